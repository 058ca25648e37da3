/** Depths of a segment's far end over its near end, towards the camera, metres; overwritten by each call. */
export interface Depths {
  /** The two places that agree with length and picture, the nearer first. */
  near: number;
  far: number;
  /** One SD of either. */
  sigma: number;
}

export const createDepths = (): Depths => ({ near: 0, far: 0, sigma: 0 });

/**
 * Where on its line of sight a segment of known length ends. `x` and `y` are what the picture shows of
 * it at the near end's distance (metres); `slopeX` and `slopeY` the slope of the far end's line of sight, along which it
 * moves outward as it goes away.
 *
 * A square root turns small errors of a segment that lies in the picture's plane into large depths (2 %
 * short reads 11°). So the square is weighed against its own error first, as a Wiener filter would: what may be
 * error alone leaves the depth at what was `expected`; all of it is believed only when it is far larger.
 */
export function depthsFromLength(
  out: Depths,
  x: number,
  y: number,
  slopeX: number,
  slopeY: number,
  length: number,
  lengthSigma: number,
  seenSigma: number,
  expected = 0,
): void {
  const ray = 1 + slopeX * slopeX + slopeY * slopeY;
  const outward = x * slopeX + y * slopeY;
  const seen = x * x + y * y;
  const square = length * length - seen + (outward * outward) / ray;
  const a = 2 * length * lengthSigma;
  const b = 2 * Math.min(Math.sqrt(seen), length) * seenSigma;
  const squareSigma = Math.sqrt(a * a + b * b);
  const kept = square > 0 ? square / Math.sqrt(square * square + squareSigma * squareSigma) : 0;
  const half = Math.sqrt(Math.max(0, square) / ray);
  const middle = outward / ray;
  out.near = expected + kept * (middle + half - expected);
  out.far = expected + kept * (middle - half - expected);
  out.sigma = squareSigma / (2 * Math.sqrt(kept * kept * Math.max(0, square) + squareSigma / 2));
}
