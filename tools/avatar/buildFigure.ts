import type { BaseMesh } from './baseMesh';
import { bodyPieces } from './bodyPieces';
import { facePieces, readMorphs } from './facePieces';
import type { Figure } from './figure';
import type { TargetFile } from './morphTargets';
import type { Person } from './people';
import type { PolyMesh } from './polyMesh';
import { findJoints, layOutRestPose } from './restPose';
import { shapeBody } from './shapeBody';
import { smoothWeights } from './skinWeights';
import { standOnFloor } from './standOnFloor';
import { fitWardrobe } from './wardrobe';

const SMOOTHING_ROUNDS = 3;

/** Shapes, dresses and poses a person. */
export async function buildFigure(
  person: Person,
  base: BaseMesh,
  targets: TargetFile,
): Promise<Figure> {
  const { positions, scale } = shapeBody(person, base, targets);
  const skin: PolyMesh = { positions, uvs: base.uvs, faces: base.faces };
  const weights = smoothWeights(skin, base.weights, SMOOTHING_ROUNDS);
  const wardrobe = fitWardrobe(person, positions);
  const morphs = readMorphs(targets, positions.length, scale);

  const body = await bodyPieces(person, wardrobe, skin, weights);
  const face = await facePieces(person, wardrobe, skin, weights, morphs);
  const joints = findJoints(positions, base.joints, person.stature);
  const rest = standOnFloor(layOutRestPose(joints), [...body, ...face]);
  return { name: person.name, rest, body, face };
}
