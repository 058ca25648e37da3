import { useTranslation } from 'react-i18next';
import { type ActivePhase, countOf } from '../../core/program/sessionState';
import { EMERGENCY_SIGNS, WARNING_SIGNS, type WarningSign } from '../../core/program/stopRules';
import { Button } from '../parts/Button';
import { Icon } from '../parts/icons';
import { Page } from '../parts/Page';
import { usePatient, usePatientState } from '../patientContext';

/** What to do after a warning sign; said here and after a set. */
export function Advice({ sign }: { readonly sign: WarningSign }) {
  const { t } = useTranslation();
  return (
    <section className="note advice" role="alert">
      <Icon name={EMERGENCY_SIGNS.includes(sign) ? 'phone' : 'warn'} />
      <div>
        <h2>{t('stopped.adviceTitle')}</h2>
        <p className="lead">{t(`stopped.advice.${sign}`)}</p>
        <p>{t('stopped.forToday')}</p>
      </div>
    </section>
  );
}

/** After STOP: calm, and one question. */
export function StoppedPage({ from }: { readonly from: ActivePhase }) {
  const { t } = useTranslation();
  const { options } = usePatient();
  const send = usePatientState((state) => state.send);
  const endedBy = usePatientState((state) => state.session.endedBy);
  const set = usePatientState((state) => state.session.sets.at(-1));
  const dose = usePatientState((state) => state.session.choice?.dose ?? 0);
  const finish = () => send({ kind: 'finish' });

  return (
    <Page title={t('stopped.title')} lead={t('stopped.breathe')} narrow className="stopped">
      {endedBy === null ? (
        <>
          {set !== undefined && (
            <p className="note calm">
              <Icon name="check" />
              <span>{t('stopped.kept', { done: countOf(set), dose })}</span>
            </p>
          )}
          <h2>{t('stopped.ask')}</h2>
          <div className="stopped-break">
            <p className="fact">{t('stopped.tired')}</p>
            <div className="actions">
              {from.kind !== 'choose' && (
                <Button
                  kind="primary"
                  icon="play"
                  testId="carry-on"
                  onPress={() =>
                    send({ kind: 'resume', countdown: options.countdown ?? undefined })
                  }
                >
                  {t('stopped.backToSet')}
                </Button>
              )}
              <Button icon="flag" testId="finish" onPress={finish}>
                {t('stopped.end')}
              </Button>
            </div>
          </div>
          <ul className="reasons">
            {WARNING_SIGNS.map((sign) => (
              <li key={sign}>
                <Button
                  icon="warn"
                  testId={`sign-${sign}`}
                  onPress={() => send({ kind: 'report', sign })}
                >
                  {t(`stopped.sign.${sign}`)}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <Advice sign={endedBy} />
          <div className="actions">
            <Button kind="primary" icon="flag" testId="finish" onPress={finish}>
              {t('stopped.end')}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}
