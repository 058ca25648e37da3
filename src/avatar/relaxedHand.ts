import type { VRMHumanBoneName, VRMHumanoid } from '@pixiv/three-vrm';
import { RADIANS_PER_DEGREE } from '../core/body/units';

type Finger = 'Index' | 'Middle' | 'Ring' | 'Little';

/** Flexion of the three joints of each finger in an idle hand, degrees; it grows towards the little one. */
const CURL: Readonly<Record<Finger, readonly [number, number, number]>> = {
  Index: [10, 16, 10],
  Middle: [14, 20, 12],
  Ring: [17, 23, 14],
  Little: [20, 24, 16],
};
/** Spread towards the thumb (+) or away from it, degrees. */
const SPREAD: Readonly<Record<Finger, number>> = { Index: 2, Middle: 0, Ring: -1, Little: -3 };
const JOINTS = ['Proximal', 'Intermediate', 'Distal'] as const;
/** The thumb lies beside the index finger and bends a little. */
const THUMB = { adduction: 12, bend: 12 };

/**
 * Gives a figure's hands the shape of rest, once: fingers do not move afterwards. In the T-pose of VRM
 * the palms look down, so that a finger of the left hand (along +X) bends about −Z.
 * @param facing 1 for a figure that faces +Z in its file (VRM 1.0), −1 for one that faces −Z (0.x)
 */
export function relaxHands(humanoid: VRMHumanoid, facing: 1 | -1): void {
  for (const side of ['left', 'right'] as const) {
    const outwards = side === 'left' ? 1 : -1;
    const turn = (name: string, y: number, z: number) => {
      const node = humanoid.getNormalizedBoneNode(`${side}${name}` as VRMHumanBoneName);
      const radians = RADIANS_PER_DEGREE * outwards;
      node?.rotation.set(0, y * radians, -z * radians * facing);
    };
    for (const finger of ['Index', 'Middle', 'Ring', 'Little'] as const) {
      JOINTS.forEach((joint, i) => {
        turn(`${finger}${joint}`, i === 0 ? -SPREAD[finger] : 0, CURL[finger][i]!);
      });
    }
    turn('ThumbMetacarpal', THUMB.adduction, 0);
    turn('ThumbDistal', THUMB.bend, 0);
  }
}
