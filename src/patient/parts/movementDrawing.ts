import { populationBody } from '../../core/body/body';
import { createJointPlacement, placeJoints } from '../../core/body/kinematics';
import { createPose } from '../../core/body/pose';
import { BONE, type Bone } from '../../core/body/skeleton';
import type { Pattern, PatternView } from '../../core/movement/pattern';
import { createSynthesis } from '../../core/movement/synthesis';

/** A point of the drawing, metres; x to the right, y down, as SVG has it. */
export type Point = readonly [x: number, y: number];

type Cloth = 'skin' | 'shirt' | 'trousers' | 'shoe';

/** One limb: a thick line through its joints. */
interface Limb {
  readonly name: string;
  readonly cloth: Cloth;
  /** Thickness in metres. */
  readonly width: number;
  readonly points: readonly Point[];
  /** Distance towards the viewer, to draw what is near over what is far. */
  readonly depth: number;
}

export interface DrawnFigure {
  readonly limbs: readonly Limb[];
  readonly head: { readonly at: Point; readonly radius: number };
}

/** A movement as a still drawing: the start faintly, the far end, and the path between. */
export interface MovementDrawing {
  readonly start: DrawnFigure;
  readonly end: DrawnFigure;
  readonly path: readonly Point[];
  /** The seat, where the movement is done sitting: its front edge at the back of the knees. */
  readonly seat: { readonly back: number; readonly front: number; readonly height: number } | null;
  /** x, y, width, height. */
  readonly box: readonly [number, number, number, number];
}

const body = populationBody();
const placement = createJointPlacement();

/** Room to drawing. The front is shown as in a mirror; the side from the figure's right. */
const PROJECT: Record<'front' | 'side', (x: number, y: number, z: number) => Point> = {
  front: (x, y) => [-x, -y],
  side: (_, y, z) => [z, -y],
};

const LIMBS: readonly (readonly [string, Cloth, number, readonly Bone[]])[] = [
  ['neck', 'skin', 0.1, ['upperChest', 'head']],
  ['leftThigh', 'trousers', 0.145, ['leftUpperLeg', 'leftLowerLeg']],
  ['rightThigh', 'trousers', 0.145, ['rightUpperLeg', 'rightLowerLeg']],
  ['leftShank', 'trousers', 0.11, ['leftLowerLeg', 'leftFoot']],
  ['rightShank', 'trousers', 0.11, ['rightLowerLeg', 'rightFoot']],
  ['leftFoot', 'shoe', 0.085, ['leftFoot', 'leftToes']],
  ['rightFoot', 'shoe', 0.085, ['rightFoot', 'rightToes']],
  ['trunk', 'shirt', 0.2, ['spine', 'chest', 'upperChest']],
  [
    'chest',
    'shirt',
    0.11,
    ['leftUpperArm', 'rightUpperArm', 'rightUpperLeg', 'leftUpperLeg', 'leftUpperArm'],
  ],
  ['pelvis', 'trousers', 0.17, ['leftUpperLeg', 'hips', 'rightUpperLeg']],
  ['leftArm', 'shirt', 0.1, ['leftUpperArm', 'leftLowerArm']],
  ['rightArm', 'shirt', 0.1, ['rightUpperArm', 'rightLowerArm']],
  ['leftForearm', 'skin', 0.075, ['leftLowerArm', 'leftHand']],
  ['rightForearm', 'skin', 0.075, ['rightLowerArm', 'rightHand']],
];

function drawFigure(view: 'front' | 'side'): DrawnFigure {
  const { positions, rotations } = placement;
  const project = PROJECT[view];
  const at = (bone: Bone): Point => {
    const i = BONE[bone] * 3;
    return project(positions[i]!, positions[i + 1]!, positions[i + 2]!);
  };
  const depth = (bone: Bone): number => {
    const i = BONE[bone] * 3;
    return view === 'front' ? positions[i + 2]! : -positions[i]!;
  };
  const limbs = LIMBS.map(([name, cloth, width, bones]) => ({
    name,
    cloth,
    width,
    points: bones.map(at),
    depth: bones.reduce((sum, bone) => sum + depth(bone), 0) / bones.length,
  })).sort((a, b) => a.depth - b.depth);
  // The skull's middle lies over the head joint along the head's own axis.
  const turn = BONE.head * 4;
  const [x, y, z, w] = [0, 1, 2, 3].map((i) => rotations[turn + i]!) as [
    number,
    number,
    number,
    number,
  ];
  const i = BONE.head * 3;
  const up = 0.075;
  const head = project(
    positions[i]! + up * 2 * (x * y - w * z),
    positions[i + 1]! + up * (1 - 2 * (x * x + z * z)),
    positions[i + 2]! + up * 2 * (y * z + w * x) + 0.015,
  );
  return { limbs, head: { at: head, radius: 0.108 } };
}

/** The joint whose path tells the movement best. */
function leadingBone(pattern: Pattern): Bone {
  if (pattern.sides === 'both') return 'head';
  return /Knee|Hip|Ankle/.test(pattern.range.angle) ? 'rightFoot' : 'rightHand';
}

/** Draws a pattern from its own best view. */
export function drawMovement(pattern: Pattern): MovementDrawing {
  const best: PatternView = pattern.views[0]!;
  const view = best === 'side' ? 'side' : 'front';
  const synthesis = createSynthesis(pattern, body);
  const pose = createPose();
  const loop = pattern.shape === 'loop';
  const { turnPhase } = synthesis.trajectory;
  const poseAt = (phase: number) => placeJoints(body, synthesis.fillPose(phase, pose), placement);

  poseAt(0);
  const seatHeight = placement.positions[BONE.leftUpperLeg * 3 + 1]! - 0.08;
  const hip = placement.positions[BONE.leftUpperLeg * 3 + 2]!;
  const knee = placement.positions[BONE.leftLowerLeg * 3 + 2]!;
  const start = drawFigure(view);
  poseAt(turnPhase);
  const end = drawFigure(view);

  const bone = BONE[leadingBone(pattern)] * 3;
  const path: Point[] = [];
  const last = loop ? 0.94 : turnPhase;
  for (let i = 0; i <= 24; i++) {
    const { positions } = poseAt((i / 24) * last);
    path.push(PROJECT[view](positions[bone]!, positions[bone + 1]!, positions[bone + 2]!));
  }
  const drawn = [start, end].flatMap((figure) => [
    ...figure.limbs.flatMap((limb) => limb.points),
    ...[-1, 1].map((way): Point => [figure.head.at[0], figure.head.at[1] + way * 0.12]),
  ]);
  const xs = [...drawn, ...path].map(([x]) => x);
  const ys = [...drawn, ...path].map(([, y]) => y);
  const left = Math.min(...xs) - 0.14;
  const top = Math.min(...ys) - 0.1;
  return {
    start,
    end,
    path,
    seat:
      pattern.posture === 'sitting' && view === 'side'
        ? { back: hip - 0.16, front: knee - 0.1, height: seatHeight }
        : null,
    box: [left, top, Math.max(...xs) + 0.14 - left, Math.max(...ys) + 0.1 - top],
  };
}
