import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/Button';
import { Icon, type IconName } from '../parts/icons';
import { Page } from '../parts/Page';
import { Segments } from '../parts/Segments';
import { Stage } from '../parts/Stage';
import { useChosenPattern, useDataWords, usePatient, usePatientState } from '../patientContext';

const SPEEDS = { '50': 0.5, '75': 0.75, '100': 1 } as const;
type Speed = keyof typeof SPEEDS;

/** The parts of the set phase; a camera cannot see them, so they are told and not judged. */
const SET_PHASE = [
  ['align', 'standing'],
  ['breathe', 'wind'],
  ['stabilise', 'target'],
] as const satisfies readonly (readonly [string, IconName])[];

/** The figure shows the movement; beside it, how to get set. */
export function WatchPage() {
  const { t } = useTranslation();
  const words = useDataWords();
  const pattern = useChosenPattern();
  const { options } = usePatient();
  const send = usePatientState((state) => state.send);
  const side = usePatientState((state) => state.session.choice?.sides[0] ?? 'both');
  const [playing, setPlaying] = useState(true);
  const [speed, setSpeed] = useState<Speed>('100');
  const [view, setView] = useState<'front' | 'side'>(
    pattern.views[0] === 'side' ? 'side' : 'front',
  );
  const path = `pattern.${pattern.id}`;
  const cues = [words(`${path}.cueOut`), words(`${path}.cueBack`)].filter((cue) => cue);

  return (
    <Page title={t('watch.title', { name: words(`${path}.name`) ?? pattern.id })}>
      <div className="watch">
        <div className="watch-stage">
          <Stage
            pattern={pattern}
            side={side}
            view={view}
            speed={SPEEDS[speed]}
            playing={playing}
            showPath
          />
          <div className="watch-controls">
            <Button
              icon={playing ? 'pause' : 'play'}
              testId="play"
              onPress={() => setPlaying(!playing)}
            >
              {t(playing ? 'watch.pause' : 'watch.play')}
            </Button>
            <Segments
              legend={t('watch.speed')}
              name="speed"
              value={speed}
              onChange={setSpeed}
              options={[
                { value: '50', label: t('watch.speed-50') },
                { value: '75', label: t('watch.speed-75') },
                { value: '100', label: t('watch.speed-100') },
              ]}
            />
            <Segments
              legend={t('watch.view')}
              name="view"
              value={view}
              onChange={setView}
              options={[
                { value: 'front', label: t('watch.view-front') },
                { value: 'side', label: t('watch.view-side') },
              ]}
            />
          </div>
        </div>
        <div className="watch-words">
          <h2>{t('watch.setTitle')}</h2>
          <ol className="set-phase">
            {SET_PHASE.map(([part, icon]) => (
              <li key={part}>
                <span className="set-icon">
                  <Icon name={icon} />
                </span>
                <div>
                  <h3>{t(`watch.${part}`)}</h3>
                  <p>{words(`${path}.${part}`)}</p>
                </div>
              </li>
            ))}
            <li>
              <span className="set-icon">
                <Icon name="repeat" />
              </span>
              <div>
                <h3>{t('watch.move')}</h3>
                <p>{cues.join('. ')}.</p>
              </div>
            </li>
          </ol>
          <div className="actions">
            <Button
              kind="primary"
              icon="arrowOn"
              iconAfter
              testId="start"
              onPress={() => send({ kind: 'start', countdown: options.countdown ?? undefined })}
            >
              {t('watch.start')}
            </Button>
            <Button kind="quiet" icon="arrowBack" onPress={() => send({ kind: 'back' })}>
              {t('watch.back')}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}
