import { useTranslation } from 'react-i18next';
import type { TrackerFailure } from '../tracker';
import { Icon } from './icons';

/** What is wrong with the camera or the video, and what to do about it. */
export function CameraProblem(props: {
  readonly failure: TrackerFailure;
  /** The file, the place and what was expected, where the tracker knows it. */
  readonly detail: string | undefined;
}) {
  const { t } = useTranslation();
  const { failure, detail } = props;
  return (
    <section className="note" role="alert" data-testid={`problem-${failure}`}>
      <Icon name={failure === 'file-unreadable' ? 'file' : 'cameraOff'} />
      <div>
        <h2>{t(`cameraProblem.${failure}.title`)}</h2>
        <p>{t(`cameraProblem.${failure}.text`)}</p>
        {failure === 'file-unreadable' && detail !== undefined && (
          <p className="detail">{detail}</p>
        )}
      </div>
    </section>
  );
}
