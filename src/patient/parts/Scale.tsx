import { useTranslation } from 'react-i18next';

const STEPS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

interface ScaleProps {
  readonly what: 'pain' | 'dizziness';
  /** Null until something was chosen: there is no answer that nobody gave. */
  readonly value: number | null;
  onChange(value: number): void;
}

/** A symptom from 0 to 10 (clinical reference §6). */
export function Scale({ what, value, onChange }: ScaleProps) {
  const { t } = useTranslation();
  const label = t(`feel.${what}`);
  return (
    <fieldset className="scale" data-testid={`scale-${what}`}>
      <legend>{label}</legend>
      <div className="scale-row">
        {STEPS.map((number) => (
          <label key={number} className="segment">
            <input
              type="radio"
              name={`scale-${what}`}
              value={number}
              checked={value === number}
              aria-label={t('feel.outOfTen', { label, number })}
              onChange={() => onChange(number)}
            />
            <span>{number}</span>
          </label>
        ))}
      </div>
      <div className="scale-ends" aria-hidden="true">
        <span>{t(`feel.${what}Low`)}</span>
        <span>{t(`feel.${what}High`)}</span>
      </div>
    </fieldset>
  );
}
