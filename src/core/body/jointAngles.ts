import { ANGLES, type AngleName, STORED_ANGLES } from './angleNames';
import type { Bone, Side } from './skeleton';
import { type Degrees, degrees } from './units';

/** Where a row's definition or range comes from. */
export const ANGLE_SOURCES = {
  aaos: 'American Academy of Orthopaedic Surgeons 1965; as tabulated by Norkin & White, Measurement of Joint Motion, appendix A',
  cfr: '38 CFR 4.71, plates I and II (limbs), and 4.71a, note 2 and plate V (spine)',
  convention: 'A convention of this software; no published range was used',
} as const;

type AngleSource = keyof typeof ANGLE_SOURCES;

/** What one clinical angle means. */
interface JointAngle {
  /** Key of its name in the strings; the side is said separately. */
  readonly label: string;
  readonly side: Side | null;
  readonly joint: string;
  readonly plane: 'sagittal' | 'frontal' | 'transverse' | 'vertical through the limb';
  /** Which way the number grows. */
  readonly positive: string;
  /** The posture in which it is zero. */
  readonly zero: string;
  /** Healthy active range, degrees; of an axial angle towards a side, both sides. */
  readonly range: { readonly min: Degrees; readonly max: Degrees };
  /** Source of the range. */
  readonly source: AngleSource;
  /** A posture is given by its stored angles; a derived one is only read. */
  readonly stored: boolean;
  /** The bones it is read from: if one of them is inferred or mirrored, it is not measurable. */
  readonly bones: readonly Bone[];
}

type Unsided<Name> = Name extends `left${infer Base}` ? Base : never;
type SidedBase = Unsided<AngleName>;
type AxialName = Exclude<AngleName, `left${string}` | `right${string}`>;
/** A bone without its side: `UpperArm` stands for `leftUpperArm` or `rightUpperArm`. */
type BoneBase = Unsided<Bone> | Exclude<Bone, `left${string}` | `right${string}`>;

type Row<BoneName> = readonly [
  joint: string,
  plane: JointAngle['plane'],
  positive: string,
  zero: string,
  min: number,
  max: number,
  source: AngleSource,
  bones: readonly BoneName[],
];

/**
 * Angles of the limbs. The joint coordinate systems are those of the International Society of
 * Biomechanics (Wu 2002 for hip and ankle, Wu 2005 for the arm), its axes renamed to ours (+X left, +Y up, +Z
 * forward); the right side is the left one's mirror image.
 *
 * Shoulder: humerus against thorax (`upperChest`), Y-X′-Y″. Its third angle is counted from the
 * posture without torsion, i.e. ISB's γTH2 = ShoulderRotation − ShoulderPlane ("tilt and torsion",
 * Campeau-Lecours 2020, Chénier 2022). So the hanging arm with the elbow bent points its forearm forward at rotation 0
 * in whatever plane it will be lifted, the goniometric zero at 90° of abduction is 0 as well (forearm
 * forward), and a healthy range means the same in every plane. With ISB's own zero it would be −90 in plain flexion.
 */
const SIDED: Record<SidedBase, Row<BoneBase>> = {
  ShoulderPlane: [
    'shoulder',
    'transverse',
    'forward: 0 abduction, 90 forward flexion, −90 extension, above 90 across the body',
    'arm lifted straight to the side',
    -90,
    135,
    'convention',
    ['upperChest', 'UpperArm'],
  ],
  ShoulderElevation: [
    'shoulder',
    'vertical through the limb',
    'arm lifted, in whatever plane',
    'arm hanging along the trunk',
    0,
    180,
    'aaos',
    ['upperChest', 'UpperArm'],
  ],
  ShoulderRotation: [
    'shoulder',
    'transverse',
    'internal: the forearm of a bent elbow turns across the belly',
    'arm hanging, elbow bent, forearm forward; lifted from there without turning about its length',
    -90,
    70,
    'aaos',
    ['upperChest', 'UpperArm'],
  ],
  ScapularElevation: [
    'shoulder girdle',
    'frontal',
    'up: a shrug',
    'collar bone level with the T-pose, square to the thorax',
    -10,
    40,
    'convention',
    ['upperChest', 'Shoulder'],
  ],
  ElbowFlexion: [
    'elbow',
    'sagittal',
    'hand towards the shoulder',
    'arm straight',
    0,
    150,
    'aaos',
    ['UpperArm', 'LowerArm'],
  ],
  ForearmPronation: [
    'forearm',
    'transverse',
    'pronation: palm down when the forearm points forward',
    'thumb up when the elbow is bent and the forearm points forward; also the T-pose, palms down',
    -80,
    80,
    'aaos',
    ['UpperArm', 'LowerArm', 'Hand'],
  ],
  WristFlexion: [
    'wrist',
    'sagittal',
    'palm towards the forearm',
    'hand in line with the forearm',
    -70,
    80,
    'aaos',
    ['LowerArm', 'Hand'],
  ],
  WristDeviation: [
    'wrist',
    'frontal',
    'ulnar: towards the little finger',
    'hand in line with the forearm',
    -20,
    30,
    'aaos',
    ['LowerArm', 'Hand'],
  ],
  HipFlexion: [
    'hip',
    'sagittal',
    'thigh forward',
    'thigh in line with the pelvis, as in standing upright',
    -30,
    125,
    'cfr',
    ['hips', 'UpperLeg'],
  ],
  HipAbduction: [
    'hip',
    'frontal',
    'away from the other leg',
    'thigh in line with the pelvis',
    -30,
    45,
    'aaos',
    ['hips', 'UpperLeg'],
  ],
  HipRotation: [
    'hip',
    'transverse',
    'internal: the front of the thigh turns to the other leg',
    'kneecap forward',
    -45,
    45,
    'aaos',
    ['hips', 'UpperLeg'],
  ],
  KneeFlexion: [
    'knee',
    'sagittal',
    'heel towards the buttock',
    'leg straight',
    0,
    140,
    'cfr',
    ['UpperLeg', 'LowerLeg'],
  ],
  AnkleDorsiflexion: [
    'ankle',
    'sagittal',
    'toes towards the shin',
    'sole square to the shank',
    -45,
    20,
    'cfr',
    ['LowerLeg', 'Foot'],
  ],
  AnkleInversion: [
    'ankle',
    'frontal',
    'inversion: the inner edge of the foot rises',
    'sole square to the shank',
    -15,
    35,
    'aaos',
    ['LowerLeg', 'Foot'],
  ],
  ShoulderFlexion: [
    'shoulder',
    'sagittal',
    'forward and up; the humerus as seen exactly from the side of the thorax',
    'arm hanging',
    -60,
    180,
    'aaos',
    ['upperChest', 'UpperArm'],
  ],
  ShoulderAbduction: [
    'shoulder',
    'frontal',
    'out and up; the humerus as seen exactly from the front of the thorax',
    'arm hanging',
    -45,
    180,
    'convention',
    ['upperChest', 'UpperArm'],
  ],
};

/**
 * Pelvis in the room (rotation, obliquity, tilt in this order: Baker 2001, so that lying on the back is not
 * singular), thorax against pelvis, head against thorax (Wu 2002: flexion, side flexion, rotation), and the
 * thorax against the vertical, seen along and across the person's heading (`pelvisRotation`).
 */
const AXIAL: Record<AxialName, Row<Bone>> = {
  pelvisTilt: [
    'pelvis',
    'sagittal',
    'anterior: its top comes forward; −90 lying on the back',
    'upright',
    -90,
    90,
    'convention',
    ['hips'],
  ],
  pelvisObliquity: [
    'pelvis',
    'frontal',
    'to the left: its left side lower than its right',
    'both hips level',
    -30,
    30,
    'convention',
    ['hips'],
  ],
  pelvisRotation: [
    'pelvis',
    'transverse',
    'heading turned to the left',
    'facing +Z of the room',
    -180,
    180,
    'convention',
    ['hips'],
  ],
  trunkFlexion: [
    'trunk',
    'sagittal',
    'thorax bent forward on the pelvis',
    'thorax in line with the pelvis',
    -30,
    90,
    'cfr',
    ['hips', 'upperChest'],
  ],
  trunkSideFlexion: [
    'trunk',
    'frontal',
    'thorax bent to the left on the pelvis',
    'thorax in line with the pelvis',
    -30,
    30,
    'cfr',
    ['hips', 'upperChest'],
  ],
  trunkRotation: [
    'trunk',
    'transverse',
    'thorax turned to the left on the pelvis',
    'thorax facing as the pelvis does',
    -30,
    30,
    'cfr',
    ['hips', 'upperChest'],
  ],
  neckFlexion: [
    'neck',
    'sagittal',
    'chin to the chest',
    'head upright on the thorax',
    -45,
    45,
    'cfr',
    ['upperChest', 'head'],
  ],
  neckSideFlexion: [
    'neck',
    'frontal',
    'left ear to the left shoulder',
    'head upright on the thorax',
    -45,
    45,
    'cfr',
    ['upperChest', 'head'],
  ],
  neckRotation: [
    'neck',
    'transverse',
    'face turned to the left',
    'facing as the thorax does',
    -80,
    80,
    'cfr',
    ['upperChest', 'head'],
  ],
  trunkLean: [
    'trunk in the room',
    'vertical through the limb',
    'away from the vertical, in whatever direction; never negative',
    'thorax upright',
    0,
    90,
    'convention',
    ['upperChest'],
  ],
  trunkLeanForward: [
    'trunk in the room',
    'sagittal',
    'forward, seen exactly from the side of the pelvis',
    'thorax upright',
    -30,
    90,
    'convention',
    ['hips', 'upperChest'],
  ],
  trunkLeanSide: [
    'trunk in the room',
    'frontal',
    'to the left, seen exactly from the front of the pelvis',
    'thorax upright',
    -30,
    30,
    'convention',
    ['hips', 'upperChest'],
  ],
};

const STORED: ReadonlySet<AngleName> = new Set<AngleName>(STORED_ANGLES);
const CENTRAL: ReadonlySet<string> = new Set<Bone>(['hips', 'upperChest']);

function toJointAngle(
  name: AngleName,
  base: string,
  side: Side | null,
  row: Row<string>,
): JointAngle {
  const [joint, plane, positive, zero, min, max, source, bones] = row;
  return {
    label: `angle.${base.charAt(0).toLowerCase()}${base.slice(1)}`,
    side,
    joint,
    plane,
    positive,
    zero,
    range: { min: degrees(min), max: degrees(max) },
    source,
    stored: STORED.has(name),
    bones: bones.map((bone) => (side && !CENTRAL.has(bone) ? `${side}${bone}` : bone) as Bone),
  };
}

function rowOf(name: AngleName): JointAngle {
  for (const side of ['left', 'right'] as const) {
    if (!name.startsWith(side)) continue;
    const base = name.slice(side.length) as SidedBase;
    return toJointAngle(name, base, side, SIDED[base]);
  }
  return toJointAngle(name, name, null, AXIAL[name as AxialName]);
}

/** The one table of clinical joint angles. */
export const JOINT_ANGLES = Object.fromEntries(
  ANGLES.map((name) => [name, rowOf(name)]),
) as Readonly<Record<AngleName, JointAngle>>;
