import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DoActivity, waitsForWord } from '../../core/program/sessionState';
import { usePatient, usePatientState } from '../patientContext';
import { Button } from './Button';
import { CameraProblem } from './CameraProblem';
import { Icon } from './icons';

/** Whole seconds until `until` on the page's clock. */
function useSecondsLeft(until: number): number {
  const left = () => Math.max(0, Math.ceil(until - performance.now() / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds(left()), 100);
    setSeconds(left());
    return () => window.clearInterval(timer);
  });
  return seconds;
}

function Veil({ children }: { readonly children: ReactNode }) {
  return <div className="veil">{children}</div>;
}

function Countdown({ until }: { readonly until: number }) {
  const { t } = useTranslation();
  const left = useSecondsLeft(until);
  return (
    <Veil>
      <p className="veil-title">{t('do.getReady')}</p>
      <p className="countdown" role="status" key={left}>
        {left}
      </p>
    </Veil>
  );
}

function Rest({ until }: { readonly until: number }) {
  const { t } = useTranslation();
  const left = useSecondsLeft(until);
  const send = usePatientState((state) => state.send);
  const next = usePatientState(
    ({ session }) => session.choice?.sides[session.sets.length] ?? 'both',
  );
  return (
    <Veil>
      <p className="veil-title" role="status">
        {t('do.restTitle')}
      </p>
      <p className="countdown">{t('do.restLeft', { count: left })}</p>
      <p className="veil-text">{t('do.restText', { side: t(`do.side.${next}`) })}</p>
      <Button kind="primary" icon="play" onPress={() => send({ kind: 'skip-rest' })}>
        {t('do.skipRest')}
      </Button>
    </Veil>
  );
}

function Paused({ activity }: { readonly activity: Extract<DoActivity, { kind: 'paused' }> }) {
  const { t } = useTranslation();
  const { exercise, options } = usePatient();
  const send = usePatientState((state) => state.send);
  const tracker = usePatientState((state) => state.tracker);
  const { why } = activity;
  if (why === 'tracker-failed' && tracker.kind === 'failed')
    return (
      <Veil>
        <CameraProblem failure={tracker.failure} detail={tracker.detail} />
        <div className="actions">
          <Button kind="primary" icon="repeat" onPress={() => exercise.reopen()}>
            {t('camera.tryAgain')}
          </Button>
          <Button icon="cameraOff" onPress={() => exercise.goUnseen()}>
            {t('camera.without')}
          </Button>
        </div>
      </Veil>
    );
  return (
    <Veil>
      <p className="veil-title">
        <Icon name="pause" />
        {t('do.paused')}
      </p>
      <p className="veil-text" role="status" data-testid={`paused-${why}`}>
        {t(`do.why.${why}`)}
      </p>
      {waitsForWord(why) ? (
        <>
          {why !== 'asked' && <p className="veil-hint">{t('do.pressToGoOn')}</p>}
          <Button
            kind="primary"
            icon="play"
            testId="carry-on"
            onPress={() => send({ kind: 'resume', countdown: options.countdown ?? undefined })}
          >
            {t('do.resume')}
          </Button>
        </>
      ) : (
        <p className="veil-hint">{t('do.goesOnAlone')}</p>
      )}
    </Veil>
  );
}

/** What lies over the figures while the set is not running: countdown, pause, rest. */
export function DoOverlay({ activity }: { readonly activity: DoActivity }) {
  switch (activity.kind) {
    case 'countdown':
      return <Countdown until={activity.until} />;
    case 'resting':
      return <Rest until={activity.until} />;
    case 'paused':
      return <Paused activity={activity} />;
    case 'running':
      return null;
  }
}
