import { useTranslation } from 'react-i18next';
import type { ComponentScore } from '../../core/movement/trial';
import { judgeSet } from '../../core/program/judgeSet';
import { countOf, type SetRecord } from '../../core/program/sessionState';
import { Button } from '../parts/Button';
import { Icon } from '../parts/icons';
import { Page } from '../parts/Page';
import { RepetitionList } from '../parts/RepetitionList';
import { SymptomScales } from '../parts/SymptomScales';
import { TrialsExport } from '../parts/TrialsExport';
import { useDataWords, usePatient, usePatientState } from '../patientContext';
import { Advice } from './StoppedPage';

function Verdict({ set }: { readonly set: SetRecord }) {
  const { t } = useTranslation();
  const words = useDataWords();
  const { best, workOn, unmeasured } = judgeSet(set.trials);
  const sentence = (score: ComponentScore) => words(`quality.${score.sentence}`, score.values);
  const next =
    workOn === null
      ? t('summary.nothingToWorkOn')
      : workOn.kind === 'compensation'
        ? `${t(`compensation.${workOn.id}.after`)} ${t(`compensation.${workOn.id}.now`)}.`
        : sentence(workOn.score);
  return (
    <>
      <div className="verdicts">
        {best !== null && (
          <section className="card verdict good">
            <span className="verdict-icon">
              <Icon name="star" />
            </span>
            <div>
              <h3>{t('summary.good')}</h3>
              <p>{sentence(best)}</p>
            </div>
          </section>
        )}
        <section className="card verdict">
          <span className="verdict-icon">
            <Icon name="target" />
          </span>
          <div>
            <h3>{t('summary.workOn')}</h3>
            <p>{next}</p>
          </div>
        </section>
      </div>
      <RepetitionList trials={set.trials} />
      <details className="unmeasured">
        <summary>{t('summary.unmeasured')}</summary>
        {unmeasured.length === 0 ? (
          <p>{t('summary.allMeasured')}</p>
        ) : (
          <ul>
            {unmeasured.map(({ component, reason }) => (
              <li key={component}>
                {t('summary.unmeasuredLine', {
                  component: t(`component.${component}`),
                  reason: t(`notMeasurable.${reason}`),
                })}
              </li>
            ))}
          </ul>
        )}
      </details>
    </>
  );
}

function SetSummary({ set, dose }: { readonly set: SetRecord; readonly dose: number }) {
  const { t } = useTranslation();
  return (
    <section className="set-summary">
      <h2>
        {t(set.side === 'both' ? 'summary.setBoth' : 'summary.set', {
          side: t(`do.side.${set.side}`),
          done: countOf(set),
          dose,
        })}
      </h2>
      {set.trials.length > 0 ? (
        <Verdict set={set} />
      ) : (
        set.selfCounted > 0 && <p>{t('summary.selfCounted')}</p>
      )}
    </section>
  );
}

function HowItFeels() {
  const { t } = useTranslation();
  const send = usePatientState((state) => state.send);
  const endedBy = usePatientState((state) => state.session.endedBy);
  const after = usePatientState((state) => state.session.symptomsAfter);
  if (endedBy !== null) return <Advice sign={endedBy} />;
  if (after !== null)
    return (
      <p className="note good" role="status">
        <Icon name="check" />
        <span>{t('summary.feelThanks')}</span>
      </p>
    );
  return (
    <section className="card">
      <h2>{t('summary.feelTitle')}</h2>
      <SymptomScales
        action={t('summary.feelSave')}
        testId="feel-save"
        onDone={(symptoms) => send({ kind: 'symptoms-after', symptoms })}
      />
    </section>
  );
}

/** What was done, one thing that went well, one to work on, and how it feels now. */
export function SummaryPage() {
  const { t } = useTranslation();
  const { options, exercise } = usePatient();
  const send = usePatientState((state) => state.send);
  const sets = usePatientState((state) => state.session.sets);
  const dose = usePatientState((state) => state.session.choice?.dose ?? 0);
  const ended = usePatientState((state) => state.session.endedBy !== null);
  const answered = usePatientState((state) => state.session.symptomsAfter !== null);
  const total = sets.reduce((sum, set) => sum + countOf(set), 0);
  return (
    <Page title={t('summary.title')} className="summary">
      <section className="outcome">
        <p className="outcome-word">{t(total > 0 ? 'summary.wellDone' : 'summary.nothing')}</p>
        <p className="lead">
          {total > 0 ? t('summary.total', { count: total }) : t('summary.nothingText')}
        </p>
      </section>
      {total > 0 &&
        sets.map((set, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sets are only ever added at the end
          <SetSummary key={i} set={set} dose={dose} />
        ))}
      <HowItFeels />
      {!ended && (
        <div className="actions">
          <Button
            kind="primary"
            icon="repeat"
            waiting={!answered}
            describedBy="feel-first"
            testId="again"
            onPress={() => send({ kind: 'again', countdown: options.countdown ?? undefined })}
          >
            {t('summary.again')}
          </Button>
          <Button
            icon="arrowOn"
            waiting={!answered}
            describedBy="feel-first"
            testId="another"
            onPress={() => {
              exercise.close();
              send({ kind: 'choose-another' });
            }}
          >
            {t('summary.another')}
          </Button>
          <p id="feel-first" className="fact">
            {answered ? '' : t('summary.feelFirst')}
          </p>
        </div>
      )}
      <TrialsExport sets={sets} />
    </Page>
  );
}
