import { ANGLE } from '../body/angleNames';
import { type Body, boneLength } from '../body/body';
import { type Evidence, UNSEEN_SIGMA } from '../body/frame';
import { SEGMENT } from '../body/segments';
import type { Side } from '../body/skeleton';
import { DEGREES_PER_RADIAN } from '../body/units';
import type { CompensationState } from './coachResult';
import type { CompensationId } from './compensationIds';
import { isErrorShown } from './measurement';
import type { Pattern } from './pattern';

/** What a compensation is measured from. */
export interface CompensationInput {
  readonly evidence: Evidence;
  /** Directions of all segments in the body's heading frame (+X its left, +Z forward), xyz. */
  readonly local: Float64Array;
  /** Direction to the sensor in that frame. */
  readonly view: Float64Array;
  /** Joint angles and their SDs, degrees, indexed by `ANGLE`. */
  readonly angles: Float64Array;
  readonly angleSigmas: Float64Array;
  readonly body: Body;
  /** The moving side. */
  readonly side: Side;
}

/** Value and SD of one reading; an array, because numbers in objects may be allocated anew. */
type Reading = Float64Array;
const VALUE = 0;
const SIGMA = 1;

interface CompensationRow {
  readonly unit: 'degrees' | 'metres';
  /** Whether only one direction of change is a fault; otherwise both are. */
  readonly oneWay: boolean;
  /** The largest SD at which anything may be said, in the unit. */
  readonly sigmaLimit: number;
  readonly measure: (input: CompensationInput, out: Reading) => void;
}

type Axis = 0 | 1 | 2;
const LEFT: Axis = 0;
const UP: Axis = 1;
const FORWARD: Axis = 2;

const component = (input: CompensationInput, segment: number, axis: Axis): number =>
  input.local[segment * 3 + axis]!;

/** Variance of a direction's component along an axis of the body: well seen unless it is the line of sight. */
function variance(input: CompensationInput, segment: number, axis: Axis): number {
  const along = input.view[axis]! ** 2;
  return (
    (1 - along) * input.evidence.sigmaAcross[segment]! ** 2 +
    along * input.evidence.sigmaAlong[segment]! ** 2
  );
}

const tilt = (x: number): number => Math.asin(Math.min(1, Math.max(-1, x))) * DEGREES_PER_RADIAN;

function readTilt(
  input: CompensationInput,
  segment: number,
  axis: Axis,
  sign: number,
  out: Reading,
): void {
  const x = component(input, segment, axis);
  out[VALUE] = sign * tilt(x);
  const slope = Math.sqrt(Math.max(0.1, 1 - x * x));
  out[SIGMA] = (Math.sqrt(variance(input, segment, axis)) / slope) * DEGREES_PER_RADIAN;
}

const leanBack: CompensationRow = {
  unit: 'degrees',
  oneWay: true,
  sigmaLimit: 8,
  measure: (input, out) => readTilt(input, SEGMENT.trunk, FORWARD, -1, out),
};

const LEGS = [
  { thigh: SEGMENT.leftThigh, shank: SEGMENT.leftShank, outwards: 1 },
  { thigh: SEGMENT.rightThigh, shank: SEGMENT.rightShank, outwards: -1 },
] as const;

/** How each compensation is measured. Excursions count from the person's own baseline at rest. */
const COMPENSATIONS: Record<CompensationId, CompensationRow> = {
  'trunk-lean': {
    unit: 'degrees',
    oneWay: false,
    sigmaLimit: 8,
    measure: (input, out) => readTilt(input, SEGMENT.trunk, LEFT, 1, out),
  },
  'trunk-extension': leanBack,
  'lean-back': leanBack,
  'trunk-rotation': {
    unit: 'degrees',
    oneWay: false,
    sigmaLimit: 10,
    measure: (input, out) => {
      const yaw = (segment: number) =>
        Math.atan2(-component(input, segment, FORWARD), component(input, segment, LEFT));
      out[VALUE] = (yaw(SEGMENT.shoulders) - yaw(SEGMENT.pelvis)) * DEGREES_PER_RADIAN;
      const both =
        variance(input, SEGMENT.shoulders, FORWARD) + variance(input, SEGMENT.pelvis, FORWARD);
      out[SIGMA] = Math.sqrt(both) * DEGREES_PER_RADIAN;
    },
  },
  'shoulder-hike': {
    unit: 'metres',
    oneWay: true,
    sigmaLimit: 0.02,
    measure: (input, out) => {
      const { shoulderLift } = input.evidence;
      out[VALUE] = shoulderLift[input.side];
      // Above 60° of elevation the girdle rises in everybody (clinical reference §2).
      const lifted = component(input, SEGMENT[`${input.side}UpperArm`], UP) > -0.5;
      out[SIGMA] = lifted ? UNSEEN_SIGMA : shoulderLift.sigma;
    },
  },
  'shoulder-drift': {
    unit: 'degrees',
    oneWay: false,
    sigmaLimit: 8,
    measure: (input, out) => readTilt(input, SEGMENT[`${input.side}UpperArm`], FORWARD, 1, out),
  },
  'elbow-bend': {
    unit: 'degrees',
    oneWay: true,
    sigmaLimit: 10,
    measure: (input, out) => {
      const at = ANGLE[`${input.side}ElbowFlexion`];
      out[VALUE] = input.angles[at]!;
      out[SIGMA] = input.angleSigmas[at]!;
    },
  },
  'thigh-lift': {
    unit: 'degrees',
    oneWay: true,
    sigmaLimit: 8,
    measure: (input, out) => readTilt(input, SEGMENT[`${input.side}Thigh`], UP, 1, out),
  },
  'knee-valgus': {
    unit: 'degrees',
    oneWay: true,
    sigmaLimit: 8,
    measure: (input, out) => {
      out[VALUE] = -180;
      out[SIGMA] = UNSEEN_SIGMA * DEGREES_PER_RADIAN;
      for (const leg of LEGS) {
        const inwards =
          leg.outwards *
          (tilt(component(input, leg.shank, LEFT)) - tilt(component(input, leg.thigh, LEFT)));
        if (inwards <= out[VALUE]!) continue;
        out[VALUE] = inwards;
        const both = variance(input, leg.shank, LEFT) + variance(input, leg.thigh, LEFT);
        out[SIGMA] = Math.sqrt(both) * DEGREES_PER_RADIAN;
      }
    },
  },
  'side-shift': {
    unit: 'metres',
    oneWay: false,
    sigmaLimit: 0.05,
    measure: (input, out) => {
      // Feet to hips: both legs walked upwards, averaged.
      const thigh = boneLength(input.body, 'leftLowerLeg');
      const shank = boneLength(input.body, 'leftFoot');
      let shift = 0;
      let square = 0;
      for (const leg of LEGS) {
        shift -= (component(input, leg.thigh, LEFT) * thigh) / 2;
        shift -= (component(input, leg.shank, LEFT) * shank) / 2;
        square += (variance(input, leg.thigh, LEFT) * thigh * thigh) / 4;
        square += (variance(input, leg.shank, LEFT) * shank * shank) / 4;
      }
      out[VALUE] = shift;
      out[SIGMA] = Math.sqrt(square);
    },
  },
};

/** Watches what must stay still. */
export interface CompensationWatch {
  readonly states: readonly CompensationState[];
  /** Largest excursion since `clear` that was shown long enough; per state, 0 where none was. */
  readonly worst: Float64Array;
  readonly worstSigma: Float64Array;
  readonly worstPhase: Float64Array;
  /** Seconds in which each could be measured since `clear`. */
  readonly measured: Float64Array;
  /** Takes in a frame; `resting` lets the baseline follow. */
  update(input: CompensationInput, elapsed: number, resting: boolean, phase: number): void;
  clear(): void;
}

const BASELINE_TIME = 3;
/** Excursions are smoothed over this time and shown after that one, seconds. */
const SMOOTHING = 0.2;
const LASTING = 0.25;

export function createCompensationWatch(pattern: Pattern): CompensationWatch {
  const rows = pattern.still.map(({ what }) => COMPENSATIONS[what]);
  const states = pattern.still.map(
    ({ what, tolerance }, i): CompensationState => ({
      id: what,
      unit: rows[i]!.unit,
      tolerance,
      size: 0,
      sigma: UNSEEN_SIGMA,
      shown: false,
      measurable: false,
    }),
  );
  const count = rows.length;
  const baseline = new Float64Array(count);
  const rested = new Float64Array(count);
  const lasting = new Float64Array(count);
  const worst = new Float64Array(count);
  const worstSigma = new Float64Array(count);
  const worstPhase = new Float64Array(count);
  const measured = new Float64Array(count);
  const reading: Reading = new Float64Array(2);

  return {
    states,
    worst,
    worstSigma,
    worstPhase,
    measured,
    update(input, elapsed, resting, phase) {
      for (let i = 0; i < count; i++) {
        const row = rows[i]!;
        const state = states[i]!;
        row.measure(input, reading);
        const seen = reading[SIGMA]! <= row.sigmaLimit && Number.isFinite(reading[VALUE]!);
        if (seen && resting) {
          rested[i]! += elapsed;
          const share = Math.max(elapsed / BASELINE_TIME, elapsed / (rested[i]! + 1e-9));
          baseline[i]! += Math.min(1, share) * (reading[VALUE]! - baseline[i]!);
        }
        state.measurable = seen && rested[i]! > 0;
        if (!state.measurable) {
          state.shown = false;
          lasting[i] = 0;
          continue;
        }
        const size = reading[VALUE]! - baseline[i]!;
        state.size += (1 - Math.exp(-elapsed / SMOOTHING)) * (size - state.size);
        state.sigma = reading[SIGMA]!;
        const excess = row.oneWay ? Math.max(0, state.size) : state.size;
        const error = isErrorShown(excess, state.tolerance, state.sigma);
        lasting[i] = error ? lasting[i]! + elapsed : 0;
        state.shown = lasting[i]! >= LASTING;
        if (!resting) measured[i]! += elapsed;
        if (state.shown && !resting && Math.abs(excess) > Math.abs(worst[i]!)) {
          worst[i] = excess;
          worstSigma[i] = state.sigma;
          worstPhase[i] = phase;
        }
      }
    },
    clear() {
      worst.fill(0);
      measured.fill(0);
    },
  };
}
