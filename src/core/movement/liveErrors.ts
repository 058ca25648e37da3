import { angleMeasurability } from '../body/angleMeasurability';
import { ANGLE, type AngleName } from '../body/angleNames';
import { createAngles } from '../body/anglesOf';
import type { Body } from '../body/body';
import type { Pose } from '../body/pose';
import type { Side } from '../body/skeleton';
import type { AngleError } from './coachResult';
import { isErrorShown } from './measurement';
import type { Pattern } from './pattern';
import { ANGLE_SIGMA_LIMIT } from './quality';
import { createSynthesis, movedAngles } from './synthesis';
import type { Trajectory } from './trajectory';

/** The driven joints against the model at the same phase. */
export interface LiveErrors {
  readonly errors: readonly AngleError[];
  update(
    pose: Pose,
    angles: Float64Array,
    sigmas: Float64Array,
    phase: number,
    amplitude: number,
  ): void;
}

/** Angles that the model moves by less (degrees) are not said to be driven. */
const LEAST_MOVED = 20;
const MOST_ANGLES = 6;
/** Turns about a limb's own length cannot be read from landmarks. */
const UNREADABLE = /Rotation|Pronation|Scapular|Wrist|neck|Inversion|Plane/;
const ARM = /Shoulder|Elbow/;

/** The angles in which a person is corrected: the range's own first. */
export function correctedAngles(pattern: Pattern, body: Body, side: Side): AngleName[] {
  const synthesis = createSynthesis(pattern, body, { side });
  const armsFree = (pattern.free ?? []).some((segment) => segment.endsWith('UpperArm'));
  return movedAngles(synthesis, LEAST_MOVED)
    .filter((name) => !UNREADABLE.test(name) && !(armsFree && ARM.test(name)))
    .slice(0, MOST_ANGLES);
}

export function createLiveErrors(
  pattern: Pattern,
  body: Body,
  side: Side,
  trajectory: Trajectory,
): LiveErrors {
  const errors = correctedAngles(pattern, body, side).map(
    (angle): AngleError => ({ angle, error: 0, sigma: 0, shown: false, measurable: false }),
  );
  const model = createAngles();
  return {
    errors,
    update(pose, angles, sigmas, phase, amplitude) {
      trajectory.fillAngles(phase, amplitude, model);
      for (let i = 0; i < errors.length; i++) {
        const row = errors[i]!;
        const at = ANGLE[row.angle];
        row.error = angles[at]! - model[at]!;
        row.sigma = sigmas[at]!;
        row.measurable =
          row.sigma <= ANGLE_SIGMA_LIMIT && angleMeasurability(at, pose, angles) === 'measurable';
        row.shown = row.measurable && isErrorShown(row.error, pattern.pathTolerance, row.sigma);
      }
    },
  };
}
