import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pattern } from '../../core/movement/pattern';
import { DEFAULT_DOSE, type SetSide } from '../../core/program/sessionState';
import { Button } from '../parts/Button';
import { Icon } from '../parts/icons';
import { MovementFacts } from '../parts/MovementFacts';
import { MovementPicture } from '../parts/MovementPicture';
import { Page } from '../parts/Page';
import { Segments } from '../parts/Segments';
import { useDataWords, usePatient, usePatientState } from '../patientContext';

const SIDES = {
  left: ['left'],
  right: ['right'],
  inTurn: ['left', 'right'],
} as const satisfies Record<string, readonly SetSide[]>;
type SideChoice = keyof typeof SIDES;

/** One movement, large: what it is for, where the camera goes, and which side moves. */
export function ChosenMovement(props: { readonly pattern: Pattern; onBack(): void }) {
  const { pattern } = props;
  const { t } = useTranslation();
  const words = useDataWords();
  const send = usePatientState((state) => state.send);
  const [side, setSide] = useState<SideChoice>('right');
  const { options } = usePatient();
  const oneSided = pattern.sides === 'one' && !options.findSide;

  const go = () =>
    send({
      kind: 'choose',
      choice: {
        pattern: pattern.id,
        sides: oneSided ? SIDES[side] : ['both'],
        dose: options.dose ?? DEFAULT_DOSE,
      },
    });

  return (
    <Page
      title={words(`pattern.${pattern.id}.name`) ?? pattern.id}
      lead={words(`pattern.${pattern.id}.goodFor`)}
    >
      <div className="chosen">
        <div className="chosen-picture">
          <MovementPicture pattern={pattern} />
        </div>
        <div className="chosen-words">
          <MovementFacts pattern={pattern} />
          <p className="note calm">
            <Icon name="camera" />
            <span>
              {t('choose.place')} {t(`choose.place-${pattern.views[0]!}`)}
            </span>
          </p>
          {oneSided && (
            <Segments
              legend={t('choose.whichSide')}
              name="side"
              tiles
              value={side}
              onChange={setSide}
              options={[
                { value: 'left', label: t('choose.left') },
                { value: 'right', label: t('choose.right') },
                { value: 'inTurn', label: t('choose.inTurn') },
              ]}
            />
          )}
          {pattern.precautions.length > 0 && (
            <div className="care">
              <h2>{t('choose.careTitle')}</h2>
              <ul>
                {pattern.precautions.map((precaution) => (
                  <li key={precaution}>
                    <Icon name="warn" />
                    {words(`precaution.${precaution}`) ?? precaution}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div className="actions">
            <Button kind="primary" icon="arrowOn" iconAfter testId="choose-continue" onPress={go}>
              {t('choose.continue')}
            </Button>
            <Button kind="quiet" icon="arrowBack" onPress={props.onBack}>
              {t('choose.back')}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}
