import { type Evidence, UNSEEN_SIGMA } from '../body/frame';
import { SEGMENT_COUNT } from '../body/segments';
import { PHASE_BINS, type Reference } from './reference';

/** How badly what is seen fits each place of the model movement: ½ z², in nats. */
export interface PathCost {
  /** [(side · amplitudes + amplitude) · bins + phase] */
  readonly cells: Float64Array;
  /** Of the start posture, per side. */
  readonly starts: Float64Array;
  readonly start: number;
  /** What something else would cost: the cell worth believing in must be cheaper. */
  readonly other: number;
  /** Directions of all segments in the body's heading frame, xyz. */
  readonly local: Float64Array;
  /** Per segment: chord to its own place at rest, radians, as far as it is seen across the view. */
  readonly strayed: Float64Array;
  /** Share of the evidence that is there, 0–1. */
  readonly seen: number;
  /** Direction to the sensor in the body's heading frame. */
  readonly view: Float64Array;
  /**
   * Share of the way gone, from this frame alone and straight along the first part of the model's way out: without
   * bias and delay near the start, where it may be negative; beyond a third of the way it is too small.
   */
  departure(side: number): number;
  /**
   * Of a loop: where its last driven segment points, as the sensor sees it, in units in which the model's whole turn
   * encloses an area of π. Written to `out` as x, y.
   */
  flat(side: number, out: Float64Array): void;
  /** Largest distance (radians) from its own start of a segment that the model moves but does not compare. */
  looseDistance(side: number): number;
  /**
   * Root mean square distance (radians) of the compared segments from a cell of a side, as far as it is seen across the
   * view; leaves the noise of one component of it in `distanceNoise`.
   */
  distance(side: number, cell: number): number;
  readonly distanceNoise: number;
  /** Takes in what one frame shows, `elapsed` seconds after the last one. */
  read(evidence: Evidence, elapsed: number): void;
  /** Lets the person's own start posture follow what is seen now by `share`. */
  settle(side: number, share: number): void;
  /** Moves a loop's centre by `share` of the mean error of the cells, weighted by `probabilities`. */
  follow(probabilities: Float64Array, share: number): void;
  /** Lets a loop's centre follow the mean of what is seen, before it is recognised. */
  centre(side: number, share: number): void;
  forget(): void;
}

/** z² of a segment that is 'something else', and where a single bad segment stops counting. */
const OTHER_SQUARE = 5;
const CAP_SQUARE = 15;
/** How far a person's own posture may differ from the model's (radians, chord; leg lengths). */
const MOST_OFFSET = 0.38;
const MOST_LOOP_OFFSET = 0.5;
/** A limb farther from a loop's middle than this (radians, chord) is not on its way round it. */
const LOOP_REACH = 0.7;
const MOST_HIP_OFFSET = 0.12;
/** Share of a posture offset that is gone when the target is reached. */
const OFFSET_FADE = 0.5;
/** How far out the first part of the way is taken to be straight. */
const EARLY_PROGRESS = 0.3;
/** A segment with a larger SD than this tells nothing (radians). */
const BLIND = 1.2;
/** SD of the hips' height at rest: what is taken before it is known, and the least (leg lengths). */
const FIRST_HIP_SIGMA = 0.04;
const LEAST_HIP_SIGMA = 0.012;
/** Depth is never known better than this, radians. */
const LEAST_DEPTH_SIGMA = 0.25;
/** Time over which the heading is followed, and the one after somebody turned by more than the angle (s, radians). */
const HEADING_TIME = 3;
const FAST_HEADING_TIME = 0.6;
const TURNED_AWAY = 0.7;
const LARGEST_HEADING_SIGMA = 0.5;

/** Half of (a × b) · view: the triangle a vector sweeps from a to b, as seen along `view`. */
function sweptArea(
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  view: Float64Array,
): number {
  const ax = a[aAt]!;
  const ay = a[aAt + 1]!;
  const az = a[aAt + 2]!;
  const bx = b[bAt]!;
  const by = b[bAt + 1]!;
  const bz = b[bAt + 2]!;
  return (
    0.5 *
    ((ay * bz - az * by) * view[0]! +
      (az * bx - ax * bz) * view[1]! +
      (ax * by - ay * bx) * view[2]!)
  );
}

export function createPathCost(references: readonly Reference[], loop: boolean): PathCost {
  const sides = references.length;
  const first = references[0]!;
  const amplitudes = first.amplitudes.length;
  const cellsPerSide = amplitudes * PHASE_BINS;
  const cells = new Float64Array(sides * cellsPerSide);
  const starts = new Float64Array(sides);
  const local = new Float64Array(SEGMENT_COUNT * 3);
  const strayed = new Float64Array(SEGMENT_COUNT);
  const view = new Float64Array(3);
  /** A person's start posture minus the model's, per side, and the hips' height. */
  const offsets = references.map(() => new Float64Array(SEGMENT_COUNT * 3));
  const hipOffsets = new Float64Array(sides);
  const union = [...new Set(references.flatMap((reference) => reference.segments))];
  /** Segments that another side compares and this one does not. */
  const extras = references.map((reference) =>
    union.filter((segment) => !reference.segments.includes(segment)),
  );
  const toleranceOf = new Float64Array(SEGMENT_COUNT);
  for (const reference of references) {
    for (const [j, segment] of reference.segments.entries()) {
      toleranceOf[segment] = Math.max(toleranceOf[segment]!, reference.tolerance[j]!);
    }
  }
  /** Weights 1/σ² across the line of sight, and what is to be added along it (never positive). */
  const across = new Float64Array(SEGMENT_COUNT);
  const along = new Float64Array(SEGMENT_COUNT);
  const seenSigma = new Float64Array(SEGMENT_COUNT);
  const otherOf = new Float64Array(SEGMENT_COUNT);
  const fades = new Float64Array(cellsPerSide).map((_, cell) =>
    loop ? 1 : 1 - OFFSET_FADE * Math.min(1, Math.max(0, first.progress[cell]!)),
  );
  /** The first cell of the natural amplitude that is some way out. */
  const earlyCells = references.map((reference) => {
    const nearest = reference.amplitudes.reduce(
      (best, amplitude, a) =>
        Math.abs(amplitude - 1) < Math.abs(reference.amplitudes[best]! - 1) ? a : best,
      0,
    );
    let cell = nearest * PHASE_BINS;
    const end = cell + PHASE_BINS - 1;
    while (cell < end && reference.progress[cell]! < EARLY_PROGRESS) cell++;
    return cell;
  });
  const middle = new Float64Array(3);
  const state = {
    heading: 0,
    headingTime: 0,
    hipSquare: Number.NaN,
    noise: 0,
    start: 0,
    other: 0,
    seen: 0,
    hip: 1,
    hipWeight: 0,
    hipOther: 0,
  };

  /** People hardly turn while they exercise, but a camera's heading wavers: it is followed slowly. */
  function followHeading(evidence: Evidence, elapsed: number): void {
    if (!(evidence.headingSigma < LARGEST_HEADING_SIGMA)) return;
    const turned = evidence.heading - state.heading;
    const error = turned - 2 * Math.PI * Math.round(turned / (2 * Math.PI));
    state.headingTime += elapsed;
    const slow = Math.max(elapsed / HEADING_TIME, elapsed / (state.headingTime + 1e-9));
    const share = Math.abs(error) > TURNED_AWAY ? elapsed / FAST_HEADING_TIME : slow;
    state.heading += (elapsed === 0 ? 1 : Math.min(1, share)) * error;
  }

  function turnToHeading(evidence: Evidence): void {
    const c = Math.cos(state.heading);
    const s = Math.sin(state.heading);
    const { directions, viewAxis } = evidence;
    for (let at = 0; at < local.length; at += 3) {
      const x = directions[at]!;
      const z = directions[at + 2]!;
      local[at] = x * c - z * s;
      local[at + 1] = directions[at + 1]!;
      local[at + 2] = x * s + z * c;
    }
    view[0] = viewAxis[0]! * c - viewAxis[2]! * s;
    view[1] = viewAxis[1]!;
    view[2] = viewAxis[0]! * s + viewAxis[2]! * c;
  }

  function weigh(evidence: Evidence): void {
    const headingSigma = Math.min(LARGEST_HEADING_SIGMA, evidence.headingSigma);
    let seen = 0;
    state.other = 0;
    for (const segment of union) {
      const tolerance = toleranceOf[segment]! ** 2;
      const sigmaAcross = evidence.sigmaAcross[segment]!;
      seenSigma[segment] = sigmaAcross;
      if (sigmaAcross > BLIND) {
        across[segment] = along[segment] = otherOf[segment] = 0;
        continue;
      }
      // A turn about the vertical moves only the horizontal part of a direction.
      const level = 1 - local[segment * 3 + 1]! ** 2;
      const model = tolerance + headingSigma ** 2 * level;
      // Depth from a limb's length may have the wrong sign: it is not believed farther than it reaches.
      const at = segment * 3;
      const deep = local[at]! * view[0]! + local[at + 1]! * view[1]! + local[at + 2]! * view[2]!;
      const sigmaAlong = Math.max(
        Math.max(LEAST_DEPTH_SIGMA, sigmaAcross),
        Math.min(UNSEEN_SIGMA, evidence.sigmaAlong[segment]!),
      );
      across[segment] = 1 / (model + sigmaAcross ** 2);
      along[segment] = 1 / (model + sigmaAlong ** 2 + deep ** 2) - across[segment]!;
      const share = tolerance / (tolerance + sigmaAcross ** 2);
      seen += share;
      otherOf[segment] = share * OTHER_SQUARE;
      state.other += otherOf[segment]!;
    }
    state.seen = union.length > 0 ? seen / union.length : 0;
    const tolerance = first.hipTolerance;
    const usable = tolerance < Infinity && evidence.hipHeightSigma < 0.3;
    state.hip = evidence.hipHeight;
    // The sensor's SD holds errors that stay; once those are in the offset, what trembles at rest is left.
    const trembling = Number.isNaN(state.hipSquare)
      ? Number.POSITIVE_INFINITY
      : Math.max(LEAST_HIP_SIGMA ** 2, state.hipSquare);
    const noise = Math.min(evidence.hipHeightSigma ** 2, trembling);
    state.hipWeight = usable ? 1 / (tolerance ** 2 + noise) : 0;
    state.hipOther = usable ? OTHER_SQUARE * tolerance ** 2 * state.hipWeight : 0;
    state.other = 0.5 * (state.other + state.hipOther);
  }

  /** z² of one segment against a direction of the model, the person's offset taken out. */
  function square(
    segment: number,
    model: Float64Array,
    at: number,
    own: Float64Array,
    fade: number,
  ) {
    const s = segment * 3;
    const dx = local[s]! - model[at]! - fade * own[s]!;
    const dy = local[s + 1]! - model[at + 1]! - fade * own[s + 1]!;
    const dz = local[s + 2]! - model[at + 2]! - fade * own[s + 2]!;
    const deep = dx * view[0]! + dy * view[1]! + dz * view[2]!;
    return across[segment]! * (dx * dx + dy * dy + dz * dz) + along[segment]! * deep * deep;
  }

  function costSide(side: number): void {
    const { segments, directions, hipHeight, start } = references[side]!;
    const own = offsets[side]!;
    const n = segments.length;
    let beside = 0;
    for (const segment of extras[side]!) {
      beside += Math.min(square(segment, start, segment * 3, own, 1), otherOf[segment]!);
    }
    let resting = beside;
    for (const segment of segments) {
      const z = square(segment, start, segment * 3, own, 1);
      resting += Math.min(z, CAP_SQUARE);
    }
    if (state.hipWeight > 0) {
      const d = state.hip - hipHeight[0]! - hipOffsets[side]!;
      resting += Math.min(d * d * state.hipWeight, 2 * CAP_SQUARE);
    }
    starts[side] = 0.5 * resting;
    for (let cell = 0; cell < cellsPerSide; cell++) {
      const fade = fades[cell]!;
      let sum = beside;
      for (let j = 0; j < n; j++) {
        const z = square(segments[j]!, directions, (cell * n + j) * 3, own, fade);
        sum += z < CAP_SQUARE ? z : CAP_SQUARE;
      }
      if (state.hipWeight > 0) {
        const d = state.hip - hipHeight[cell]! - hipOffsets[side]!;
        const z = d * d * state.hipWeight;
        sum += z < 2 * CAP_SQUARE ? z : 2 * CAP_SQUARE;
      }
      cells[side * cellsPerSide + cell] = 0.5 * sum;
    }
  }

  /** How far every segment is from its own start, seen across the line of sight only. */
  function measureStraying(side: number): void {
    const { start } = references[side]!;
    const own = offsets[side]!;
    for (let segment = 0; segment < SEGMENT_COUNT; segment++) {
      const at = segment * 3;
      const dx = local[at]! - start[at]! - own[at]!;
      const dy = local[at + 1]! - start[at + 1]! - own[at + 1]!;
      const dz = local[at + 2]! - start[at + 2]! - own[at + 2]!;
      const deep = dx * view[0]! + dy * view[1]! + dz * view[2]!;
      strayed[segment] = Math.sqrt(Math.max(0, dx * dx + dy * dy + dz * dz - deep * deep));
    }
  }

  function limit(own: Float64Array, at: number, most: number): void {
    const size = Math.hypot(own[at]!, own[at + 1]!, own[at + 2]!);
    if (size <= most) return;
    for (let i = 0; i < 3; i++) own[at + i]! *= most / size;
  }

  return {
    cells,
    starts,
    local,
    strayed,
    view,
    get start() {
      return state.start;
    },
    get other() {
      return state.other;
    },
    get seen() {
      return state.seen;
    },
    departure(side) {
      const { segments, directions, start, hipHeight, progress } = references[side]!;
      const cell = earlyCells[side]!;
      const own = offsets[side]!;
      let gone = 0;
      let length = 0;
      for (let j = 0; j < segments.length; j++) {
        const segment = segments[j]!;
        let gg = 0;
        let gd = 0;
        let gv = 0;
        let dv = 0;
        for (let i = 0; i < 3; i++) {
          const at = segment * 3 + i;
          const g = directions[(cell * segments.length + j) * 3 + i]! - start[at]!;
          const d = local[at]! - start[at]! - own[at]!;
          gg += g * g;
          gd += g * d;
          gv += g * view[i]!;
          dv += d * view[i]!;
        }
        gone += across[segment]! * gd + along[segment]! * gv * dv;
        length += across[segment]! * gg + along[segment]! * gv * gv;
      }
      if (state.hipWeight > 0) {
        const g = hipHeight[cell]! - hipHeight[0]!;
        const d = state.hip - hipHeight[0]! - hipOffsets[side]!;
        gone += state.hipWeight * g * d;
        length += state.hipWeight * g * g;
      }
      return length > 1e-9 ? (progress[cell]! * gone) / length : 0;
    },
    flat(side, out) {
      const { segments, directions, amplitudes: sizes } = references[side]!;
      const j = segments.length - 1;
      const row = sizes.indexOf(1) * PHASE_BINS;
      let area = 0;
      for (let k = 0; k < PHASE_BINS; k++) {
        const here = ((row + k) * segments.length + j) * 3;
        const next = ((row + ((k + 1) % PHASE_BINS)) * segments.length + j) * 3;
        area += sweptArea(directions, here, directions, next, view);
      }
      const scale = Math.sqrt(Math.PI / Math.max(1e-3, Math.abs(area)));
      // Two axes across the line of sight: the level one, and the one that completes it.
      const level = Math.max(1e-6, Math.hypot(view[0]!, view[2]!));
      const ex = view[2]! / level;
      const ez = -view[0]! / level;
      const at = segments[j]! * 3;
      const x = local[at]! * ex + local[at + 2]! * ez;
      const y =
        local[at]! * view[1]! * ez +
        local[at + 1]! * (view[2]! * ex - view[0]! * ez) -
        local[at + 2]! * view[1]! * ex;
      out[0] = x * scale;
      out[1] = y * scale;
    },
    looseDistance(side) {
      let most = 0;
      const { loose } = references[side]!;
      for (let i = 0; i < loose.length; i++) most = Math.max(most, strayed[loose[i]!]!);
      return most;
    },
    get distanceNoise() {
      return state.noise;
    },
    distance(side, cell) {
      const { segments, directions } = references[side]!;
      const own = offsets[side]!;
      let sum = 0;
      let noise = 0;
      let count = 0;
      for (let j = 0; j < segments.length; j++) {
        const segment = segments[j]!;
        if (across[segment] === 0) continue;
        const at = segment * 3;
        const model = (cell * segments.length + j) * 3;
        const fade = fades[cell]!;
        const dx = local[at]! - directions[model]! - fade * own[at]!;
        const dy = local[at + 1]! - directions[model + 1]! - fade * own[at + 1]!;
        const dz = local[at + 2]! - directions[model + 2]! - fade * own[at + 2]!;
        const deep = dx * view[0]! + dy * view[1]! + dz * view[2]!;
        sum += Math.max(0, dx * dx + dy * dy + dz * dz - deep * deep);
        noise += seenSigma[segment]! ** 2;
        count++;
      }
      state.noise = count > 0 ? Math.sqrt(noise / count) : 0;
      return count > 0 ? Math.sqrt(sum / count) : Number.NaN;
    },
    read(evidence, elapsed) {
      followHeading(evidence, elapsed);
      turnToHeading(evidence);
      weigh(evidence);
      let best = 0;
      for (let side = 0; side < sides; side++) {
        costSide(side);
        if (starts[side]! < starts[best]!) best = side;
      }
      state.start = starts[best]!;
      measureStraying(best);
    },
    settle(side, share) {
      const own = offsets[side]!;
      const { start, hipHeight } = references[side]!;
      for (let segment = 0; segment < SEGMENT_COUNT; segment++) {
        const at = segment * 3;
        for (let i = 0; i < 3; i++) {
          own[at + i]! += share * (local[at + i]! - start[at + i]! - own[at + i]!);
        }
        if (toleranceOf[segment]! > 0) limit(own, at, MOST_OFFSET);
      }
      if (state.hipWeight === 0) return;
      const error = state.hip - hipHeight[0]! - hipOffsets[side]!;
      const before = Number.isNaN(state.hipSquare) ? FIRST_HIP_SIGMA ** 2 : state.hipSquare;
      state.hipSquare = before + Math.min(share, 0.1) * (error * error - before);
      const moved = hipOffsets[side]! + share * error;
      hipOffsets[side] = Math.min(MOST_HIP_OFFSET, Math.max(-MOST_HIP_OFFSET, moved));
    },
    follow(probabilities, share) {
      for (let side = 0; side < sides; side++) {
        const own = offsets[side]!;
        const { segments, directions } = references[side]!;
        for (let j = 0; j < segments.length; j++) {
          const at = segments[j]! * 3;
          let total = 0;
          let x = 0;
          let y = 0;
          let z = 0;
          for (let cell = 0; cell < cellsPerSide; cell++) {
            const p = probabilities[side * cellsPerSide + cell]!;
            if (p < 1e-4) continue;
            const model = (cell * segments.length + j) * 3;
            total += p;
            x += p * directions[model]!;
            y += p * directions[model + 1]!;
            z += p * directions[model + 2]!;
          }
          own[at]! += share * (total * (local[at]! - own[at]!) - x);
          own[at + 1]! += share * (total * (local[at + 1]! - own[at + 1]!) - y);
          own[at + 2]! += share * (total * (local[at + 2]! - own[at + 2]!) - z);
          limit(own, at, MOST_LOOP_OFFSET);
        }
      }
    },
    centre(side, share) {
      const own = offsets[side]!;
      const { segments, directions, amplitudes: sizes } = references[side]!;
      const row = sizes.indexOf(1) * PHASE_BINS;
      for (let j = 0; j < segments.length; j++) {
        const at = segments[j]! * 3;
        middle.fill(0);
        for (let k = 0; k < PHASE_BINS; k++) {
          for (let i = 0; i < 3; i++) {
            middle[i]! += directions[((row + k) * segments.length + j) * 3 + i]! / PHASE_BINS;
          }
        }
        for (let i = 0; i < 3; i++) middle[i] = local[at + i]! - middle[i]!;
        const near = Math.hypot(middle[0]!, middle[1]!, middle[2]!) < LOOP_REACH;
        for (let i = 0; i < 3; i++) {
          own[at + i]! += share * ((near ? middle[i]! : 0) - own[at + i]!);
        }
        limit(own, at, MOST_LOOP_OFFSET);
      }
    },
    forget() {
      for (const own of offsets) own.fill(0);
      hipOffsets.fill(0);
    },
  };
}
