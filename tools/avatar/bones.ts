type Side = 'left' | 'right';
type Finger = 'Thumb' | 'Index' | 'Middle' | 'Ring' | 'Little';
type Phalanx = 'Metacarpal' | 'Proximal' | 'Intermediate' | 'Distal';
type Limb =
  | 'Shoulder'
  | 'UpperArm'
  | 'LowerArm'
  | 'Hand'
  | 'UpperLeg'
  | 'LowerLeg'
  | 'Foot'
  | 'Toes'
  | 'Eye';
type Trunk = 'hips' | 'spine' | 'chest' | 'upperChest' | 'neck' | 'head';

/** The humanoid bones of VRM 1.0 that a figure has: all of them but the jaw. */
export type BoneName = Trunk | `${Side}${Limb}` | `${Side}${Finger}${Phalanx}`;

export interface Bone {
  name: BoneName;
  parent: BoneName | null;
  /** MakeHuman's names of the bone ends whose mean is this bone's joint. */
  joint: string[];
}

const TRUNK: Bone[] = [
  // The middle of the hip joints; the levels above are L5/S1, T12/L1, T7, C7/T1 and C1.
  { name: 'hips', parent: null, joint: ['upperleg01.L____head', 'upperleg01.R____head'] },
  { name: 'spine', parent: 'hips', joint: ['spine04____head'] },
  { name: 'chest', parent: 'spine', joint: ['spine02____head'] },
  { name: 'upperChest', parent: 'chest', joint: ['spine01____head'] },
  { name: 'neck', parent: 'upperChest', joint: ['neck01____head'] },
  { name: 'head', parent: 'neck', joint: ['head____head'] },
];

function sideBones(side: Side): Bone[] {
  const end = (bone: string) => `${bone}.${side === 'left' ? 'L' : 'R'}____head`;
  const limb = (name: Limb, parent: Limb | Trunk, bones: string[]): Bone => ({
    name: `${side}${name}`,
    parent: isTrunk(parent) ? parent : `${side}${parent}`,
    joint: bones.map(end),
  });
  return [
    limb('Eye', 'head', ['eye']),
    limb('Shoulder', 'upperChest', ['clavicle']),
    limb('UpperArm', 'Shoulder', ['upperarm01']),
    limb('LowerArm', 'UpperArm', ['lowerarm01']),
    limb('Hand', 'LowerArm', ['wrist']),
    limb('UpperLeg', 'hips', ['upperleg01']),
    limb('LowerLeg', 'UpperLeg', ['lowerleg01']),
    limb('Foot', 'LowerLeg', ['foot']),
    limb('Toes', 'Foot', ['toe1-1', 'toe2-1', 'toe3-1']),
    ...FINGERS.flatMap(({ finger, phalanges }, f) =>
      phalanges.map(
        (phalanx, p): Bone => ({
          name: `${side}${finger}${phalanx}`,
          parent: p === 0 ? `${side}Hand` : `${side}${finger}${phalanges[p - 1] ?? phalanx}`,
          joint: [end(`finger${f + 1}-${p + 1}`)],
        }),
      ),
    ),
  ];
}

const LONG_FINGER: Phalanx[] = ['Proximal', 'Intermediate', 'Distal'];

const FINGERS: { finger: Finger; phalanges: Phalanx[] }[] = [
  { finger: 'Thumb', phalanges: ['Metacarpal', 'Proximal', 'Distal'] },
  { finger: 'Index', phalanges: LONG_FINGER },
  { finger: 'Middle', phalanges: LONG_FINGER },
  { finger: 'Ring', phalanges: LONG_FINGER },
  { finger: 'Little', phalanges: LONG_FINGER },
];

function isTrunk(name: Limb | Trunk): name is Trunk {
  return TRUNK.some((bone) => bone.name === name);
}

/** All bones, parents before children. */
export const BONES: readonly Bone[] = [...TRUNK, ...sideBones('left'), ...sideBones('right')];

/** Which bone takes over the weights of which MakeHuman bones; the first match counts. */
const TRUNK_MERGES: [RegExp, Trunk][] = [
  [/^(root|pelvis|spine05)/, 'hips'],
  [/^spine0[34]/, 'spine'],
  [/^(spine02|breast)/, 'chest'],
  [/^spine01/, 'upperChest'],
  [/^neck/, 'neck'],
];

const LIMB_MERGES: [RegExp, [Limb, number][]][] = [
  [/^clavicle/, [['Shoulder', 1]]],
  // MakeHuman has a bone across the deltoid, which moves partly with the girdle, partly with the arm.
  [
    /^shoulder01/,
    [
      ['Shoulder', 0.65],
      ['UpperArm', 0.35],
    ],
  ],
  [/^upperarm/, [['UpperArm', 1]]],
  [/^lowerarm/, [['LowerArm', 1]]],
  [/^(wrist|metacarpal)/, [['Hand', 1]]],
  [/^upperleg/, [['UpperLeg', 1]]],
  [/^lowerleg/, [['LowerLeg', 1]]],
  [/^foot/, [['Foot', 1]]],
  [/^toe/, [['Toes', 1]]],
  [/^eye\./, [['Eye', 1]]],
];

/** How the weight of a MakeHuman bone is shared out; the face's many bones all follow the head. */
export function boneShares(makeHumanBone: string): [BoneName, number][] {
  const trunk = TRUNK_MERGES.find(([pattern]) => pattern.test(makeHumanBone));
  if (trunk) return [[trunk[1], 1]];

  const side: Side = makeHumanBone.endsWith('.L') ? 'left' : 'right';
  const [, finger, phalanx] = makeHumanBone.match(/^finger(\d)-(\d)/) ?? [];
  if (finger && phalanx) {
    const row = FINGERS[Number(finger) - 1];
    const name = row?.phalanges[Number(phalanx) - 1];
    if (row && name) return [[`${side}${row.finger}${name}`, 1]];
  }
  const limb = LIMB_MERGES.find(([pattern]) => pattern.test(makeHumanBone));
  if (limb) return limb[1].map(([name, share]) => [`${side}${name}`, share]);
  return [['head', 1]];
}
