/**
 * Share of the way gone at share `x` of the time (both 0–1) in a movement of least jerk between two
 * rests. Source: Flash & Hogan, J. Neurosci. 5(7):1688, 1985.
 */
export function minimumJerk(x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return x * x * x * (10 + x * (6 * x - 15));
}
