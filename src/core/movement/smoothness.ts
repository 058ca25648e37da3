/** Parameters of the spectral arc length. */
export interface SmoothnessOptions {
  /** Zero padding: the spectrum has 2^(ceil(log2 n) + padding) points. @default 4 */
  readonly padding?: number;
  /** Hz. @default 10 */
  readonly cutoff?: number;
  /** Share of the largest amplitude below which the tail of the spectrum is left out. @default 0.05 */
  readonly threshold?: number;
}

export const SMOOTHNESS_DEFAULTS: Required<SmoothnessOptions> = {
  padding: 4,
  cutoff: 10,
  threshold: 0.05,
};

/**
 * SPARC, the spectral arc length of a speed profile: without unit, always negative, closer to 0 is
 * smoother; a minimum-jerk movement has −1.40. For *one* movement phase (an out-and-back pair reads −2.3
 * even when perfect). `speed` is sampled evenly at `rate` Hz. Null where there is no movement in it.
 * Source: Balasubramanian, Melendez-Calderon, Roby-Brami & Burdet, J. NeuroEng. Rehabil. 12:112, 2015.
 */
export function spectralArcLength(
  speed: ArrayLike<number>,
  rate: number,
  options: SmoothnessOptions = {},
): number | null {
  const { padding, cutoff, threshold } = { ...SMOOTHNESS_DEFAULTS, ...options };
  if (speed.length < 4) return null;
  const points = 2 ** (Math.ceil(Math.log2(speed.length)) + padding);
  const bins = Math.min(points / 2, Math.floor((cutoff * points) / rate));
  const magnitude = new Float64Array(bins + 1);
  let largest = 0;
  for (let bin = 0; bin <= bins; bin++) {
    magnitude[bin] = amplitudeAt(speed, (2 * Math.PI * bin) / points);
    largest = Math.max(largest, magnitude[bin]!);
  }
  if (!(largest > 0)) return null;
  let first = 0;
  while (magnitude[first]! / largest < threshold) first++;
  let last = bins;
  while (magnitude[last]! / largest < threshold) last--;
  if (last <= first) return null;
  const across = 1 / (last - first);
  let length = 0;
  for (let bin = first + 1; bin <= last; bin++) {
    length += Math.hypot(across, (magnitude[bin]! - magnitude[bin - 1]!) / largest);
  }
  return -length;
}

/** |Σ x_n e^(−iωn)| by Goertzel's recurrence: only the few bins below the cut-off are needed. */
function amplitudeAt(samples: ArrayLike<number>, omega: number): number {
  const twoCos = 2 * Math.cos(omega);
  let previous = 0;
  let before = 0;
  for (let i = 0; i < samples.length; i++) {
    const now = samples[i]! + twoCos * previous - before;
    before = previous;
    previous = now;
  }
  return Math.sqrt(Math.max(0, previous * previous + before * before - twoCos * previous * before));
}
