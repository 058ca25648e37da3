/** Depth of a segment's far end over its near end, and how well it is known; overwritten by each call. */
export interface Depth {
  /** Never negative: which way it points, the length cannot say. Metres. */
  size: number;
  /** One SD, metres. */
  sigma: number;
}

/**
 * What is left of a segment's length once its image is taken away: √(L² − l²). The root turns small
 * errors of a segment that lies in the picture's plane into large depths (2 % short reads 11°), so the
 * square is weighed against its own error first, as a Wiener filter would: what may be error alone is depth zero.
 */
export function depthFromLength(
  out: Depth,
  length: number,
  lengthSigma: number,
  seen: number,
  seenSigma: number,
): void {
  const square = length * length - seen * seen;
  const a = 2 * length * lengthSigma;
  const b = 2 * Math.min(seen, length) * seenSigma;
  const squareSigma = Math.sqrt(a * a + b * b);
  const kept = square > 0 ? (square * square) / (square * square + squareSigma * squareSigma) : 0;
  const size = Math.sqrt(Math.max(0, square) * kept);
  out.size = size;
  out.sigma = squareSigma / (2 * Math.sqrt(size * size + squareSigma / 4));
}
