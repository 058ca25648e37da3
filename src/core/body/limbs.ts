import { ANGLE } from './angleNames';
import { BONE, type Side } from './skeleton';

const limbOn = (side: Side, sign: 1 | -1, mirrored: 1 | -1) =>
  ({
    /** +1 left, −1 right: turns about y and z change sign in the mirror, those about x do not. */
    sign,
    /** −sign. */
    mirrored,
    // Offsets of the bones' quaternions.
    shoulder: BONE[`${side}Shoulder`] * 4,
    upperArm: BONE[`${side}UpperArm`] * 4,
    lowerArm: BONE[`${side}LowerArm`] * 4,
    hand: BONE[`${side}Hand`] * 4,
    upperLeg: BONE[`${side}UpperLeg`] * 4,
    lowerLeg: BONE[`${side}LowerLeg`] * 4,
    foot: BONE[`${side}Foot`] * 4,
    // Indices of the angles.
    plane: ANGLE[`${side}ShoulderPlane`],
    elevation: ANGLE[`${side}ShoulderElevation`],
    rotation: ANGLE[`${side}ShoulderRotation`],
    scapula: ANGLE[`${side}ScapularElevation`],
    elbow: ANGLE[`${side}ElbowFlexion`],
    pronation: ANGLE[`${side}ForearmPronation`],
    wrist: ANGLE[`${side}WristFlexion`],
    deviation: ANGLE[`${side}WristDeviation`],
    hipFlexion: ANGLE[`${side}HipFlexion`],
    hipAbduction: ANGLE[`${side}HipAbduction`],
    hipRotation: ANGLE[`${side}HipRotation`],
    knee: ANGLE[`${side}KneeFlexion`],
    dorsiflexion: ANGLE[`${side}AnkleDorsiflexion`],
    inversion: ANGLE[`${side}AnkleInversion`],
    flexion: ANGLE[`${side}ShoulderFlexion`],
    abduction: ANGLE[`${side}ShoulderAbduction`],
  }) as const;

/** The two sides: where an arm's and a leg's bones and angles stand in the arrays of a pose and of its angles. */
export const LIMBS = [limbOn('left', 1, -1), limbOn('right', -1, 1)] as const;
export type Limb = (typeof LIMBS)[number];
