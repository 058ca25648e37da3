import type { Reconstruction } from './reconstruction';
import { cross3, dot3 } from './vectors';

/**
 * How unlikely joints make a limb's direction in depth: costs as of a log-likelihood, 0 where nothing speaks against
 * it and a little less for what people do most. Weights by the eye of anatomy; they only choose between two mirror images.
 */
type Numbers = Float64Array;
const axis = new Float64Array(3);

/** A knee bends backwards only, about an axis that leaves the hips' line by no more than the hip turns. */
export function kneeCost(
  r: Reconstruction,
  thigh: Numbers,
  at: number,
  shank: Numbers,
  to: number,
): number {
  cross3(axis, 0, thigh, at, shank, to);
  const flexion = dot3(axis, 0, r.pelvis, 0);
  const aside = Math.sqrt(Math.max(0, dot3(axis, 0, axis, 0) - flexion * flexion));
  const backward = Math.max(0, -flexion - 0.05);
  const crooked = Math.max(0, aside - Math.max(0, flexion) - 0.15);
  return 60 * backward * backward + 8 * crooked * crooked;
}

/** Thighs go far forward and little back. */
export function thighCost(r: Reconstruction, thigh: Numbers, at: number): number {
  const forward = dot3(thigh, at, r.pelvis, 6);
  const back = Math.max(0, -forward - 0.35);
  return 30 * back * back - 0.4 * forward;
}

/** Elbows go far forward and little back, and not behind the other side of the body. */
export function upperArmCost(r: Reconstruction, sign: 1 | -1, arm: Numbers, at: number): number {
  const forward = dot3(arm, at, r.thorax, 6);
  const outward = sign * dot3(arm, at, r.thorax, 0);
  const back = Math.max(0, -forward - 0.6);
  const crossing = Math.max(0, -outward - 0.2) * Math.max(0, 0.3 - forward);
  return 30 * back * back + 20 * crossing - 0.3 * forward;
}

/** Forearms lie before the body more often than behind it, and cannot fold back on the upper arm. */
export function elbowCost(
  r: Reconstruction,
  arm: Numbers,
  at: number,
  forearm: Numbers,
  to: number,
): number {
  const forward = dot3(forearm, to, r.thorax, 6);
  const elbowForward = dot3(arm, at, r.thorax, 6);
  const folded = Math.max(0, -dot3(arm, at, forearm, to) - 0.87);
  const behind = Math.max(0, elbowForward - forward);
  return 60 * folded * folded + 1.5 * behind * behind - 0.3 * forward;
}
