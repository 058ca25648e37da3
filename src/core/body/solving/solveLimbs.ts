import { LANDMARK } from '../observation';
import { SEGMENT } from '../segments';
import type { Side } from '../skeleton';
import { elbowCost, kneeCost, thighCost, upperArmCost } from './anatomyCost';
import { isSeen } from './landmarkFilter';
import { easing, landmarkSigma, type Reconstruction } from './reconstruction';
import {
  createSegmentEnds,
  findSegmentEnds,
  LIMB_HINT_SIGMA,
  type SegmentEnds,
} from './segmentEnds';
import { dot3 } from './vectors';

/** A chain of two segments: upper arm and forearm, or thigh and shank. */
interface Limb {
  readonly kind: 'arm' | 'leg';
  readonly sign: 1 | -1;
  readonly start: number;
  readonly middle: number;
  readonly end: number;
  readonly upper: number;
  readonly lower: number;
}

const limb = (kind: 'arm' | 'leg', side: Side): Limb => {
  const sign = side === 'left' ? 1 : -1;
  return kind === 'arm'
    ? {
        kind,
        sign,
        start: LANDMARK[`${side}Shoulder`],
        middle: LANDMARK[`${side}Elbow`],
        end: LANDMARK[`${side}Wrist`],
        upper: SEGMENT[`${side}UpperArm`],
        lower: SEGMENT[`${side}Forearm`],
      }
    : {
        kind,
        sign,
        start: LANDMARK[`${side}Hip`],
        middle: LANDMARK[`${side}Knee`],
        end: LANDMARK[`${side}Ankle`],
        upper: SEGMENT[`${side}Thigh`],
        lower: SEGMENT[`${side}Shank`],
      };
};

const LIMBS = [
  limb('leg', 'left'),
  limb('leg', 'right'),
  limb('arm', 'left'),
  limb('arm', 'right'),
];

/** Weight of staying on the side where the segment was a moment ago, and how long that moment is. */
const CONTINUITY = 1.2;
const CONTINUITY_SECONDS = 0.5;
/** Depths are filtered slower than the picture, being derived from small differences. */
const DEPTH_SECONDS = 0.1;
/** Share of a thigh's depth that its shank takes back where the picture does not say. */
const FEET_UNDER_HIPS = 0.7;
/** A second of not being seen makes the last direction worthless. */
const KEEP_SECONDS = 1;

const upper = createSegmentEnds();
const lowers = [createSegmentEnds(), createSegmentEnds()] as const;

export function solveLimbs(r: Reconstruction): void {
  for (let i = 0; i < LIMBS.length; i++) solveLimb(r, LIMBS[i]!);
}

function solveLimb(r: Reconstruction, chain: Limb): void {
  const { seen, points, lengths } = r;
  const { kind, start, middle, end } = chain;
  const startSeen = isSeen(seen, start);
  const middleSeen = isSeen(seen, middle);
  const upperSeen = startSeen && middleSeen;
  const lowerSeen = middleSeen && isSeen(seen, end);
  if (!upperSeen) markUnseen(r, chain.upper);
  if (!lowerSeen || !upperSeen) markUnseen(r, chain.lower);
  if (!upperSeen) return;

  const upperLength = kind === 'arm' ? lengths.upperArm : lengths.thigh;
  const lowerLength = kind === 'arm' ? lengths.forearm : lengths.shank;
  findSegmentEnds(upper, r, points, start * 3, start, middle, upperLength, 0);
  let best = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  let bestUpper = 0;
  let bestLower = 0;
  for (let u = 0; u < 2; u++) {
    const lower = lowers[u]!;
    // Who stands or sits has the feet about under the hips: what a thigh goes forward, the shank goes back.
    const expected = kind === 'leg' ? -FEET_UNDER_HIPS * (u === 0 ? upper.near : upper.far) : 0;
    if (lowerSeen)
      findSegmentEnds(lower, r, upper.values, u * 6, middle, end, lowerLength, expected);
    for (let l = 0; l < (lowerSeen ? 2 : 1); l++) {
      let cost = hintCost(r, upper, u, start, middle) + continuityCost(r, chain.upper, upper, u);
      if (lowerSeen) {
        cost += hintCost(r, lower, l, middle, end) + continuityCost(r, chain.lower, lower, l);
        cost +=
          kind === 'leg'
            ? kneeCost(r, upper.values, u * 6 + 3, lower.values, l * 6 + 3)
            : elbowCost(r, upper.values, u * 6 + 3, lower.values, l * 6 + 3);
      }
      cost +=
        kind === 'leg'
          ? thighCost(r, upper.values, u * 6 + 3)
          : upperArmCost(r, chain.sign, upper.values, u * 6 + 3);
      if (cost < best) {
        if (bestUpper !== u) second = best;
        best = cost;
        bestUpper = u;
        bestLower = l;
      } else if (bestUpper !== u && cost < second) second = cost;
    }
  }
  accept(r, chain.upper, upper, bestUpper, upperLength, start, middle);
  for (let i = 0; i < 3; i++) points[middle * 3 + i] = upper.values[bestUpper * 6 + i]!;
  if (!lowerSeen) return;
  const lower = lowers[bestUpper]!;
  accept(r, chain.lower, lower, bestLower, lowerLength, middle, end);
  for (let i = 0; i < 3; i++) points[end * 3 + i] = lower.values[bestLower * 6 + i]!;
  // Not knowing on which side the joint is makes both segments uncertain by the way between the two.
  const doubt = 1 / (1 + Math.exp(Math.min(50, second - best)));
  widen(r, chain.upper, doubt, (upper.near - upper.far) / upperLength);
  widen(r, chain.lower, doubt, (lower.near - lower.far) / lowerLength);
}

function markUnseen(r: Reconstruction, segment: number): void {
  r.unseenFor[segment]! += r.elapsed;
}

function hintCost(
  r: Reconstruction,
  c: SegmentEnds,
  which: number,
  near: number,
  far: number,
): number {
  const { hint } = r.seen;
  const guess = hint[far]! - hint[near]!;
  const off = ((which === 0 ? c.near : c.far) - guess) / LIMB_HINT_SIGMA;
  return 0.5 * Math.min(9, off * off);
}

function continuityCost(r: Reconstruction, segment: number, c: SegmentEnds, which: number): number {
  const age = r.unseenFor[segment]! + r.elapsed;
  if (!(age < 2 * CONTINUITY_SECONDS)) return 0;
  const together = dot3(c.values, which * 6 + 3, r.directions, segment * 3);
  return CONTINUITY * Math.exp(-age / CONTINUITY_SECONDS) * 2 * (1 - together);
}

/** Takes a choice as the segment's direction, its depth eased in, and says how well it is known. */
function accept(
  r: Reconstruction,
  segment: number,
  c: SegmentEnds,
  which: number,
  length: number,
  near: number,
  far: number,
): void {
  const { directions } = r;
  const at = segment * 3;
  const last = directions[at + 2]!;
  const recent = r.unseenFor[segment]! < 0.5;
  for (let i = 0; i < 3; i++) directions[at + i] = c.values[which * 6 + 3 + i]!;
  if (recent) easeDepth(directions, at, last, easing(r.elapsed, DEPTH_SECONDS));
  r.unseenFor[segment] = 0;

  const a = landmarkSigma(r, near);
  const b = landmarkSigma(r, far);
  const sigma = Math.sqrt(a * a + b * b) / length;
  const deep = Math.min(1, (c.near - c.far) / (2 * length));
  const flat = Math.sqrt(Math.max(0.05, 1 - deep * deep));
  const along = Math.min(1, c.sigma / length);
  // A wrong depth also lengthens or shortens what the direction shows in the picture.
  const lent = (deep / flat) * along * 0.7;
  r.sigmaAcross[segment] = Math.min(1, Math.sqrt(sigma * sigma + lent * lent));
  r.sigmaAlong[segment] = along;
}

/** Moves the depth of a unit vector from `last` a share of the way to its own; its direction in the picture stays. */
function easeDepth(directions: Float64Array, at: number, last: number, share: number): void {
  const flat = Math.sqrt(directions[at]! ** 2 + directions[at + 1]! ** 2);
  if (flat < 1e-6) return;
  const z = last + share * (directions[at + 2]! - last);
  const factor = Math.sqrt(Math.max(0, 1 - z * z)) / flat;
  directions[at]! *= factor;
  directions[at + 1]! *= factor;
  directions[at + 2] = z;
}

function widen(r: Reconstruction, segment: number, doubt: number, gap: number): void {
  const along = r.sigmaAlong[segment]!;
  r.sigmaAlong[segment] = Math.min(1, Math.sqrt(along * along + doubt * gap * gap));
}

/** Segments out of sight for long point where they would in standing; only drawn, never scored. */
export function restUnseen(r: Reconstruction): void {
  for (let i = 0; i < LIMBS.length; i++) {
    const { kind, upper: a, lower: b } = LIMBS[i]!;
    const frame = kind === 'leg' ? r.pelvis : r.thorax;
    if (r.unseenFor[a]! > KEEP_SECONDS) pointDown(r.directions, a * 3, frame);
    if (r.unseenFor[b]! > KEEP_SECONDS) {
      const along = r.unseenFor[a]! > KEEP_SECONDS || kind === 'leg';
      if (along) pointDown(r.directions, b * 3, frame);
      else for (let k = 0; k < 3; k++) r.directions[b * 3 + k] = r.directions[a * 3 + k]!;
    }
  }
}

function pointDown(directions: Float64Array, at: number, frame: Float64Array): void {
  for (let i = 0; i < 3; i++) directions[at + i] = -frame[3 + i]!;
}
