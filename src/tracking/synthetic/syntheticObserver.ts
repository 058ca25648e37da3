import type { Body } from '../../core/body/body';
import {
  createLandmarkObservation,
  LANDMARK,
  LANDMARK_COUNT,
  LANDMARK_STRIDE,
  type Landmark,
  type LandmarkObservation,
} from '../../core/body/observation';
import type { Pose } from '../../core/body/pose';
import { BONE } from '../../core/body/skeleton';
import type { Seconds } from '../../core/body/units';
import { normal, type Random } from '../../core/random';
import { CAMERA_VIEW_DEFAULTS, type CameraView, projectPose } from './projectPose';

/** Errors of a pose model, as they are added to what a perfect one would see. */
interface SyntheticNoise {
  /** One SD of what changes from frame to frame, fraction of the picture's height. @default 0.003 */
  readonly jitter: number;
  /** One SD of what stays for about `memory`, fraction of the picture's height. @default 0.005 */
  readonly drift: number;
  /** Seconds after which a drift is forgotten (to 1/e). @default 0.5 */
  readonly memory: number;
  /** Image errors of a landmark behind another part of the body are larger by this. @default 2.5 */
  readonly occludedFactor: number;
  /** One SD of a world landmark in the picture's plane, metres. @default 0.02 */
  readonly world: number;
  /** One SD of a world landmark's depth, metres. @default 0.05 */
  readonly worldDepth: number;
  /** What is left of depth in world landmarks. @default 0.75 */
  readonly depthShrink: number;
  /** How far a straight knee comes forward in world landmarks, metres; none from 90° on. @default 0.07 */
  readonly kneeForward: number;
  /** Probability that a hidden landmark's visibility drops to nearly nothing in a frame. @default 0.1 */
  readonly drop: number;
}

/** Sizes seen on clips and in the published comparisons: straight knees read 131–171° in 3-D. */
const SYNTHETIC_NOISE_DEFAULTS: SyntheticNoise = {
  jitter: 0.003,
  drift: 0.005,
  memory: 0.5,
  occludedFactor: 2.5,
  world: 0.02,
  worldDepth: 0.05,
  depthShrink: 0.75,
  kneeForward: 0.07,
  drop: 0.1,
};

export interface SyntheticOptions {
  readonly view?: Partial<CameraView>;
  /** `null`: no errors at all. */
  readonly noise?: Partial<SyntheticNoise> | null;
  /** Landmarks behind furniture: invented by the model, with next to no visibility. */
  readonly hidden?: readonly Landmark[];
}

export interface SyntheticObserver {
  /** What a camera would have seen of `body` in `pose`; the same object each time. */
  observe(body: Body, pose: Pose, time: Seconds): LandmarkObservation;
}

/** Drifting values of a landmark: x, y of the image and x, y, z of the world. */
const VALUES = 5;
const INVENTED_VISIBILITY = 0.03;
/** One SD of where an invented landmark is put, as a share of the picture. */
const INVENTED_ERROR = 0.05;
/** Body height that the pose model's world landmarks lean towards, metres. */
const WORLD_HEIGHT = 1.65;

/** A camera and pose model that exist only in numbers, for tests and demonstrations. */
export function createSyntheticObserver(
  random: Random,
  { view = {}, noise = {}, hidden = [] }: SyntheticOptions = {},
): SyntheticObserver {
  const camera = { ...CAMERA_VIEW_DEFAULTS, ...view };
  const errors = noise === null ? null : { ...SYNTHETIC_NOISE_DEFAULTS, ...noise };
  const observation = createLandmarkObservation('synthetic');
  if (errors !== null) observation.imageSigma = Math.hypot(errors.jitter, errors.drift);
  /** In SDs. */
  const drifts = new Float64Array(LANDMARK_COUNT * VALUES).map(() => normal(random));
  let last = Number.NaN;

  function spoil(body: Body, pose: Pose, time: Seconds, sizes: SyntheticNoise): void {
    const elapsed = Number.isNaN(last) ? 0 : Math.max(0, time - last);
    last = time;
    const kept = Math.exp(-elapsed / sizes.memory);
    const fresh = Math.sqrt(1 - kept * kept);
    for (let i = 0; i < drifts.length; i++) drifts[i] = drifts[i]! * kept + fresh * normal(random);

    const { image, world } = observation;
    kneesForward(pose, sizes.kneeForward);
    const size = (WORLD_HEIGHT / body.height) ** 0.7;
    for (let landmark = 0; landmark < LANDMARK_COUNT; landmark++) {
      const at = landmark * LANDMARK_STRIDE;
      const drift = landmark * VALUES;
      const visible = image[at + 3]! > 0.5;
      const outside = image[at + 3]! < 0.1;
      const factor = visible ? 1 : outside ? sizes.occludedFactor * 4 : sizes.occludedFactor;
      const jitter = sizes.jitter * factor;
      const wander = sizes.drift * factor;
      image[at]! += (jitter * normal(random) + wander * drifts[drift]!) / observation.aspect;
      image[at + 1]! += jitter * normal(random) + wander * drifts[drift + 1]!;
      world[at] = world[at]! * size + sizes.world * drifts[drift + 2]!;
      world[at + 1] = world[at + 1]! * size + sizes.world * drifts[drift + 3]!;
      world[at + 2] =
        world[at + 2]! * size * sizes.depthShrink + sizes.worldDepth * drifts[drift + 4]!;
      image[at + 2] = world[at + 2]! * camera.focal * (1 / camera.distance);
      if (!visible && random() < sizes.drop) image[at + 3] = 0.1 * random();
      else image[at + 3] = Math.min(1, Math.max(0, image[at + 3]! + 0.02 * normal(random)));
      world[at + 3] = image[at + 3]!;
    }
  }

  /** Bends straight knees in the world landmarks, towards where the pelvis faces. */
  function kneesForward(pose: Pose, reach: number): void {
    const turn = (camera.yaw * Math.PI) / 180 + yawOf(pose);
    for (const side of ['left', 'right'] as const) {
      const bone = BONE[`${side}LowerLeg`] * 4;
      const flexion = 2 * Math.acos(Math.min(1, Math.abs(pose.rotations[bone + 3]!)));
      const push = reach * Math.max(0, 1 - flexion / (Math.PI / 2));
      const at = LANDMARK[`${side}Knee`] * LANDMARK_STRIDE;
      observation.world[at]! += push * Math.sin(turn);
      observation.world[at + 2]! -= push * Math.cos(turn);
    }
  }

  return {
    observe(body, pose, time) {
      projectPose(body, pose, camera, observation);
      observation.captureTime = time;
      if (errors !== null) spoil(body, pose, time, errors);
      for (const landmark of hidden) {
        const at = LANDMARK[landmark] * LANDMARK_STRIDE;
        const guess = LANDMARK[landmark] * VALUES;
        observation.image[at]! += INVENTED_ERROR * drifts[guess]!;
        observation.image[at + 1]! += INVENTED_ERROR * drifts[guess + 1]!;
        observation.image[at + 3] = INVENTED_VISIBILITY;
        observation.world[at + 3] = INVENTED_VISIBILITY;
      }
      return observation;
    },
  };
}

/** Heading of the hips, radians about +Y. */
function yawOf(pose: Pose): number {
  const x = pose.rotations[0]!;
  const y = pose.rotations[1]!;
  const z = pose.rotations[2]!;
  const w = pose.rotations[3]!;
  return Math.atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y));
}
