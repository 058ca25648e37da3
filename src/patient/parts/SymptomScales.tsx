import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Symptoms } from '../../core/program/stopRules';
import { Button } from './Button';
import { Scale } from './Scale';

interface SymptomScalesProps {
  /** Words of the button that hands the answer in. */
  readonly action: string;
  readonly testId: string;
  onDone(symptoms: Symptoms): void;
}

/** Pain and dizziness; neither has an answer until one was given. */
export function SymptomScales({ action, testId, onDone }: SymptomScalesProps) {
  const { t } = useTranslation();
  const hint = useId();
  const [pain, setPain] = useState<number | null>(null);
  const [dizziness, setDizziness] = useState<number | null>(null);
  const missing = pain === null || dizziness === null;
  return (
    <div className="symptoms">
      <Scale what="pain" value={pain} onChange={setPain} />
      <Scale what="dizziness" value={dizziness} onChange={setDizziness} />
      <div className="actions">
        <Button
          kind="primary"
          waiting={missing}
          describedBy={hint}
          testId={testId}
          onPress={() => {
            if (pain !== null && dizziness !== null) onDone({ pain, dizziness });
          }}
        >
          {action}
        </Button>
        <p id={hint} className="fact">
          {missing ? t('before.feelMissing') : ''}
        </p>
      </div>
    </div>
  );
}
