import { useTranslation } from 'react-i18next';
import type { SetRecord } from '../../core/program/sessionState';
import { usePatientState } from '../patientContext';
import { Button } from './Button';

/** What was counted, as a file: numbers in capture seconds, no picture. */
export function TrialsExport({ sets }: { readonly sets: readonly SetRecord[] }) {
  const { t } = useTranslation();
  const pattern = usePatientState((state) => state.session.choice?.pattern ?? '');
  const text = JSON.stringify({ schema: 1, pattern, sets });
  const save = () => {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `retrace-${pattern}.json`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className="actions export">
      <Button icon="save" testId="save" onPress={save}>
        {t('summary.save')}
      </Button>
      <p className="fact">{t('summary.saveHint')}</p>
      {/* For whoever drives the page from outside: the same as the file. */}
      <data id="trials" hidden value={text} />
    </div>
  );
}
