import { useTranslation } from 'react-i18next';
import type { RepetitionTrial } from '../../core/movement/trial';
import { worstShown } from '../../core/program/judgeSet';
import { useDataWords } from '../patientContext';

/** From these scores on a repetition is called good, or very good (ours). */
const LEVELS = { high: 80, middle: 60 } as const;

/** In words; what shows an error is never called very good, and what shows none never less than good. */
function levelOf(quality: number, error: boolean): 'high' | 'middle' | 'low' {
  if (quality >= LEVELS.high && !error) return 'high';
  return quality >= LEVELS.middle || !error ? 'middle' : 'low';
}

/** Each repetition as a bar with its number and its sentence. */
export function RepetitionList({ trials }: { readonly trials: readonly RepetitionTrial[] }) {
  const { t } = useTranslation();
  const words = useDataWords();
  return (
    <section className="repetitions">
      <h3>{t('summary.each')}</h3>
      <ol>
        {trials.map((trial, i) => {
          const { quality } = trial;
          const part = worstShown(trial);
          const compensation = trial.compensations[0];
          const sentence = compensation
            ? t(`compensation.${compensation.id}.after`)
            : part
              ? words(`quality.${part.sentence}`, part.values)
              : t('praise.fine');
          return (
            <li key={trial.end}>
              <span className="repetition-number">
                <span className="hidden-visually">
                  {t('summary.repetition', { number: i + 1 })}
                </span>
                <span aria-hidden="true">{i + 1}</span>
              </span>
              <span className="repetition-bar" aria-hidden="true">
                <span style={{ inlineSize: `${Math.max(3, quality ?? 0)}%` }} />
              </span>
              <span className="repetition-words">
                <strong>
                  {quality === null
                    ? t('summary.qualityUnknown')
                    : `${t(`summary.word.${levelOf(quality, part !== null)}`)} · ${t('summary.quality', { value: Math.round(quality) })}`}
                </strong>
                {sentence && <span>{sentence}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
