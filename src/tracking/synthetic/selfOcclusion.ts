import type { Body } from '../../core/body/body';
import type { Landmark } from '../../core/body/observation';
import { BONE, type Bone } from '../../core/body/skeleton';

/** Part of the body that can hide another: a thick line between two joints. */
interface Part {
  readonly from: Bone;
  readonly to: Bone;
  /** Share of body height. */
  readonly radius: number;
  /** Landmarks that are on the part itself and so never hidden by it. */
  readonly own: RegExp;
}

/** Radii by anatomy's eye, from breadths in Drillis & Contini. */
const PARTS: readonly Part[] = [
  { from: 'hips', to: 'neck', radius: 0.075, own: /Hip|Shoulder|Ear|Eye|nose|mouth/ },
  { from: 'neck', to: 'head', radius: 0.045, own: /Shoulder|Ear|Eye|nose|mouth/ },
  { from: 'leftUpperLeg', to: 'leftLowerLeg', radius: 0.04, own: /Hip|leftKnee/ },
  { from: 'rightUpperLeg', to: 'rightLowerLeg', radius: 0.04, own: /Hip|rightKnee/ },
  { from: 'leftLowerLeg', to: 'leftFoot', radius: 0.025, own: /left(Knee|Ankle|Heel|Foot)/ },
  { from: 'rightLowerLeg', to: 'rightFoot', radius: 0.025, own: /right(Knee|Ankle|Heel|Foot)/ },
];
const BEADS = 6;

/** The parts as strings of beads: centre xyz and radius, metres. */
export type Capsules = Float64Array;
export const createCapsules = (): Capsules => new Float64Array(PARTS.length * BEADS * 4);

export function placeCapsules(capsules: Capsules, body: Body, positions: Float64Array): void {
  PARTS.forEach(({ from, to, radius }, part) => {
    for (let bead = 0; bead < BEADS; bead++) {
      const at = (part * BEADS + bead) * 4;
      const share = bead / (BEADS - 1);
      for (let i = 0; i < 3; i++)
        capsules[at + i] =
          positions[BONE[from] * 3 + i]! * (1 - share) + positions[BONE[to] * 3 + i]! * share;
      capsules[at + 3] = radius * body.height;
    }
  });
}

/** Whether a part of the body stands between the camera and a landmark at (x, y, z) in the room. */
export function isOccluded(
  capsules: Capsules,
  landmark: Landmark,
  x: number,
  y: number,
  z: number,
  camera: { readonly distance: number; readonly height: number },
): boolean {
  const rayY = y - camera.height;
  const rayZ = z - camera.distance;
  const length = Math.hypot(x, rayY, rayZ);
  return PARTS.some((part, index) => {
    if (part.own.test(landmark)) return false;
    for (let bead = 0; bead < BEADS; bead++) {
      const at = (index * BEADS + bead) * 4;
      const dx = capsules[at]!;
      const dy = capsules[at + 1]! - camera.height;
      const dz = capsules[at + 2]! - camera.distance;
      const radius = capsules[at + 3]!;
      const along = (dx * x + dy * rayY + dz * rayZ) / length;
      const aside = Math.sqrt(Math.max(0, dx * dx + dy * dy + dz * dz - along * along));
      if (aside < radius && along < length - radius) return true;
    }
    return false;
  });
}
