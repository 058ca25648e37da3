import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePatient, usePatientState } from '../patientContext';
import { drawSkeleton } from './drawSkeleton';

/** The picture the camera gives, as in a mirror, with what was understood of it drawn over it. */
export function CameraPreview() {
  const { t } = useTranslation();
  const { exercise } = usePatient();
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { preview } = exercise;
  const waiting = usePatientState(({ tracker }) => tracker.kind !== 'running');

  useEffect(() => {
    if (preview === null || holder.current === null) return;
    const parent = holder.current;
    preview.muted = true;
    preview.playsInline = true;
    preview.setAttribute('aria-hidden', 'true');
    preview.tabIndex = -1;
    parent.prepend(preview);
    return () => preview.remove();
  }, [preview]);

  useEffect(() => {
    let request = 0;
    const draw = () => {
      if (canvas.current) drawSkeleton(canvas.current, preview, exercise.live.observation);
      request = requestAnimationFrame(draw);
    };
    request = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(request);
  }, [exercise, preview]);

  return (
    <div className="preview" ref={holder} role="img" aria-label={t('camera.preview')}>
      <canvas ref={canvas} />
      {waiting && <span className="preview-waiting">{t('camera.loading')}</span>}
    </div>
  );
}
