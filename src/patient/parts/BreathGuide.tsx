import { useTranslation } from 'react-i18next';
import { usePatientState } from '../patientContext';

const WORDS = { in: 'do.breatheIn', out: 'do.breatheOut', free: 'do.breatheFree' } as const;

/** In or out, as a word and as a ring that widens and narrows. */
export function BreathGuide() {
  const { t } = useTranslation();
  const breath = usePatientState((state) => state.breath);
  return (
    <div className={`breath breath-${breath}`}>
      <span className="breath-ring" aria-hidden="true">
        <span />
      </span>
      <span>{t(WORDS[breath])}</span>
    </div>
  );
}
