import { ANGLES, type AngleName, STORED_ANGLES } from './angleNames';
import {
  ANGLE_SOURCES,
  type AngleRow,
  type AxialAngle,
  type JointAngle,
  type SidedAngle,
} from './jointAngle';
import { LIMB_ANGLES } from './limbAngles';
import type { Bone, Side } from './skeleton';
import { TRUNK_ANGLES } from './trunkAngles';
import { degrees } from './units';

const STORED: ReadonlySet<AngleName> = new Set<AngleName>(STORED_ANGLES);
const CENTRAL: ReadonlySet<string> = new Set<Bone>(['hips', 'upperChest']);

function toJointAngle(
  name: AngleName,
  base: string,
  side: Side | null,
  row: AngleRow<string>,
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
    citation: ANGLE_SOURCES[source],
    stored: STORED.has(name),
    bones: bones.map((bone) => (side && !CENTRAL.has(bone) ? `${side}${bone}` : bone) as Bone),
  };
}

function rowOf(name: AngleName): JointAngle {
  for (const side of ['left', 'right'] as const) {
    if (!name.startsWith(side)) continue;
    const base = name.slice(side.length) as SidedAngle;
    return toJointAngle(name, base, side, LIMB_ANGLES[base]);
  }
  return toJointAngle(name, name, null, TRUNK_ANGLES[name as AxialAngle]);
}

/** The one table of clinical joint angles: what each means, its sign, its healthy range and its source. */
export const JOINT_ANGLES = Object.fromEntries(
  ANGLES.map((name) => [name, rowOf(name)]),
) as Readonly<Record<AngleName, JointAngle>>;
