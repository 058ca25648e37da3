import './look/base.css';
import './look/shell.css';
import './look/controls.css';
import './look/pages.css';
import './look/do.css';
import { BeforePage } from './pages/BeforePage';
import { BlockedPage } from './pages/BlockedPage';
import { CameraPage } from './pages/CameraPage';
import { ChoosePage } from './pages/ChoosePage';
import { DoPage } from './pages/DoPage';
import { StoppedPage } from './pages/StoppedPage';
import { SummaryPage } from './pages/SummaryPage';
import { WatchPage } from './pages/WatchPage';
import { Shell } from './parts/Shell';
import { usePatientState } from './patientContext';

function PageNow() {
  const phase = usePatientState((state) => state.session.phase);
  switch (phase.kind) {
    case 'choose':
      return <ChoosePage />;
    case 'before':
      return <BeforePage />;
    case 'blocked':
      return <BlockedPage block={phase.block} />;
    case 'camera':
      return <CameraPage />;
    case 'watch':
      return <WatchPage />;
    case 'do':
      return <DoPage activity={phase.activity} />;
    case 'summary':
      return <SummaryPage />;
    case 'stopped':
      return <StoppedPage from={phase.from} />;
  }
}

/** All pages of the patient; which one is shown is the session's phase. */
export function PatientPages() {
  return (
    <Shell>
      <PageNow />
    </Shell>
  );
}
