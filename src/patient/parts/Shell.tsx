import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePatientState } from '../patientContext';
import { Icon, Logo } from './icons';
import { StopButton } from './StopButton';

const STEPS = ['choose', 'before', 'camera', 'watch', 'do', 'summary'] as const;
type Step = (typeof STEPS)[number];

const isStep = (kind: string): kind is Step => (STEPS as readonly string[]).includes(kind);

/** Where one is on the way through a session; null where the way is left (STOP, blocked). */
function useStep(): Step | null {
  const kind = usePatientState((state) => state.session.phase.kind);
  if (kind === 'blocked') return 'before';
  return isStep(kind) ? kind : null;
}

function StepTrail({ now }: { readonly now: Step }) {
  const { t } = useTranslation();
  const at = STEPS.indexOf(now);
  return (
    <>
      <nav className="steps" aria-label={t('app.steps')}>
        <ol>
          {STEPS.map((step, i) => {
            const done = i < at;
            const here = i === at;
            return (
              <li
                key={step}
                className={here ? 'now' : done ? 'done' : ''}
                aria-current={here ? 'step' : undefined}
              >
                <span className="mark" aria-hidden="true">
                  {done ? <Icon name="check" /> : i + 1}
                </span>
                <span className="name">{t(`step.${step}`)}</span>
              </li>
            );
          })}
        </ol>
      </nav>
      <p className="steps-short">
        {t('app.stepOf', { number: at + 1, total: STEPS.length, name: t(`step.${now}`) })}
      </p>
    </>
  );
}

/** The frame of every page: the way past it, the name, where one is, and STOP. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const kind = usePatientState((state) => state.session.phase.kind);
  const step = useStep();
  return (
    <div className={`shell shell-${kind}`}>
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <header className="bar">
        <div className="brand">
          <Logo />
          <span className="brand-name">{t('app.name')}</span>
        </div>
        {step !== null && <StepTrail now={step} />}
        {kind !== 'choose' && kind !== 'stopped' && <StopButton />}
      </header>
      {children}
    </div>
  );
}
