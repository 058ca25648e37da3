import { useTranslation } from 'react-i18next';
import { useChosenPattern, usePatient, usePatientState } from '../patientContext';
import { useLight } from '../useLight';
import { needsLegs } from '../viewChecks';
import { Icon, type IconName } from './icons';

const CHECKS = ['person', 'body', 'turned', 'light'] as const;
type Check = (typeof CHECKS)[number];
const CHECK_ICONS: Record<Check, IconName> = {
  person: 'person',
  body: 'wholeBody',
  turned: 'turn',
  light: 'light',
};

/** The one thing to do next, in a big sentence, and the four things the camera needs. */
export function ViewCheckList() {
  const { t } = useTranslation();
  const { exercise } = usePatient();
  const pattern = useChosenPattern();
  const side = usePatientState((state) => state.session.choice?.sides[0] ?? 'both');
  const tracker = usePatientState((state) => state.tracker);
  const source = usePatientState((state) => state.source);
  const seen = usePatientState((state) => state.checks);
  const light = useLight(exercise.preview);
  const passed: Record<Check, boolean> = { ...seen, light };
  const issue = tracker.kind === 'running' ? tracker.issue : null;

  const turn = (): string => {
    const view = pattern.views[0]!;
    if (view !== 'side') return t(`camera.next.turned-${view}`);
    return side === 'both'
      ? t('camera.next.turned-anySide')
      : t('camera.next.turned-side', { side: t(`camera.sideName.${side}`) });
  };
  const next = (): string => {
    if (tracker.kind === 'asking') return t('camera.asking');
    if (tracker.kind === 'loading' || tracker.kind === 'idle') return t('camera.loading');
    if (issue === 'black-picture') return t('cameraProblem.black-picture.text');
    if (issue === 'second-person') return t('cameraProblem.second-person.text');
    if (source === 'file') return t('camera.videoReady');
    if (!passed.person) return t('camera.next.person');
    if (!passed.body) return t(needsLegs(pattern) ? 'camera.next.body' : 'camera.next.bodyUpper');
    if (!passed.turned) return turn();
    if (!passed.light) return t('camera.next.light');
    return t('camera.next.ready');
  };

  return (
    <>
      <p className="next-thing" role="status">
        {next()}
      </p>
      <ul className="checks" aria-label={t('camera.checks')}>
        {CHECKS.map((check) => (
          <li key={check} className={passed[check] ? 'passed' : 'waiting'}>
            <span className="check-icon">
              <Icon name={CHECK_ICONS[check]} />
            </span>
            <span>{t(`camera.check.${check}`)}</span>
            <span className="check-state">
              <Icon name={passed[check] ? 'check' : 'minus'} />
              {t(passed[check] ? 'camera.checkGood' : 'camera.checkWaiting')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
