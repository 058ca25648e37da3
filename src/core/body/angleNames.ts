import { mirrorName } from './skeleton';

/**
 * The clinical joint angles. A posture is given by the *stored* ones; the *derived* ones are
 * projections of it and are only read. What each means, its sign, its healthy range and its source
 * stand in the table of `jointAngles.ts`.
 */
const STORED_SIDED = [
  'ShoulderPlane',
  'ShoulderElevation',
  'ShoulderRotation',
  'ScapularElevation',
  'ElbowFlexion',
  'ForearmPronation',
  'WristFlexion',
  'WristDeviation',
  'HipFlexion',
  'HipAbduction',
  'HipRotation',
  'KneeFlexion',
  'AnkleDorsiflexion',
  'AnkleInversion',
] as const;

const STORED_AXIAL = [
  'pelvisTilt',
  'pelvisObliquity',
  'pelvisRotation',
  'trunkFlexion',
  'trunkSideFlexion',
  'trunkRotation',
  'neckFlexion',
  'neckSideFlexion',
  'neckRotation',
] as const;

const DERIVED_SIDED = ['ShoulderFlexion', 'ShoulderAbduction'] as const;
const DERIVED_AXIAL = ['trunkLean', 'trunkLeanForward', 'trunkLeanSide'] as const;

type Sided<Name extends string> = `left${Name}` | `right${Name}`;

export type StoredAngle = Sided<(typeof STORED_SIDED)[number]> | (typeof STORED_AXIAL)[number];
export type DerivedAngle = Sided<(typeof DERIVED_SIDED)[number]> | (typeof DERIVED_AXIAL)[number];
export type AngleName = StoredAngle | DerivedAngle;

const bothSides = <Name extends string>(names: readonly Name[]): Sided<Name>[] =>
  (['left', 'right'] as const).flatMap((side) => names.map((name) => `${side}${name}` as const));

export const STORED_ANGLES: readonly StoredAngle[] = [...bothSides(STORED_SIDED), ...STORED_AXIAL];
export const DERIVED_ANGLES: readonly DerivedAngle[] = [
  ...bothSides(DERIVED_SIDED),
  ...DERIVED_AXIAL,
];

/** Every joint angle, the stored ones first. */
export const ANGLES: readonly AngleName[] = [...STORED_ANGLES, ...DERIVED_ANGLES];
export const ANGLE_COUNT = ANGLES.length;

/** Index of an angle in every per-angle array. */
export const ANGLE = Object.fromEntries(ANGLES.map((name, i) => [name, i])) as Record<
  AngleName,
  number
>;

/** Index of each angle's counterpart on the other side (itself for pelvis, trunk and neck). */
export const MIRROR_ANGLE: readonly number[] = ANGLES.map((name) => ANGLE[mirrorName(name)]);

/** Axial angles that point to a side (positive = towards the left) and so change sign in a mirror. */
export const LATERAL_ANGLES: readonly AngleName[] = [
  'pelvisObliquity',
  'pelvisRotation',
  'trunkSideFlexion',
  'trunkRotation',
  'neckSideFlexion',
  'neckRotation',
  'trunkLeanSide',
];
