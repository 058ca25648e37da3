/** Three numbers at an offset: the few operations the solver needs, none of which allocates. */
type Numbers = Float64Array;

export const dot3 = (a: Numbers, aAt: number, b: Numbers, bAt: number): number =>
  a[aAt]! * b[bAt]! + a[aAt + 1]! * b[bAt + 1]! + a[aAt + 2]! * b[bAt + 2]!;

export const length3 = (a: Numbers, at: number): number => Math.sqrt(dot3(a, at, a, at));

/** out = a × b; out may be a or b. */
export function cross3(
  out: Numbers,
  at: number,
  a: Numbers,
  aAt: number,
  b: Numbers,
  bAt: number,
): void {
  const x = a[aAt + 1]! * b[bAt + 2]! - a[aAt + 2]! * b[bAt + 1]!;
  const y = a[aAt + 2]! * b[bAt]! - a[aAt]! * b[bAt + 2]!;
  const z = a[aAt]! * b[bAt + 1]! - a[aAt + 1]! * b[bAt]!;
  out[at] = x;
  out[at + 1] = y;
  out[at + 2] = z;
}

export function set3(out: Numbers, at: number, x: number, y: number, z: number): void {
  out[at] = x;
  out[at + 1] = y;
  out[at + 2] = z;
}

/** out = a + factor · b */
export function addScaled3(
  out: Numbers,
  at: number,
  a: Numbers,
  aAt: number,
  b: Numbers,
  bAt: number,
  factor: number,
): void {
  out[at] = a[aAt]! + factor * b[bAt]!;
  out[at + 1] = a[aAt + 1]! + factor * b[bAt + 1]!;
  out[at + 2] = a[aAt + 2]! + factor * b[bAt + 2]!;
}

/** Makes a vector one long and tells how long it was; one of no length is left alone. */
export function normalise3(out: Numbers, at: number): number {
  const length = length3(out, at);
  if (length > 1e-9) {
    out[at]! /= length;
    out[at + 1]! /= length;
    out[at + 2]! /= length;
  }
  return length;
}

/** Takes the part along the unit vector n out of `out` and makes the rest one long; tells how much was left. */
export function squareTo3(out: Numbers, at: number, n: Numbers, nAt: number): number {
  addScaled3(out, at, out, at, n, nAt, -dot3(out, at, n, nAt));
  return normalise3(out, at);
}
