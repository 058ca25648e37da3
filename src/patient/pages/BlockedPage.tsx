import { useTranslation } from 'react-i18next';
import type { Block } from '../../core/program/sessionState';
import { Button } from '../parts/Button';
import { Icon } from '../parts/icons';
import { Page } from '../parts/Page';
import { usePatientState } from '../patientContext';

function Items({ block }: { readonly block: Block }) {
  const { t } = useTranslation();
  if (block.why === 'symptoms-too-high') return null;
  const sentences =
    block.why === 'precaution'
      ? block.items.map((item) => t(`precautionScreen.${item}`))
      : block.items.map((item) => t(`notToday.${item}`));
  return (
    <div className="note">
      <Icon name="warn" />
      <div>
        <p>{t(`blocked.${block.why}`)}</p>
        {sentences.map((sentence) => (
          <p key={sentence}>
            <strong>{sentence}</strong>
          </p>
        ))}
      </div>
    </div>
  );
}

/** No exercise now, and whom to ask. */
export function BlockedPage({ block }: { readonly block: Block }) {
  const { t } = useTranslation();
  const send = usePatientState((state) => state.send);
  const advice = {
    precaution: t('blocked.precautionAdvice'),
    'not-today': t('blocked.notTodayAdvice'),
    'symptoms-too-high': t('blocked.symptoms-too-high'),
  }[block.why];
  return (
    <Page
      title={block.why === 'precaution' ? t('blocked.title') : t('blocked.notTodayTitle')}
      narrow
    >
      <Items block={block} />
      <p className="lead">{advice}</p>
      <div className="actions">
        <Button
          kind="primary"
          onPress={() => {
            send({ kind: 'back' });
            send({ kind: 'back' });
          }}
        >
          {t('blocked.leave')}
        </Button>
        <Button kind="quiet" icon="arrowBack" onPress={() => send({ kind: 'back' })}>
          {t('blocked.mistake')}
        </Button>
      </div>
    </Page>
  );
}
