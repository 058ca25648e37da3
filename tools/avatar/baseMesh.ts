import { BONES, type BoneName, boneShares } from './bones';
import { readMakeHumanJson } from './makehuman';
import { at, type PolyMesh } from './polyMesh';
import { readFaces } from './threeJsonFaces';

/** MakeHuman measures in decimetres. */
const METRES = 0.1;

interface BaseMeshJson {
  vertices: number[];
  uvs: number[][];
  faces: number[];
  skinWeights: number[];
  skinIndices: number[];
  influencesPerVertex: number;
  bones: { name: string }[];
  materials: { DbgName: string }[];
}

interface RigJson {
  joints: Record<string, number[]>;
}

export interface BaseMesh extends PolyMesh {
  /** Weights of every vertex for every bone of `BONES`, row by row. */
  weights: Float32Array;
  /** For each end of a MakeHuman bone, the vertices whose mean it is. */
  joints: Record<string, number[]>;
}

/**
 * MakeHuman's body. `faces` holds the skin alone; `positions` also the helper vertices that clothes
 * and joints refer to.
 */
export function readBaseMesh(): BaseMesh {
  const json = readMakeHumanJson<BaseMeshJson>('public/data/models/human_full_size.json');
  const rig = readMakeHumanJson<RigJson>('src/json/rigs/default.json');
  const body = json.materials.findIndex((material) => material.DbgName === 'body');
  return {
    positions: Float64Array.from(json.vertices, (value) => value * METRES),
    uvs: Float64Array.from(json.uvs[0] ?? []),
    faces: readFaces(json.faces)
      .filter((face) => face.material === body)
      .map((face) => face.corners),
    weights: mergeWeights(json),
    joints: rig.joints,
  };
}

function mergeWeights(json: BaseMeshJson): Float32Array {
  const column = new Map<BoneName, number>(BONES.map(({ name }, i) => [name, i]));
  const rows = json.vertices.length / 3;
  const weights = new Float32Array(rows * BONES.length);
  const per = json.influencesPerVertex;
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < per; k++) {
      const weight = at(json.skinWeights, row * per + k);
      if (weight === 0) continue;
      const bone = json.bones[at(json.skinIndices, row * per + k)]?.name.replace(/____.*/, '');
      for (const [name, share] of boneShares(bone ?? '')) {
        const cell = row * BONES.length + (column.get(name) ?? 0);
        weights[cell] = at(weights, cell) + weight * share;
      }
    }
  }
  return weights;
}
