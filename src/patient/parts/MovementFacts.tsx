import { useTranslation } from 'react-i18next';
import type { Pattern } from '../../core/movement/pattern';
import { Icon } from './icons';

/** Where the body and the camera are for a movement, as a picture and a word each. */
export function MovementFacts({ pattern }: { readonly pattern: Pattern }) {
  const { t } = useTranslation();
  return (
    <ul className="facts">
      <li className="fact">
        <Icon name={pattern.posture} />
        {t(`choose.${pattern.posture}`)}
      </li>
      <li className="fact">
        <Icon name={pattern.views[0] === 'front' ? 'camera' : 'turn'} />
        {t(`choose.camera-${pattern.views[0]!}`)}
      </li>
    </ul>
  );
}
