import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/Button';
import { CameraPreview } from '../parts/CameraPreview';
import { CameraProblem } from '../parts/CameraProblem';
import { Icon } from '../parts/icons';
import { Page } from '../parts/Page';
import { loadStage } from '../parts/Stage';
import { ViewCheckList } from '../parts/ViewCheckList';
import { usePatient, usePatientState } from '../patientContext';
import type { CameraDevice } from '../tracker';

/** Picks a video from the device instead of the camera. */
function VideoPicker({ kind = 'normal' }: { readonly kind?: 'primary' | 'normal' | 'quiet' }) {
  const { t } = useTranslation();
  const { exercise } = usePatient();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <label htmlFor={id} className="hidden-visually">
        {t('camera.pickVideo')}
      </label>
      <input
        ref={input}
        id={id}
        className="hidden-visually"
        type="file"
        tabIndex={-1}
        accept="video/*"
        data-testid="video-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) exercise.openFile(file);
          event.target.value = '';
        }}
      />
      <Button kind={kind} icon="file" onPress={() => input.current?.click()}>
        {t('camera.useVideo')}
      </Button>
    </>
  );
}

/** Explained before the browser asks: why, and that nothing leaves. */
function BeforePermission() {
  const { t } = useTranslation();
  const { exercise, options } = usePatient();
  return (
    <section className="card permission">
      <div className="permission-mark">
        <Icon name="camera" />
      </div>
      <div className="permission-words">
        <h2>{t('camera.why')}</h2>
        <p>{t('camera.whyText')}</p>
        <p className="note calm">
          <Icon name="lock" />
          <strong>{t('camera.private')}</strong>
        </p>
        <p>{t('camera.ask')}</p>
        <div className="actions">
          <Button
            kind={options.file ? 'normal' : 'primary'}
            icon="camera"
            testId="camera-on"
            onPress={() => exercise.openCamera()}
          >
            {t('camera.turnOn')}
          </Button>
          <VideoPicker kind={options.file ? 'primary' : 'normal'} />
          <Button kind="quiet" testId="without-camera" onPress={() => exercise.goUnseen()}>
            {t('camera.without')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function CameraChoice() {
  const { t } = useTranslation();
  const { exercise } = usePatient();
  const id = useId();
  const [cameras, setCameras] = useState<readonly CameraDevice[]>([]);
  useEffect(() => {
    let here = true;
    void exercise.cameras().then((found) => {
      if (here) setCameras(found);
    });
    return () => {
      here = false;
    };
  }, [exercise]);
  if (cameras.length < 2) return null;
  return (
    <div className="camera-choice">
      <label htmlFor={id}>{t('camera.whichCamera')}</label>
      <select id={id} onChange={(event) => exercise.openCamera(event.target.value)}>
        {cameras.map((camera, i) => (
          <option key={camera.id} value={camera.id}>
            {camera.label || t('camera.cameraNumber', { number: i + 1 })}
          </option>
        ))}
      </select>
    </div>
  );
}

function GoOn() {
  const { t } = useTranslation();
  const { options } = usePatient();
  const send = usePatientState((state) => state.send);
  return (
    <div className="actions">
      <Button kind="primary" icon="play" testId="watch" onPress={() => send({ kind: 'watch' })}>
        {t('camera.watchFirst')}
      </Button>
      <Button
        icon="arrowOn"
        iconAfter
        testId="start-now"
        onPress={() => send({ kind: 'start', countdown: options.countdown ?? undefined })}
      >
        {t('camera.startNow')}
      </Button>
    </div>
  );
}

/** Whether the camera sees what it must, in words, before anything is done. */
export function CameraPage() {
  const { t } = useTranslation();
  const { exercise } = usePatient();
  const source = usePatientState((state) => state.source);
  const tracker = usePatientState((state) => state.tracker);
  const send = usePatientState((state) => state.send);
  useEffect(() => {
    // What fails here is tried again, and told, where it is needed.
    const timer = window.setTimeout(() => loadStage().catch(() => {}), 800);
    return () => window.clearTimeout(timer);
  }, []);
  const backButton = (
    <Button
      kind="quiet"
      icon="arrowBack"
      onPress={() => {
        exercise.close();
        send({ kind: 'back' });
      }}
    >
      {t('choose.back')}
    </Button>
  );
  const back = <div className="actions">{backButton}</div>;

  if (source === 'none')
    return (
      <Page title={t('camera.title')}>
        <BeforePermission />
        {back}
      </Page>
    );
  if (source === 'unseen')
    return (
      <Page title={t('camera.title')} narrow>
        <p className="note calm">
          <Icon name="cameraOff" />
          <span>{t('camera.unseen')}</span>
        </p>
        <GoOn />
        <div className="actions">
          <Button icon="camera" onPress={() => exercise.openCamera()}>
            {t('camera.turnOn')}
          </Button>
        </div>
        {back}
      </Page>
    );
  if (tracker.kind === 'failed')
    return (
      <Page title={t('camera.title')} narrow>
        <CameraProblem failure={tracker.failure} detail={tracker.detail} />
        <div className="actions">
          <Button kind="primary" icon="repeat" testId="try-again" onPress={() => exercise.reopen()}>
            {t('camera.tryAgain')}
          </Button>
          <VideoPicker />
          <Button icon="cameraOff" testId="without-camera" onPress={() => exercise.goUnseen()}>
            {t('camera.without')}
          </Button>
        </div>
        {back}
      </Page>
    );
  return (
    <Page title={t('camera.title')}>
      <div className="camera-check">
        <CameraPreview />
        <div className="camera-words">
          <ViewCheckList />
          <GoOn />
          {source === 'camera' && <CameraChoice />}
        </div>
      </div>
      <div className="actions">
        {backButton}
        <VideoPicker kind="quiet" />
      </div>
    </Page>
  );
}
