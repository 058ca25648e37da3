import type { AngleName } from './angleNames';
import type { Bone, Side } from './skeleton';
import type { Degrees } from './units';

/** Where a row's definition or range comes from. */
export const ANGLE_SOURCES = {
  aaos: 'American Academy of Orthopaedic Surgeons 1965; as tabulated by Norkin & White, Measurement of Joint Motion, appendix A',
  cfr: '38 CFR 4.71, plates I and II (limbs), and 4.71a, note 2 and plate V (spine)',
  'aaos-recalled':
    'American Academy of Orthopaedic Surgeons 1965, as commonly quoted; recalled, not read at its source',
  convention: 'A convention of this software; no published range was used',
} as const;

type AngleSource = keyof typeof ANGLE_SOURCES;

/** What one clinical angle means. */
export interface JointAngle {
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
  /** Source of the range; where its ends come from two, that of the end further from zero. */
  readonly source: AngleSource;
  /** The source in full. */
  readonly citation: string;
  /** A posture is given by its stored angles; a derived one is only read. */
  readonly stored: boolean;
  /** The bones it is read from: if one of them is inferred or mirrored, it is not measurable. */
  readonly bones: readonly Bone[];
}

type Unsided<Name> = Name extends `left${infer Base}` ? Base : never;
export type SidedAngle = Unsided<AngleName>;
export type AxialAngle = Exclude<AngleName, `left${string}` | `right${string}`>;
/** A bone without its side: `UpperArm` stands for `leftUpperArm` or `rightUpperArm`. */
export type SidelessBone = Unsided<Bone> | Exclude<Bone, `left${string}` | `right${string}`>;

/** A row as it is written down, before its side is known. */
export type AngleRow<BoneName> = readonly [
  joint: string,
  plane: JointAngle['plane'],
  positive: string,
  zero: string,
  min: number,
  max: number,
  source: AngleSource,
  bones: readonly BoneName[],
];
