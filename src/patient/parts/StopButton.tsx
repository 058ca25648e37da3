import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePatientState } from '../patientContext';
import { Icon } from './icons';

/** STOP: always there, at once, by pointer or by the Escape key. */
export function StopButton() {
  const { t } = useTranslation();
  const send = usePatientState((state) => state.send);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') send({ kind: 'stop' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [send]);

  return (
    <button
      type="button"
      className="stop"
      data-testid="stop"
      title={t('app.stopHint')}
      aria-keyshortcuts="Escape"
      onClick={() => send({ kind: 'stop' })}
    >
      <Icon name="stop" />
      {t('app.stop')}
    </button>
  );
}
