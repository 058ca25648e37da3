import { Vector3 } from 'three';
import { BONES } from './bones';
import type { Piece } from './figure';
import { at } from './polyMesh';
import type { RestPose } from './restPose';

/** Moves the T-pose up or down until the soles are on y = 0. */
export function standOnFloor(rest: RestPose, pieces: Piece[]): RestPose {
  let lowest = Number.POSITIVE_INFINITY;
  const point = new Vector3();
  for (const { part } of pieces) {
    for (let vertex = 0; vertex < part.positions.length / 3; vertex++) {
      let y = 0;
      for (let k = 4 * vertex; k < 4 * vertex + 4; k++) {
        const name = BONES[at(part.joints, k)]?.name;
        const bone = name && rest.get(name);
        if (!bone) continue;
        point
          .fromArray(part.positions, 3 * vertex)
          .sub(bone.modelled)
          .applyQuaternion(bone.turn);
        y += (at(part.weights, k) / 255) * (point.y + bone.rest.y);
      }
      lowest = Math.min(lowest, y);
    }
  }
  const moved: RestPose = new Map();
  for (const [name, bone] of rest) {
    moved.set(name, { ...bone, rest: bone.rest.clone().setY(bone.rest.y - lowest) });
  }
  return moved;
}
