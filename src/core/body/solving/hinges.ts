import { SEGMENT } from '../segments';
import type { Side } from '../skeleton';
import { easing, type Reconstruction } from './reconstruction';
import { addScaled3, cross3, dot3, normalise3, squareTo3 } from './vectors';

/**
 * The hinge of a knee or elbow, unit vector. Where the joint is bent it is square to both segments; where it is
 * straight nothing shows it, and it goes back slowly to where it lies in a limb that is swung without turning.
 */
const NEUTRAL_SECONDS = 1;
/**
 * Sine of the bend from which it begins to show the hinge and from which it shows it fully, and how fast it is
 * followed (seconds). An arm turns in its shoulder far and fast; a leg hardly.
 */
const FOLLOWING = {
  knee: { from: 0.17, fully: 0.5, seconds: 0.25 },
  elbow: { from: 0.09, fully: 0.26, seconds: 0.1 },
} as const;

export interface Hinges {
  /** Four unit vectors: left and right knee, left and right elbow. */
  readonly axes: Float64Array;
  /** Sine of the bend, which says how well the axis is known. */
  readonly bend: Float64Array;
  known: boolean;
}

export const createHinges = (): Hinges => ({
  axes: new Float64Array(12),
  bend: new Float64Array(4),
  known: false,
});

const joint = (side: Side, limb: 'knee' | 'elbow') => ({
  upper: (limb === 'knee' ? SEGMENT[`${side}Thigh`] : SEGMENT[`${side}UpperArm`]) * 3,
  lower: (limb === 'knee' ? SEGMENT[`${side}Shank`] : SEGMENT[`${side}Forearm`]) * 3,
  limb,
});

/** In the order of `Hinges.axes`. Turning about the axis bends a knee; turning against it, an elbow. */
export const JOINTS = [
  joint('left', 'knee'),
  joint('right', 'knee'),
  joint('left', 'elbow'),
  joint('right', 'elbow'),
] as const;

const neutral = new Float64Array(3);
const plane = new Float64Array(3);
const swing = new Float64Array(3);

export function updateHinges(hinges: Hinges, r: Reconstruction): void {
  const { axes, bend } = hinges;
  for (let i = 0; i < JOINTS.length; i++) {
    const { upper, lower, limb } = JOINTS[i]!;
    const at = i * 3;
    const frame = limb === 'knee' ? r.pelvis : r.thorax;
    swungAxis(r.directions, upper, frame);
    cross3(plane, 0, r.directions, upper, r.directions, lower);
    if (limb === 'elbow') for (let k = 0; k < 3; k++) plane[k] = -plane[k]!;
    bend[i] = normalise3(plane, 0);
    const { from, fully, seconds } = FOLLOWING[limb];
    const t = Math.min(1, Math.max(0, (bend[i]! - from) / (fully - from)));
    let weight = t * t * (3 - 2 * t);
    // Knees turn with the hip, by half a right angle at most; beyond, the plane seen is an error.
    if (limb === 'knee') weight *= Math.min(1, Math.max(0, 2 * dot3(plane, 0, neutral, 0)));

    if (!hinges.known) for (let k = 0; k < 3; k++) axes[at + k] = neutral[k]!;
    const toPlane = weight * easing(r.elapsed, seconds);
    const toNeutral = (1 - weight) * easing(r.elapsed, NEUTRAL_SECONDS);
    for (let k = 0; k < 3; k++)
      axes[at + k]! +=
        toPlane * (plane[k]! - axes[at + k]!) + toNeutral * (neutral[k]! - axes[at + k]!);
    if (squareTo3(axes, at, r.directions, upper) < 0.05)
      for (let k = 0; k < 3; k++) axes[at + k] = neutral[k]!;
  }
  hinges.known = true;
}

/**
 * Where the left–right axis of the body goes when a hanging limb is swung to where `directions` has it without being turned
 * about its length; into `neutral`.
 */
function swungAxis(directions: Float64Array, at: number, frame: Float64Array): void {
  // The shortest turn from d = −up to u takes x to x − (x·u) (d + u) / (1 + d·u), x being square to d.
  const aside = dot3(frame, 0, directions, at);
  const share = 1 - dot3(frame, 3, directions, at);
  for (let i = 0; i < 3; i++) swing[i] = directions[at + i]! - frame[3 + i]!;
  addScaled3(neutral, 0, frame, 0, swing, 0, share < 0.05 ? 0 : -aside / share);
  if (squareTo3(neutral, 0, directions, at) < 0.05) {
    for (let i = 0; i < 3; i++) neutral[i] = frame[6 + i]!;
    squareTo3(neutral, 0, directions, at);
  }
}
