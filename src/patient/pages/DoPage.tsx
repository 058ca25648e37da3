import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { countOf, type DoActivity, waitsForWord } from '../../core/program/sessionState';
import { BreathGuide } from '../parts/BreathGuide';
import { Button } from '../parts/Button';
import { DoOverlay } from '../parts/DoOverlay';
import { MovementProgress } from '../parts/MovementProgress';
import { Page } from '../parts/Page';
import { Stage } from '../parts/Stage';
import { useChosenPattern, useDataWords, usePatient, usePatientState } from '../patientContext';

/** Space pauses and goes on, wherever the focus is, but on a control it keeps its own meaning. */
function useSpaceKey(activity: DoActivity) {
  const { options } = usePatient();
  const send = usePatientState((state) => state.send);
  const { kind } = activity;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.repeat) return;
      if ((event.target as HTMLElement).closest('button, a, input, select, textarea')) return;
      event.preventDefault();
      if (kind === 'paused') send({ kind: 'resume', countdown: options.countdown ?? undefined });
      else send({ kind: 'pause', why: 'asked' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [kind, send, options.countdown]);
}

function Count() {
  const { t } = useTranslation();
  const set = usePatientState((state) => state.session.sets.at(-1));
  const dose = usePatientState((state) => state.session.choice?.dose ?? 0);
  const done = set === undefined ? 0 : countOf(set);
  return (
    <p className="count" role="status" aria-label={t('do.countSpoken', { done, dose })}>
      <span key={done} className="count-done" data-testid="count">
        {done}
      </span>
      <span className="count-of">{t('do.countOf', { dose })}</span>
    </p>
  );
}

function CueNow() {
  const words = useDataWords();
  const cue = usePatientState((state) => state.cue);
  const pattern = useChosenPattern();
  const path = cue?.words ?? `pattern.${pattern.id}.cueOut`;
  const tone = cue?.tone ?? 'do';
  return (
    <>
      <p className={`cue cue-${tone}`} data-testid="cue">
        {words(path)}
      </p>
      {/* What comes next is seen all the time; only what is new is worth interrupting for. */}
      <p className="hidden-visually" role="status">
        {tone === 'do' ? '' : words(path)}
      </p>
    </>
  );
}

/** The exercise itself: the model and oneself side by side, the count, one cue, the breath. */
export function DoPage({ activity }: { readonly activity: DoActivity }) {
  const { t } = useTranslation();
  const words = useDataWords();
  const { exercise, options } = usePatient();
  const pattern = useChosenPattern();
  const send = usePatientState((state) => state.send);
  const source = usePatientState((state) => state.source);
  const side = usePatientState((state) => state.session.sets.at(-1)?.side ?? 'both');
  const seen = source === 'camera' || source === 'file';
  useSpaceKey(activity);
  const frameSource = useCallback(
    () => (exercise.live.observation === null ? null : exercise.live.frame),
    [exercise],
  );
  const paused = activity.kind === 'paused';

  return (
    <Page
      title={t('do.title', { name: words(`pattern.${pattern.id}.name`) ?? pattern.id })}
      quietTitle
      className="do"
    >
      <div className="do-stage">
        <Stage
          pattern={pattern}
          side={side}
          view={pattern.views[0] === 'side' ? 'side' : 'front'}
          playing={!paused && activity.kind !== 'resting'}
          {...(seen ? { frameSource } : {})}
        />
        <div className="stage-names" aria-hidden="true">
          <span>{t('do.model')}</span>
          {seen && <span>{t('do.you')}</span>}
        </div>
        <DoOverlay activity={activity} />
      </div>
      <div className="do-words">
        <Count />
        <div className="do-cue">
          {activity.kind !== 'resting' && <CueNow />}
          {seen ? <MovementProgress /> : <p className="fact">{t('do.countOneHint')}</p>}
        </div>
        <BreathGuide />
      </div>
      <div className="do-actions">
        {!seen && activity.kind === 'running' && (
          <Button
            kind="primary"
            icon="plus"
            testId="count-one"
            onPress={() => send({ kind: 'count-one' })}
          >
            {t('do.countOne')}
          </Button>
        )}
        {activity.kind === 'paused' && waitsForWord(activity.why) && (
          <Button
            icon="play"
            testId="resume"
            onPress={() => send({ kind: 'resume', countdown: options.countdown ?? undefined })}
          >
            {t('do.resume')}
          </Button>
        )}
        {(activity.kind === 'running' || activity.kind === 'countdown') && (
          <Button icon="pause" testId="pause" onPress={() => send({ kind: 'pause', why: 'asked' })}>
            {t('do.pause')}
          </Button>
        )}
        <Button icon="flag" testId="finish" onPress={() => send({ kind: 'finish' })}>
          {t('do.finish')}
        </Button>
        {side !== 'both' && <p className="fact do-side">{t(`do.side.${side}`)}</p>}
        <p className="fact do-keys">{t('do.keys')}</p>
      </div>
    </Page>
  );
}
