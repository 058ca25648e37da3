import type { PoseVariant } from './poseVariant';

export interface ModelChoiceOptions {
  /**
   * Longest median time for a frame that still feels immediate, ms.
   * @default 45
   */
  budgetMs?: number;
  /**
   * What `full` takes, in multiples of `lite`; measured were 1.4 to 1.7, the larger on a machine
   * with other things to do.
   * @default 1.6
   */
  fullCost?: number;
  /**
   * Frames whose median decides.
   * @default 60
   */
  frames?: number;
}

export const MODEL_CHOICE_DEFAULTS: Required<ModelChoiceOptions> = {
  budgetMs: 45,
  fullCost: 1.6,
  frames: 60,
};

export interface ModelChoice {
  current: PoseVariant;
  /** Times of the last frames with the current model, ms. */
  times: number[];
  /** `full` is tried once, so that a machine at the edge does not go to and fro. */
  triedFull: boolean;
}

export function createModelChoice(current: PoseVariant): ModelChoice {
  return { current, times: [], triedFull: current === 'full' };
}

/** Takes one frame's time, and returns the model to go on with. */
export function updateModelChoice(
  choice: ModelChoice,
  inferenceMs: number,
  options: ModelChoiceOptions = {},
): PoseVariant {
  const { frames } = { ...MODEL_CHOICE_DEFAULTS, ...options };
  choice.times.push(inferenceMs);
  if (choice.times.length < frames) return choice.current;
  const wanted = chooseModel(choice, median(choice.times), options);
  choice.times.length = 0;
  if (wanted !== choice.current) {
    choice.current = wanted;
    choice.triedFull = true;
  }
  return wanted;
}

/** The better model, as long as this machine keeps up with it. */
export function chooseModel(
  { current, triedFull }: Pick<ModelChoice, 'current' | 'triedFull'>,
  medianMs: number,
  options: ModelChoiceOptions = {},
): PoseVariant {
  const { budgetMs, fullCost } = { ...MODEL_CHOICE_DEFAULTS, ...options };
  if (current === 'full') return medianMs > budgetMs ? 'lite' : 'full';
  return !triedFull && medianMs * fullCost < budgetMs ? 'full' : 'lite';
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
