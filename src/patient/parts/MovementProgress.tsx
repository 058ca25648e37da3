import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePatient } from '../patientContext';
import { Icon } from './icons';

/** How far the movement has gone towards its target; moved every frame, past React. */
export function MovementProgress() {
  const { t } = useTranslation();
  const { exercise } = usePatient();
  const fill = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    let request = 0;
    const draw = () => {
      const { result } = exercise.live;
      const moving = result !== null && result.state === 'moving';
      const share = moving ? Math.max(0, Math.min(1, result.progress)) : 0;
      if (fill.current) fill.current.style.transform = `scaleX(${share.toFixed(3)})`;
      request = requestAnimationFrame(draw);
    };
    request = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(request);
  }, [exercise]);

  return (
    <div className="progress" role="img" aria-label={t('do.progress')}>
      <span className="progress-track">
        <span ref={fill} className="progress-fill" />
      </span>
      <Icon name="target" />
    </div>
  );
}
