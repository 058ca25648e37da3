import { I18nextProvider, useTranslation } from 'react-i18next';
import type { createWords } from '../cues/strings/i18n';
import { PatientPages } from '../patient/PatientPages';
import { PatientContext, type PatientServices } from '../patient/patientContext';
import { ErrorBoundary } from './ErrorBoundary';

function Broken() {
  const { t } = useTranslation();
  return (
    <main className="page narrow" role="alert">
      <h1>{t('app.brokenTitle')}</h1>
      <p className="lead">{t('app.brokenText')}</p>
      <div className="actions">
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          {t('app.reload')}
        </button>
      </div>
    </main>
  );
}

interface AppProps {
  readonly words: ReturnType<typeof createWords>;
  readonly services: PatientServices;
}

/** The pages, with everything they need handed in. */
export function App({ words, services }: AppProps) {
  return (
    <I18nextProvider i18n={words}>
      <ErrorBoundary fallback={<Broken />}>
        <PatientContext value={services}>
          <PatientPages />
        </PatientContext>
      </ErrorBoundary>
    </I18nextProvider>
  );
}
