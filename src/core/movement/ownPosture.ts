import { SEGMENT_COUNT } from '../body/segments';
import { loopMiddle, PHASE_BINS, type Reference } from './reference';
import type { SeenBody } from './seenBody';

/** How a person's own posture differs from the model's: taken out before anything is compared. */
export interface OwnPosture {
  /** Person minus model at the start (of a loop: of its centre) per segment, xyz. */
  readonly offsets: Float64Array;
  /** The same of the hips' height, leg lengths. */
  hip: number;
  /** Variance of the hips' height at rest; infinite before it is known. */
  hipVariance: number;
  /** How well it is known, 0–1. */
  known: number;
  /** Lets the start posture follow what is seen now by `share`, after `elapsed` seconds at rest. */
  settle(seen: SeenBody, share: number, elapsed: number): void;
  /** Moves a loop's centre by `share` of the mean error of the cells, weighted by their probabilities. */
  follow(seen: SeenBody, probabilities: Float64Array, from: number, share: number): void;
  /** Before a loop is recognised: lets its centre follow what is seen by `share`, if that is near. */
  centre(seen: SeenBody, share: number): void;
}

/** How far a person's own posture may differ from the model's (radians, chord; leg lengths). */
const MOST_OFFSET = 0.28;
const MOST_LOOP_OFFSET = 0.5;
const MOST_HIP_OFFSET = 0.12;
/** A limb farther from a loop's middle than this (radians, chord) is not on its way round it. */
const LOOP_REACH = 0.7;
/** SD of the hips' height at rest: what is taken before it is known, and the least (leg lengths). */
const FIRST_HIP_SIGMA = 0.04;
const LEAST_HIP_SIGMA = 0.012;
const HIP_SHARE = 0.1;
/** Seconds at rest after which a posture is known. */
const KNOWN_AFTER = 1;

function limit(vectors: Float64Array, at: number, most: number): void {
  const size = Math.sqrt(vectors[at]! ** 2 + vectors[at + 1]! ** 2 + vectors[at + 2]! ** 2);
  if (size <= most) return;
  for (let i = 0; i < 3; i++) vectors[at + i]! *= most / size;
}

export function createOwnPosture(reference: Reference): OwnPosture {
  const { segments, directions, start, hipHeight } = reference;
  const offsets = new Float64Array(SEGMENT_COUNT * 3);
  const cells = reference.amplitudes.length * PHASE_BINS;
  const middle = new Float64Array(3);
  let square = Number.NaN;

  const posture: OwnPosture = {
    offsets,
    hip: 0,
    known: 0,
    hipVariance: Number.POSITIVE_INFINITY,
    settle({ local, hip, hipWeight }, share, elapsed) {
      posture.known = Math.min(1, posture.known + elapsed / KNOWN_AFTER);
      for (let at = 0; at < offsets.length; at++) {
        offsets[at]! += share * (local[at]! - start[at]! - offsets[at]!);
      }
      for (let j = 0; j < segments.length; j++) limit(offsets, segments[j]! * 3, MOST_OFFSET);
      if (hipWeight === 0) return;
      const error = hip - hipHeight[0]! - posture.hip;
      if (Number.isNaN(square)) square = FIRST_HIP_SIGMA ** 2;
      square += Math.min(share, HIP_SHARE) * (error * error - square);
      posture.hipVariance = Math.max(LEAST_HIP_SIGMA ** 2, square);
      const moved = posture.hip + share * error;
      posture.hip = Math.min(MOST_HIP_OFFSET, Math.max(-MOST_HIP_OFFSET, moved));
    },
    follow({ local }, probabilities, from, share) {
      for (let j = 0; j < segments.length; j++) {
        const at = segments[j]! * 3;
        for (let i = 0; i < 3; i++) {
          let total = 0;
          let expected = 0;
          for (let cell = 0; cell < cells; cell++) {
            const p = probabilities[from + cell]!;
            if (p < 1e-4) continue;
            total += p;
            expected += p * directions[(cell * segments.length + j) * 3 + i]!;
          }
          offsets[at + i]! += share * (total * (local[at + i]! - offsets[at + i]!) - expected);
        }
        limit(offsets, at, MOST_LOOP_OFFSET);
      }
    },
    centre({ local }, share) {
      for (let j = 0; j < segments.length; j++) {
        const at = segments[j]! * 3;
        loopMiddle(reference, j, middle);
        for (let i = 0; i < 3; i++) middle[i] = local[at + i]! - middle[i]!;
        const near = middle[0]! ** 2 + middle[1]! ** 2 + middle[2]! ** 2 < LOOP_REACH ** 2;
        for (let i = 0; i < 3; i++) {
          offsets[at + i]! += share * ((near ? middle[i]! : 0) - offsets[at + i]!);
        }
        limit(offsets, at, MOST_LOOP_OFFSET);
      }
    },
  };
  return posture;
}
