import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pattern } from '../../core/movement/pattern';
import { MovementFacts } from '../parts/MovementFacts';
import { MovementPicture } from '../parts/MovementPicture';
import { Page } from '../parts/Page';
import { useDataWords, usePatient, usePatientState } from '../patientContext';
import { ChosenMovement } from './ChosenMovement';

function MovementCard(props: { readonly pattern: Pattern; onChoose(): void }) {
  const words = useDataWords();
  const { pattern } = props;
  const name = words(`pattern.${pattern.id}.name`) ?? pattern.id;
  return (
    <li className="movement-card">
      <div className="movement-picture">
        <MovementPicture pattern={pattern} />
      </div>
      <div className="movement-words">
        <h2>
          <button
            type="button"
            className="movement-button"
            data-testid={`choose-${pattern.id}`}
            onClick={props.onChoose}
          >
            {name}
          </button>
        </h2>
        <p>{words(`pattern.${pattern.id}.goodFor`)}</p>
        <MovementFacts pattern={pattern} />
      </div>
    </li>
  );
}

/** The first page: eight movements, each with its picture; then the one that was picked, with its side. */
export function ChoosePage() {
  const { t } = useTranslation();
  const { patterns, options } = usePatient();
  const ended = usePatientState((state) => state.session.endedBy !== null);
  const known = patterns.some((pattern) => pattern.id === options.pattern);
  const [pickedId, setPickedId] = useState<string | null>(known ? options.pattern : null);
  const picked = patterns.find((pattern) => pattern.id === pickedId);

  if (ended) {
    return (
      <Page title={t('stopped.adviceTitle')} lead={t('choose.endedForToday')} narrow>
        <p className="fact">{t('app.notMedical')}</p>
      </Page>
    );
  }
  if (picked !== undefined)
    return <ChosenMovement pattern={picked} onBack={() => setPickedId(null)} />;
  return (
    <Page title={t('choose.title')} lead={t('choose.lead')}>
      {options.pattern !== null && !known && (
        <p className="note" role="status">
          {t('choose.unknownPattern', { id: options.pattern })}
        </p>
      )}
      <ul className="movement-grid">
        {patterns.map((pattern) => (
          <MovementCard
            key={pattern.id}
            pattern={pattern}
            onChoose={() => setPickedId(pattern.id)}
          />
        ))}
      </ul>
      <p className="fact">{t('app.notMedical')}</p>
    </Page>
  );
}
