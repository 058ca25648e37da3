/**
 * Unit quaternions xyzw and vectors xyz inside longer arrays, read and written at an offset. Nothing is
 * allocated; `out` may be one of the inputs.
 */
export type Numbers = Float64Array;

/** out = a · b (first b, then a). */
export function multiplyQuaternions(
  out: Numbers,
  at: number,
  a: Numbers,
  aAt: number,
  b: Numbers,
  bAt: number,
): void {
  const ax = a[aAt]!;
  const ay = a[aAt + 1]!;
  const az = a[aAt + 2]!;
  const aw = a[aAt + 3]!;
  const bx = b[bAt]!;
  const by = b[bAt + 1]!;
  const bz = b[bAt + 2]!;
  const bw = b[bAt + 3]!;
  out[at] = aw * bx + ax * bw + ay * bz - az * by;
  out[at + 1] = aw * by - ax * bz + ay * bw + az * bx;
  out[at + 2] = aw * bz + ax * by - ay * bx + az * bw;
  out[at + 3] = aw * bw - ax * bx - ay * by - az * bz;
}

/** out = a⁻¹ · b for unit a: b as seen from a's frame. */
export function multiplyInverse(
  out: Numbers,
  at: number,
  a: Numbers,
  aAt: number,
  b: Numbers,
  bAt: number,
): void {
  const ax = -a[aAt]!;
  const ay = -a[aAt + 1]!;
  const az = -a[aAt + 2]!;
  const aw = a[aAt + 3]!;
  const bx = b[bAt]!;
  const by = b[bAt + 1]!;
  const bz = b[bAt + 2]!;
  const bw = b[bAt + 3]!;
  out[at] = aw * bx + ax * bw + ay * bz - az * by;
  out[at + 1] = aw * by - ax * bz + ay * bw + az * bx;
  out[at + 2] = aw * bz + ax * by - ay * bx + az * bw;
  out[at + 3] = aw * bw - ax * bx - ay * by - az * bz;
}

/** Turns the vector v by the quaternion q. */
export function rotateVector(
  out: Numbers,
  at: number,
  q: Numbers,
  qAt: number,
  v: Numbers,
  vAt: number,
): void {
  const qx = q[qAt]!;
  const qy = q[qAt + 1]!;
  const qz = q[qAt + 2]!;
  const qw = q[qAt + 3]!;
  const vx = v[vAt]!;
  const vy = v[vAt + 1]!;
  const vz = v[vAt + 2]!;
  const tx = 2 * (qy * vz - qz * vy);
  const ty = 2 * (qz * vx - qx * vz);
  const tz = 2 * (qx * vy - qy * vx);
  out[at] = vx + qw * tx + qy * tz - qz * ty;
  out[at + 1] = vy + qw * ty + qz * tx - qx * tz;
  out[at + 2] = vz + qw * tz + qx * ty - qy * tx;
}

/** The quaternion that turns by `angle` radians about the unit axis (x, y, z). */
export function quaternionFromAxis(
  out: Numbers,
  at: number,
  x: number,
  y: number,
  z: number,
  angle: number,
): void {
  const s = Math.sin(angle / 2);
  out[at] = x * s;
  out[at + 1] = y * s;
  out[at + 2] = z * s;
  out[at + 3] = Math.cos(angle / 2);
}

/**
 * The quaternion of the frame whose x, y and z axes are the given orthonormal columns.
 * Source: Shepperd, J. Guidance and Control 1(3), 1978.
 */
export function quaternionFromAxes(
  out: Numbers,
  at: number,
  xx: number,
  xy: number,
  xz: number,
  yx: number,
  yy: number,
  yz: number,
  zx: number,
  zy: number,
  zz: number,
): void {
  const trace = xx + yy + zz;
  let x: number;
  let y: number;
  let z: number;
  let w: number;
  if (trace > xx && trace > yy && trace > zz) {
    w = 1 + trace;
    x = yz - zy;
    y = zx - xz;
    z = xy - yx;
  } else if (xx >= yy && xx >= zz) {
    w = yz - zy;
    x = 1 + xx - yy - zz;
    y = xy + yx;
    z = zx + xz;
  } else if (yy >= zz) {
    w = zx - xz;
    x = xy + yx;
    y = 1 + yy - xx - zz;
    z = yz + zy;
  } else {
    w = xy - yx;
    x = zx + xz;
    y = yz + zy;
    z = 1 + zz - xx - yy;
  }
  const scale = 1 / Math.sqrt(x * x + y * y + z * z + w * w);
  out[at] = x * scale;
  out[at + 1] = y * scale;
  out[at + 2] = z * scale;
  out[at + 3] = w * scale;
}

/** The shortest rotation that turns the unit vector a into the unit vector b. */
export function quaternionBetween(
  out: Numbers,
  at: number,
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
): void {
  const dot = ax * bx + ay * by + az * bz;
  if (dot < -0.999999) {
    // Opposite: any axis across a will do.
    const across = Math.abs(ax) < 0.9;
    const x = across ? 0 : -az;
    const y = across ? az : 0;
    const z = across ? -ay : ax;
    const length = Math.hypot(x, y, z);
    out[at] = x / length;
    out[at + 1] = y / length;
    out[at + 2] = z / length;
    out[at + 3] = 0;
    return;
  }
  const x = ay * bz - az * by;
  const y = az * bx - ax * bz;
  const z = ax * by - ay * bx;
  const w = 1 + dot;
  const length = Math.sqrt(x * x + y * y + z * z + w * w);
  out[at] = x / length;
  out[at + 1] = y / length;
  out[at + 2] = z / length;
  out[at + 3] = w / length;
}
