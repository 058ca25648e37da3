/** Why a value is not there. Each has a sentence for the patient in the strings. */
export const NOT_MEASURABLE_REASONS = [
  'not-visible',
  'wrong-view',
  'too-noisy',
  'joint-inferred',
  'outside-measurable-range',
  'too-short',
  'no-reference',
] as const;
export type NotMeasurableReason = (typeof NOT_MEASURABLE_REASONS)[number];

/** A number with one SD in the same unit, how it was got and from which sensor; or why it is not there. */
export type Measurement =
  | {
      readonly measurable: true;
      readonly value: number;
      readonly sigma: number;
      readonly unit: string;
      readonly method: string;
      readonly source: string;
    }
  | { readonly measurable: false; readonly reason: NotMeasurableReason };

export const notMeasurable = (reason: NotMeasurableReason): Measurement => ({
  measurable: false,
  reason,
});

/**
 * The one rule for showing an error, for every judgement in the product (clinical reference §4): it must
 * be larger than what is tolerated plus two SD of how well it is known.
 */
export const isErrorShown = (error: number, tolerance: number, sigma: number): boolean =>
  Math.abs(error) > tolerance + 2 * sigma;
