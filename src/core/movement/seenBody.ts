import { type Evidence, UNSEEN_SIGMA } from '../body/frame';
import { SEGMENT_COUNT } from '../body/segments';
import type { Reference } from './reference';

/** What one frame shows of the body, in the frame of its own heading (+X its left, +Z forward). */
export interface SeenBody {
  /** Directions of all segments, xyz. */
  readonly local: Float64Array;
  /** Unit vector to the sensor. */
  readonly view: Float64Array;
  /** Per segment: 1/σ² across the line of sight; 0 where it is not seen or not compared. */
  readonly across: Float64Array;
  /** What is to be added to it along the line of sight; never positive. */
  readonly along: Float64Array;
  /** What is to be added to it along `outwards`; never positive. */
  readonly radial: Float64Array;
  /** Per segment: unit vector along its own projection to the picture, xyz. */
  readonly outwards: Float64Array;
  /** One SD across the line of sight as the sensor gives it, radians. */
  readonly sigma: Float64Array;
  /** Per segment: how many times smaller the variance is where one's own start posture is known; at least 1. */
  readonly narrowing: Float64Array;
  /** Per segment: z² above which it is rather something else. */
  readonly doubt: Float64Array;
  /** Height of the hips over the lower ankle in leg lengths, its 1/σ² (0: not used), and its doubt. */
  hip: number;
  hipWeight: number;
  hipDoubt: number;
  /** Share of the evidence that is there, 0–1. */
  share: number;
  /** Takes in a frame, `elapsed` seconds after the last one. `hipVariance`: of the hips' height at rest. */
  read(evidence: Evidence, elapsed: number, hipVariance: number): void;
}

const DOUBT_SQUARE = 5;
/** How far (SD, radians) a segment strays from one's own start posture at rest. */
const START_TOLERANCE = 0.08;
/** A segment with a larger SD than this tells nothing (radians). */
const BLIND = 1.2;
/**
 * A sensor that knows depth less well than this many times what lies across only sees projections. A camera's
 * depth looks good where a limb looks short, and a bent elbow looks short to a pose model (by a third).
 */
const DEPTH_SEEN = 0.5;
/** One SD of a limb's apparent length as a share of it: proportions, perspective, hidden landmarks. */
const LENGTH_SIGMA = 0.15;
const LARGEST_HIP_SIGMA = 0.3;
/** Time over which the heading is followed, and the one after somebody turned by more than the angle (s, radians). */
const HEADING_TIME = 3;
const FAST_HEADING_TIME = 0.6;
const TURNED_AWAY = 0.7;
const LARGEST_HEADING_SIGMA = 0.5;

export function createSeenBody(references: readonly Reference[]): SeenBody {
  const compared = [...new Set(references.flatMap(({ segments }) => segments))];
  const tolerances = new Float64Array(SEGMENT_COUNT);
  for (const { segments, tolerance } of references) {
    for (const [j, segment] of segments.entries()) {
      tolerances[segment] = Math.max(tolerances[segment]!, tolerance[j]!);
    }
  }
  const { hipTolerance } = references[0]!;
  const heading = { angle: 0, time: 0 };

  /** People hardly turn while they exercise, but a camera's heading wavers: it is followed slowly. */
  function followHeading(evidence: Evidence, elapsed: number): void {
    if (!(evidence.headingSigma < LARGEST_HEADING_SIGMA)) return;
    const turned = evidence.heading - heading.angle;
    const error = turned - 2 * Math.PI * Math.round(turned / (2 * Math.PI));
    heading.time += elapsed;
    const slow = Math.max(elapsed / HEADING_TIME, elapsed / (heading.time + 1e-9));
    const share = Math.abs(error) > TURNED_AWAY ? elapsed / FAST_HEADING_TIME : slow;
    heading.angle += (heading.time === 0 ? 1 : Math.min(1, share)) * error;
  }

  function turnToHeading({ directions, viewAxis }: Evidence): void {
    const { local, view } = seen;
    const c = Math.cos(heading.angle);
    const s = Math.sin(heading.angle);
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

  function weighSegment(segment: number, evidence: Evidence): void {
    const { local, across, along, radial, doubt } = seen;
    const sigmaAcross = evidence.sigmaAcross[segment]!;
    seen.sigma[segment] = sigmaAcross;
    if (!(sigmaAcross <= BLIND)) {
      across[segment] = along[segment] = radial[segment] = doubt[segment] = 0;
      return;
    }
    const at = segment * 3;
    const tolerance = tolerances[segment]! ** 2;
    const headingSigma = Math.min(LARGEST_HEADING_SIGMA, evidence.headingSigma);
    // A turn about the vertical moves only the horizontal part of a direction.
    const model = tolerance + headingSigma ** 2 * (1 - local[at + 1]! ** 2);
    across[segment] = 1 / (model + sigmaAcross ** 2);
    const sigmaAlong = Math.min(UNSEEN_SIGMA, evidence.sigmaAlong[segment]!);
    if (sigmaAlong < DEPTH_SEEN * sigmaAcross) {
      along[segment] = 1 / (model + sigmaAlong ** 2) - across[segment]!;
      radial[segment] = 0;
    } else {
      flatten(segment, model + sigmaAcross ** 2);
    }
    // At the start a person's own posture is known, and people differ less than far out.
    const near = Math.min(tolerance, START_TOLERANCE ** 2) + model - tolerance + sigmaAcross ** 2;
    seen.narrowing[segment] = (model + sigmaAcross ** 2) / near;
    const share = tolerance / (tolerance + sigmaAcross ** 2);
    seen.share += share / compared.length;
    doubt[segment] = share * DOUBT_SQUARE;
  }

  /**
   * A picture shows a limb's two projected components. How far it points in or out of the picture is concluded from
   * its length, which is known less well, and must not be counted a second time as depth.
   */
  function flatten(segment: number, variance: number): void {
    const { local, view, across, along, radial, outwards } = seen;
    const at = segment * 3;
    const deep = local[at]! * view[0]! + local[at + 1]! * view[1]! + local[at + 2]! * view[2]!;
    const length = Math.sqrt(Math.max(1e-9, 1 - deep * deep));
    for (let i = 0; i < 3; i++) outwards[at + i] = (local[at + i]! - deep * view[i]!) / length;
    along[segment] = -across[segment]!;
    radial[segment] = 1 / (variance + (LENGTH_SIGMA * length) ** 2) - across[segment]!;
  }

  function weighHips(evidence: Evidence, hipVariance: number): void {
    const usable = hipTolerance < Infinity && evidence.hipHeightSigma < LARGEST_HIP_SIGMA;
    seen.hip = evidence.hipHeight;
    // The sensor's SD holds errors that stay; once those are in the offset, what trembles at rest is left.
    const noise = Math.min(evidence.hipHeightSigma ** 2, hipVariance);
    seen.hipWeight = usable ? 1 / (hipTolerance ** 2 + noise) : 0;
    seen.hipDoubt = usable ? DOUBT_SQUARE * hipTolerance ** 2 * seen.hipWeight : 0;
  }

  const seen: SeenBody = {
    local: new Float64Array(SEGMENT_COUNT * 3),
    view: Float64Array.of(0, 0, 1),
    across: new Float64Array(SEGMENT_COUNT),
    along: new Float64Array(SEGMENT_COUNT),
    radial: new Float64Array(SEGMENT_COUNT),
    outwards: new Float64Array(SEGMENT_COUNT * 3),
    sigma: new Float64Array(SEGMENT_COUNT),
    narrowing: new Float64Array(SEGMENT_COUNT).fill(1),
    doubt: new Float64Array(SEGMENT_COUNT),
    hip: 1,
    hipWeight: 0,
    hipDoubt: 0,
    share: 0,
    read(evidence, elapsed, hipVariance) {
      followHeading(evidence, elapsed);
      turnToHeading(evidence);
      seen.share = 0;
      for (let i = 0; i < compared.length; i++) weighSegment(compared[i]!, evidence);
      weighHips(evidence, hipVariance);
    },
  };
  return seen;
}
