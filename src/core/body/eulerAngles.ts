import type { Numbers } from './quaternion';
import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from './units';

/*
 * Angles go in and out through arrays, in degrees: a number handed to or returned from a function that is not
 * inlined would be allocated, some thirty of them a frame.
 */

/**
 * Cardan angles of unit quaternions, degrees. Each reader fills `out` with the angles about the x, the
 * y and the z axis, in this order whatever the sequence; the name gives the sequence in which the
 * rotation is put together from left to right, each axis turned along by those before it (X-Z′-Y″). The
 * middle angle lies within ±90°, where the sequence is singular.
 */
type CardanReader = (q: Numbers, at: number, out: Numbers) => void;

/** q = Rx · Rz · Ry: flexion, abduction, rotation (the joint coordinate system of Grood & Suntay 1983). */
export const readXzy: CardanReader = (q, at, out) => {
  const x = q[at]!;
  const y = q[at + 1]!;
  const z = q[at + 2]!;
  const w = q[at + 3]!;
  const middle = -2 * (x * y - w * z);
  out[0] = Math.atan2(2 * (y * z + w * x), 1 - 2 * (x * x + z * z)) * DEGREES_PER_RADIAN;
  out[1] = Math.atan2(2 * (x * z + w * y), 1 - 2 * (y * y + z * z)) * DEGREES_PER_RADIAN;
  out[2] = Math.asin(Math.max(-1, Math.min(1, middle))) * DEGREES_PER_RADIAN;
};

/** q = Ry · Rz · Rx. */
export const readYzx: CardanReader = (q, at, out) => {
  const x = q[at]!;
  const y = q[at + 1]!;
  const z = q[at + 2]!;
  const w = q[at + 3]!;
  const middle = 2 * (x * y + w * z);
  out[0] = Math.atan2(-2 * (y * z - w * x), 1 - 2 * (x * x + z * z)) * DEGREES_PER_RADIAN;
  out[1] = Math.atan2(-2 * (x * z - w * y), 1 - 2 * (y * y + z * z)) * DEGREES_PER_RADIAN;
  out[2] = Math.asin(Math.max(-1, Math.min(1, middle))) * DEGREES_PER_RADIAN;
};

/** q = Rx · Ry · Rz. */
export const readXyz: CardanReader = (q, at, out) => {
  const x = q[at]!;
  const y = q[at + 1]!;
  const z = q[at + 2]!;
  const w = q[at + 3]!;
  const middle = 2 * (x * z + w * y);
  out[0] = Math.atan2(-2 * (y * z - w * x), 1 - 2 * (x * x + y * y)) * DEGREES_PER_RADIAN;
  out[1] = Math.asin(Math.max(-1, Math.min(1, middle))) * DEGREES_PER_RADIAN;
  out[2] = Math.atan2(-2 * (x * y - w * z), 1 - 2 * (y * y + z * z)) * DEGREES_PER_RADIAN;
};

/** Turns a quaternion about its own x, y or z axis (0, 1, 2) by the angle `angles[index]`, times `sign`. */
export function turnAbout(
  q: Numbers,
  at: number,
  axis: 0 | 1 | 2,
  angles: Numbers,
  index: number,
  sign: 1 | -1,
): void {
  const half = (sign * RADIANS_PER_DEGREE * angles[index]!) / 2;
  const s = Math.sin(half);
  const c = Math.cos(half);
  const x = q[at]!;
  const y = q[at + 1]!;
  const z = q[at + 2]!;
  const w = q[at + 3]!;
  if (axis === 0) {
    q[at] = x * c + w * s;
    q[at + 1] = y * c + z * s;
    q[at + 2] = z * c - y * s;
    q[at + 3] = w * c - x * s;
  } else if (axis === 1) {
    q[at] = x * c - z * s;
    q[at + 1] = y * c + w * s;
    q[at + 2] = z * c + x * s;
    q[at + 3] = w * c - y * s;
  } else {
    q[at] = x * c + y * s;
    q[at + 1] = y * c - x * s;
    q[at + 2] = z * c + w * s;
    q[at + 3] = w * c - z * s;
  }
}

export function setIdentity(q: Numbers, at: number): void {
  q[at] = 0;
  q[at + 1] = 0;
  q[at + 2] = 0;
  q[at + 3] = 1;
}
