import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Frame } from '../../core/body/frame';
import type { Pattern } from '../../core/movement/pattern';
import type { SetSide } from '../../core/program/sessionState';
import { useDataWords, usePatient } from '../patientContext';
import { MovementPicture } from './MovementPicture';

/** The three-dimensional scene is heavy: it comes when it is first needed, or is about to be. */
export const loadStage = () =>
  import('../../scenes/MovementStage').then((module) => ({ default: module.MovementStage }));

const MovementStage = lazy(loadStage);

interface StageProps {
  readonly pattern: Pattern;
  readonly side: SetSide;
  readonly view?: 'front' | 'side';
  readonly speed?: number;
  readonly playing?: boolean;
  readonly showPath?: boolean;
  /** Shows the patient beside the model, from the newest frame. */
  readonly frameSource?: () => Frame | null;
}

/** The figure that shows the movement, with the patient beside it if asked. */
export function Stage(props: StageProps) {
  const { pattern, side, frameSource } = props;
  const { t } = useTranslation();
  const words = useDataWords();
  const { detail } = usePatient().options;
  const [standIn, setStandIn] = useState(false);
  const name = words(`pattern.${pattern.id}.name`) ?? pattern.id;
  const texts = useMemo(
    () => ({
      description: t('watch.figure', { name }),
      noGraphics: t('watch.pictureOnly'),
      graphicsLost: t('watch.graphicsLost'),
    }),
    [t, name],
  );
  const waiting = (
    <div className="stage-waiting">
      <MovementPicture pattern={pattern} />
    </div>
  );
  return (
    <div className="stage">
      <Suspense fallback={waiting}>
        <MovementStage
          pattern={pattern}
          side={side === 'both' ? 'right' : side}
          texts={texts}
          view={props.view ?? 'front'}
          speed={props.speed ?? 1}
          playing={props.playing ?? true}
          showPath={props.showPath ?? false}
          onProblem={({ kind }) => {
            if (kind === 'avatar') setStandIn(true);
          }}
          {...(detail ? { detail } : {})}
          {...(frameSource ? { showPatient: true, frameSource } : {})}
        />
      </Suspense>
      {standIn && <p className="stage-note">{t('watch.standIn')}</p>}
    </div>
  );
}
