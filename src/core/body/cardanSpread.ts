import { readXyz, readXzy, readYzx } from './eulerAngles';
import type { Numbers } from './quaternion';
import { RADIANS_PER_DEGREE } from './units';

/*
 * How an error of a rotation spreads to its Cardan angles. The error is a small turn in the rotated
 * frame (one SD about each of its own axes, independent); the angles' rates follow by inverting the
 * body angular velocity of each sequence (Craig, Introduction to Robotics, 3rd ed., §5.3). At
 * a singular posture the first and the last angle become unknown together: infinite SD.
 */

/** Fills `out` with the SD of the angles about x, y and z from the SDs `sigma[sigmaAt …]`; same unit. */
type CardanSpread = (q: Numbers, at: number, sigma: Numbers, sigmaAt: number, out: Numbers) => void;

const _angles = new Float64Array(3);

/** q = Rx · Rz · Ry. */
export const spreadXzy: CardanSpread = (q, at, sigma, sigmaAt, out) => {
  readXzy(q, at, _angles);
  const c = Math.cos(_angles[1]! * RADIANS_PER_DEGREE);
  const s = Math.sin(_angles[1]! * RADIANS_PER_DEGREE);
  const sx = sigma[sigmaAt]!;
  const sy = sigma[sigmaAt + 1]!;
  const sz = sigma[sigmaAt + 2]!;
  const first = (sx * c) ** 2 + (sz * s) ** 2;
  const middle = Math.cos(_angles[2]! * RADIANS_PER_DEGREE) ** 2;
  out[0] = Math.sqrt(first / middle);
  out[1] = Math.sqrt(sy * sy + first * (1 / middle - 1));
  out[2] = Math.sqrt((sz * c) ** 2 + (sx * s) ** 2);
};

/** q = Ry · Rz · Rx. */
export const spreadYzx: CardanSpread = (q, at, sigma, sigmaAt, out) => {
  readYzx(q, at, _angles);
  const c = Math.cos(_angles[0]! * RADIANS_PER_DEGREE);
  const s = Math.sin(_angles[0]! * RADIANS_PER_DEGREE);
  const sx = sigma[sigmaAt]!;
  const sy = sigma[sigmaAt + 1]!;
  const sz = sigma[sigmaAt + 2]!;
  const first = (sy * c) ** 2 + (sz * s) ** 2;
  const middle = Math.cos(_angles[2]! * RADIANS_PER_DEGREE) ** 2;
  out[0] = Math.sqrt(sx * sx + first * (1 / middle - 1));
  out[1] = Math.sqrt(first / middle);
  out[2] = Math.sqrt((sz * c) ** 2 + (sy * s) ** 2);
};

/** q = Rx · Ry · Rz. */
export const spreadXyz: CardanSpread = (q, at, sigma, sigmaAt, out) => {
  readXyz(q, at, _angles);
  const c = Math.cos(_angles[2]! * RADIANS_PER_DEGREE);
  const s = Math.sin(_angles[2]! * RADIANS_PER_DEGREE);
  const sx = sigma[sigmaAt]!;
  const sy = sigma[sigmaAt + 1]!;
  const sz = sigma[sigmaAt + 2]!;
  const first = (sx * c) ** 2 + (sy * s) ** 2;
  const middle = Math.cos(_angles[1]! * RADIANS_PER_DEGREE) ** 2;
  out[0] = Math.sqrt(first / middle);
  out[1] = Math.sqrt((sy * c) ** 2 + (sx * s) ** 2);
  out[2] = Math.sqrt(sz * sz + first * (1 / middle - 1));
};
