import type { CompensationId } from '../movement/compensationIds';
import type { NotMeasurableReason } from '../movement/measurement';
import {
  type ComponentScore,
  QUALITY_COMPONENTS,
  type QualityComponent,
  type RepetitionTrial,
} from '../movement/trial';

/** The few things to tell somebody about what they did; drawn from trials and nothing else. */
export interface SetJudgement {
  /** What was best over all repetitions, with its best moment; null where nothing could be rated. */
  readonly best: ComponentScore | null;
  /** The error that was shown most often; null where none was. */
  readonly workOn:
    | { readonly kind: 'compensation'; readonly id: CompensationId }
    | { readonly kind: 'component'; readonly score: ComponentScore }
    | null;
  /** Components that could not be measured in any repetition, and why. */
  readonly unmeasured: readonly {
    readonly component: QualityComponent;
    readonly reason: NotMeasurableReason;
  }[];
}

/** Sentences of the coach that name no error; any other was chosen by the one rule for showing errors. */
const WITHOUT_ERROR = /\.(good|reached|none|first|not-measurable)$/;

/** Whether the coach shows an error in this part. */
export const showsError = (part: ComponentScore): boolean => !WITHOUT_ERROR.test(part.sentence);

/** The part of a repetition with the lowest score among those in which an error is shown. */
export function worstShown(trial: RepetitionTrial): ComponentScore | null {
  let worst: ComponentScore | null = null;
  for (const name of QUALITY_COMPONENTS) {
    const part = trial.components[name];
    if (part.score === null || !showsError(part)) continue;
    if (worst === null || part.score < worst.score!) worst = part;
  }
  return worst;
}

export function judgeSet(trials: readonly RepetitionTrial[]): SetJudgement {
  const unmeasured: { component: QualityComponent; reason: NotMeasurableReason }[] = [];
  let best: { mean: number; score: ComponentScore } | null = null;
  let off: { times: number; score: ComponentScore } | null = null;
  for (const component of QUALITY_COMPONENTS) {
    const parts = trials.map((trial) => trial.components[component]);
    const rated = parts.filter((part) => part.score !== null);
    const [first] = parts;
    if (rated.length === 0) {
      // Without a reference there is nothing to measure: that is no failure of the camera.
      if (first && !first.measurement.measurable && first.measurement.reason !== 'no-reference')
        unmeasured.push({ component, reason: first.measurement.reason });
      continue;
    }
    const mean = rated.reduce((sum, part) => sum + part.score!, 0) / rated.length;
    const fine = rated.filter((part) => !showsError(part));
    if (fine.length > 0 && (best === null || mean > best.mean))
      best = { mean, score: fine.reduce((a, b) => (b.score! > a.score! ? b : a)) };
    const wrong = rated.filter(showsError);
    // Compensations are counted by their ids below.
    if (component !== 'compensation' && wrong.length > (off?.times ?? 0))
      off = { times: wrong.length, score: wrong.reduce((a, b) => (b.score! < a.score! ? b : a)) };
  }

  const often = new Map<CompensationId, number>();
  for (const trial of trials)
    for (const { id } of trial.compensations) often.set(id, (often.get(id) ?? 0) + 1);
  const [worst] = [...often].sort((a, b) => b[1] - a[1]);
  const compensated = worst !== undefined && worst[1] >= (off?.times ?? 0);
  return {
    best: best?.score ?? null,
    workOn: compensated
      ? { kind: 'compensation', id: worst[0] }
      : off && { kind: 'component', score: off.score },
    unmeasured,
  };
}
