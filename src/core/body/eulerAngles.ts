import type { Numbers } from './quaternion';

/**
 * Cardan angles of unit quaternions, radians. Each reader fills `out` with the angles about the x, the y
 * and the z axis, in this order whatever the sequence; the name gives the sequence in which a rotation
 * is put together from left to right, each axis turned along by those before it (X-Z′-Y″). The
 * middle angle lies within ±90°, where the sequence is singular.
 */
export type CardanAngles = Float64Array;

/** asin that forgives rounding beyond ±1. */
const arcSine = (value: number): number => Math.asin(Math.max(-1, Math.min(1, value)));

/** q = Rx · Rz · Ry: the joint coordinate system of Grood & Suntay 1983 (flexion, abduction, rotation). */
export function readXzy(q: Numbers, at: number, out: CardanAngles): void {
  const x = q[at]!;
  const y = q[at + 1]!;
  const z = q[at + 2]!;
  const w = q[at + 3]!;
  out[0] = Math.atan2(2 * (y * z + w * x), 1 - 2 * (x * x + z * z));
  out[1] = Math.atan2(2 * (x * z + w * y), 1 - 2 * (y * y + z * z));
  out[2] = arcSine(-2 * (x * y - w * z));
}

/** q = Ry · Rz · Rx. */
export function readYzx(q: Numbers, at: number, out: CardanAngles): void {
  const x = q[at]!;
  const y = q[at + 1]!;
  const z = q[at + 2]!;
  const w = q[at + 3]!;
  out[0] = Math.atan2(-2 * (y * z - w * x), 1 - 2 * (x * x + z * z));
  out[1] = Math.atan2(-2 * (x * z - w * y), 1 - 2 * (y * y + z * z));
  out[2] = arcSine(2 * (x * y + w * z));
}

/** q = Rx · Ry · Rz. */
export function readXyz(q: Numbers, at: number, out: CardanAngles): void {
  const x = q[at]!;
  const y = q[at + 1]!;
  const z = q[at + 2]!;
  const w = q[at + 3]!;
  out[0] = Math.atan2(-2 * (y * z - w * x), 1 - 2 * (x * x + y * y));
  out[1] = arcSine(2 * (x * z + w * y));
  out[2] = Math.atan2(-2 * (x * y - w * z), 1 - 2 * (y * y + z * z));
}

/** Appends a turn of `angle` radians about the quaternion's own x, y or z axis (0, 1, 2). */
export function turnAbout(q: Numbers, at: number, axis: 0 | 1 | 2, angle: number): void {
  const s = Math.sin(angle / 2);
  const c = Math.cos(angle / 2);
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
