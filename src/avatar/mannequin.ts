import { Group, Mesh, type MeshLambertMaterial, Object3D } from 'three';
import type { Body } from '../core/body/body';
import { type Pose, SOURCE } from '../core/body/pose';
import { BONE, BONE_COUNT, PARENT } from '../core/body/skeleton';
import { CERTAINTIES, type Certainty, certaintyMaterial } from './certaintyMaterial';
import type { Figure, Life } from './figure';
import { mannequinParts } from './mannequinParts';

/** A clay figure without a face that shows, limb by limb, how surely it is known. */
export interface Mannequin extends Figure {
  /**
   * Takes on a pose of its own body. A limb changes its look only when its source has kept on for about
   * a third of a second, and does not flicker.
   */
  show(pose: Pose, life: Pick<Life, 'elapsed'>): void;
  dispose(): void;
}

/** Seconds within which a limb's certainty follows its source. */
const SETTLING = 0.35;
const SURE_ABOVE = 0.65;
const GUESSED_BELOW = 0.35;

const isGuessed = (source: number): boolean =>
  source === SOURCE.inferred || source === SOURCE.mirrored;

export function createMannequin(body: Body, colour: string): Mannequin {
  const object = new Group();
  const bones = Array.from({ length: BONE_COUNT }, () => new Object3D());
  bones.forEach((bone, i) => {
    const parent = PARENT[i]!;
    if (parent < 0) object.add(bone);
    else bones[parent]!.add(bone);
    bone.position.fromArray(body.offsets, i * 3);
  });
  const materials = Object.fromEntries(
    CERTAINTIES.map((certainty) => [certainty, certaintyMaterial(colour, certainty)]),
  ) as Record<Certainty, MeshLambertMaterial>;
  const parts = mannequinParts(body).map(({ bone, shows, geometry }) => {
    const mesh = new Mesh(geometry, materials.sure);
    mesh.castShadow = true;
    mesh.receiveShadow = true;
    bones[BONE[bone]]!.add(mesh);
    return { mesh, shows: BONE[shows], certainty: 'sure' as Certainty };
  });
  const sureness = new Float64Array(BONE_COUNT).fill(1);
  let started = false;

  return {
    object,
    body,
    feet: [bones[BONE.leftFoot]!, bones[BONE.rightFoot]!],
    show(pose, { elapsed }) {
      const share = started ? Math.min(1, elapsed / SETTLING) : 1;
      started = true;
      bones[BONE.hips]!.position.fromArray(pose.root);
      for (let i = 0; i < BONE_COUNT; i++) {
        bones[i]!.quaternion.fromArray(pose.rotations, i * 4);
        const goal = isGuessed(pose.source[i]!) ? 0 : 1;
        sureness[i]! += (goal - sureness[i]!) * share;
      }
      const lost = pose.tracking === 'lost';
      for (const part of parts) {
        const sure = sureness[part.shows]!;
        if (lost) part.certainty = 'lost';
        else if (sure > SURE_ABOVE || (part.certainty === 'lost' && sure > GUESSED_BELOW)) {
          part.certainty = 'sure';
        } else if (sure < GUESSED_BELOW || part.certainty === 'lost') part.certainty = 'guessed';
        part.mesh.material = materials[part.certainty];
      }
    },
    dispose() {
      for (const { mesh } of parts) mesh.geometry.dispose();
      for (const certainty of CERTAINTIES) materials[certainty].dispose();
    },
  };
}
