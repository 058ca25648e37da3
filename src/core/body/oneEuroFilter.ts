import type { Seconds } from './units';

export interface OneEuroOptions {
  /** Cut-off while the value rests, Hz: lower trembles less. @default 1 */
  readonly minCutoff?: number;
  /** Growth of the cut-off with speed, Hz per unit of value per second: higher lags less. @default 0 */
  readonly beta?: number;
  /** Cut-off of the speed itself, Hz. @default 1 */
  readonly derivativeCutoff?: number;
  /** Samples per second, used until two different times were seen. @default 30 */
  readonly rate?: number;
}

export const ONE_EURO_DEFAULTS: Required<OneEuroOptions> = {
  minCutoff: 1,
  beta: 0,
  derivativeCutoff: 1,
  rate: 30,
};

/** A low-pass filter for one or many values, whose cut-off rises with their speed. Plain data. */
export interface OneEuroFilter {
  readonly options: Required<OneEuroOptions>;
  /** Last filtered values; NaN where none was seen yet. */
  readonly values: Float64Array;
  /** Filtered speeds, units per second. */
  readonly speeds: Float64Array;
  /** Samples per second, from the last two times. */
  rate: number;
  /** Time of the last sample; NaN before the first. */
  time: number;
}

/** A filter for `length` values that are sampled together; each is filtered by itself. */
export function createOneEuroFilter(length: number, options: OneEuroOptions = {}): OneEuroFilter {
  const complete = { ...ONE_EURO_DEFAULTS, ...options };
  const { minCutoff, beta, derivativeCutoff, rate } = complete;
  if (!(minCutoff > 0 && derivativeCutoff > 0 && rate > 0 && beta >= 0)) {
    throw new RangeError(
      `A One-Euro filter needs cut-offs and a rate above 0 and beta of at least 0, not ${JSON.stringify(complete)}.`,
    );
  }
  return {
    options: complete,
    values: new Float64Array(length).fill(Number.NaN),
    speeds: new Float64Array(length),
    rate,
    time: Number.NaN,
  };
}

/** Forgets everything seen: the next sample passes as it is. */
export function resetOneEuroFilter(filter: OneEuroFilter): void {
  filter.values.fill(Number.NaN);
  filter.speeds.fill(0);
  filter.rate = filter.options.rate;
  filter.time = Number.NaN;
}

/** Weight of the newest sample in a first-order low-pass. */
const weight = (cutoff: number, rate: number): number =>
  1 / (1 + (1 / (2 * Math.PI * cutoff)) * rate);

/**
 * Filters the first `filtered` of every `stride` values of `input` into `out` (which may be `input`);
 * the others, say a landmark's visibility, are copied. Times may come at any intervals; a time not after
 * the last one counts as one more interval of the same length. A value that is not finite is answered
 * with the last filtered one and changes nothing.
 *
 * Source: Casiez, Roussel & Vogel, "1€ Filter", CHI 2012.
 */
export function filterOneEuro<Values extends Float32Array | Float64Array>(
  filter: OneEuroFilter,
  input: Values,
  time: Seconds,
  out: Values,
  stride = 1,
  filtered = stride,
): Values {
  const { values, speeds, options } = filter;
  if (time > filter.time) filter.rate = 1 / (time - filter.time);
  filter.time = time;
  const speedWeight = weight(options.derivativeCutoff, filter.rate);
  for (let i = 0; i < values.length; i++) {
    const value = input[i]!;
    if (i % stride >= filtered) {
      out[i] = value;
      continue;
    }
    const last = values[i]!;
    if (Number.isNaN(last)) {
      if (Number.isFinite(value)) values[i] = value;
    } else if (Number.isFinite(value)) {
      const speed = speedWeight * (value - last) * filter.rate + (1 - speedWeight) * speeds[i]!;
      const share = weight(options.minCutoff + options.beta * Math.abs(speed), filter.rate);
      speeds[i] = speed;
      values[i] = share * value + (1 - share) * last;
    }
    out[i] = values[i]!;
  }
  return out;
}
