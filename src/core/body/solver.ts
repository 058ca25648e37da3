import { type Body, boneLength } from './body';
import { createFrame, type Frame, UNSEEN_SIGMA } from './frame';
import { createJointPlacement, lowestSole, placeJoints } from './kinematics';
import type { Observation } from './observation';
import { SEGMENT } from './segments';
import { BONE } from './skeleton';
import { createHinges, updateHinges } from './solving/hinges';
import { forgetLandmarks, updateSeenLandmarks } from './solving/landmarkFilter';
import { landmarkLengths } from './solving/landmarkLengths';
import { createReconstruction } from './solving/reconstruction';
import { solveFeet } from './solving/solveFeet';
import { solveHead } from './solving/solveHead';
import { restUnseen, solveLimbs } from './solving/solveLimbs';
import { solveTorso } from './solving/solveTorso';
import { createScaleState, updateScale } from './solving/updateScale';
import { writeHipHeight, writeShoulderLift } from './solving/writeHeights';
import { writeRotations } from './solving/writePose';
import { writeSigma } from './solving/writeSigma';

export interface SolverOptions {
  /**
   * Focal length of the camera as a share of the picture's longer side. Wrong by a quarter, it costs a few
   * degrees at the picture's edge. @default 0.6 (a webcam of 80° across)
   */
  readonly focal: number;
  /** A gap longer than this (seconds), or time that runs backwards, starts anew. @default 1 */
  readonly forgetAfter: number;
}

export const SOLVER_DEFAULTS: SolverOptions = { focal: 0.6, forgetAfter: 1 };

/** Turns what a sensor saw into what is known of the body. */
export interface Solver {
  /** Always the same frame, filled in anew. Where nobody is seen, the pose is the last one known. */
  update(observation: Observation): Frame;
  /** Takes on another person's size; the posture is kept. */
  setBody(body: Body): void;
  /** Forgets everything but the body. */
  reset(): void;
}

/** A foot this near to the lower one's height stands on the floor, metres. */
const CONTACT_HEIGHT = 0.04;
/** Beside a length's own error: the scale is learnt from the same lengths. */
const SCALE_SIGMA = 0.02;

export function createSolver(body: Body, options: Partial<SolverOptions> = {}): Solver {
  const { focal, forgetAfter } = { ...SOLVER_DEFAULTS, ...options };
  const frame = createFrame();
  const { pose, evidence } = frame;
  const placement = createJointPlacement();
  const r = createReconstruction(landmarkLengths(body));
  const scale = createScaleState();
  const hinges = createHinges();
  const head = Float64Array.from(r.thorax);
  let person = body;
  let collarBone = 1;
  let last = Number.NaN;

  function setBody(next: Body): void {
    person = next;
    r.lengths = landmarkLengths(next);
    r.lengthSigma = Math.hypot(next.lengthSigma, SCALE_SIGMA);
    collarBone = boneLength(next, 'leftUpperArm');
  }

  function reset(): void {
    forgetLandmarks(r.seen);
    r.unseenFor.fill(Number.POSITIVE_INFINITY);
    r.heading.fill(0);
    hinges.known = false;
    scale.perWorldMetre = Number.NaN;
    scale.worldPerBody = Number.NaN;
    last = Number.NaN;
    lose();
  }

  /** Nobody is seen: the pose stays, what is known of it does not. */
  function lose(): void {
    pose.tracking = 'lost';
    evidence.sigmaAcross.fill(UNSEEN_SIGMA);
    evidence.sigmaAlong.fill(UNSEEN_SIGMA);
    evidence.headingSigma = UNSEEN_SIGMA;
    evidence.hipHeightSigma = UNSEEN_SIGMA;
    evidence.shoulderLift.sigma = UNSEEN_SIGMA;
  }

  function update(observation: Observation): Frame {
    const time = observation.captureTime;
    if (!Number.isFinite(time)) {
      lose();
      return frame;
    }
    if (time < last || time - last > forgetAfter) reset();
    r.elapsed = Number.isNaN(last) ? 0 : time - last;
    last = time;
    pose.time = time;
    const usable = observation.persons > 0 && observation.aspect > 0.1 && observation.aspect < 10;
    if (!usable || !see(observation)) {
      for (let i = 0; i < r.unseenFor.length; i++) r.unseenFor[i]! += r.elapsed;
      if (!usable)
        for (let i = 0; i < r.seen.unseenFor.length; i++) r.seen.unseenFor[i]! += r.elapsed;
      lose();
      return frame;
    }
    write();
    return frame;
  }

  function see(observation: Observation): boolean {
    r.focal = focal * Math.max(1, observation.aspect);
    updateSeenLandmarks(r.seen, observation, r.elapsed);
    if (!updateScale(scale, r, observation) || !solveTorso(r)) return false;
    solveLimbs(r);
    restUnseen(r);
    solveFeet(r);
    solveHead(r, head);
    updateHinges(hinges, r);
    return true;
  }

  function write(): void {
    for (let segment = 0; segment < r.unseenFor.length; segment++) {
      const seen = r.unseenFor[segment] === 0;
      evidence.sigmaAcross[segment] = seen ? r.sigmaAcross[segment]! : UNSEEN_SIGMA;
      evidence.sigmaAlong[segment] = seen ? r.sigmaAlong[segment]! : UNSEEN_SIGMA;
    }
    evidence.directions.set(r.directions);
    evidence.heading = Math.atan2(r.heading[1]!, r.heading[0]!);
    evidence.headingSigma = Math.min(
      r.sigmaAlong[SEGMENT.shoulders]!,
      r.unseenFor[SEGMENT.pelvis] === 0 ? r.sigmaAlong[SEGMENT.pelvis]! : 1,
    );
    writeHipHeight(r, evidence);
    writeShoulderLift(r, evidence);
    writeRotations(r, hinges, head, evidence.shoulderLift, collarBone, pose);
    writeRoot();
    writeSigma(r, hinges, placement.rotations, evidence.shoulderLift.sigma / collarBone, pose);
    pose.tracking = 'tracked';
  }

  /** Feet to the floor, the hips as far to the side as the picture shows them. */
  function writeRoot(): void {
    pose.root.fill(0);
    placeJoints(person, pose, placement);
    const floor = lowestSole(person, placement);
    pose.root[0] = (r.points[23 * 3]! + r.points[24 * 3]!) / 2;
    pose.root[1] = -floor;
    pose.contacts.left = isDown('leftFoot', 'leftShank', floor);
    pose.contacts.right = isDown('rightFoot', 'rightShank', floor);
  }

  function isDown(
    foot: 'leftFoot' | 'rightFoot',
    shank: 'leftShank' | 'rightShank',
    floor: number,
  ): boolean {
    const height = placement.positions[BONE[foot] * 3 + 1]! - person.ankleHeight - floor;
    return r.unseenFor[SEGMENT[shank]] === 0 && height < CONTACT_HEIGHT;
  }

  setBody(body);
  return { update, setBody, reset };
}
