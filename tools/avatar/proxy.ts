import type { CoreAsset } from './coreAssets';
import { makeHumanPath, readMakeHumanJson } from './makehuman';
import { at, type PolyMesh } from './polyMesh';
import { readFaces } from './threeJsonFaces';

/** MakeHuman measures in decimetres. */
const METRES = 0.1;

interface ProxyJson {
  ref_vIdxs: number[][];
  weights: number[][];
  offsets: number[][];
  uvs: number[][];
  faces: number[];
  materials: { mapDiffuse?: string; mapNormal?: string; mapAO?: string }[];
}

/** Clothes, hair, eyes: each vertex hangs on three vertices of the base mesh. */
export interface FittedProxy {
  mesh: PolyMesh;
  /** Three base-mesh vertices for every vertex, and their weights. */
  references: number[][];
  referenceWeights: number[][];
  texturePath(kind: 'mapDiffuse' | 'mapNormal' | 'mapAO'): string;
}

/** Reads a proxy and fits it to a body; `volume` scales how far it stands off the body. */
export function fitProxy(path: CoreAsset, body: Float64Array, volume = 1): FittedProxy {
  const folder = `public/data/proxies/${path}`;
  const json = readMakeHumanJson<ProxyJson>(`${folder}/${path.split('/').pop()}.json`);
  const positions = new Float64Array(json.ref_vIdxs.length * 3);
  json.ref_vIdxs.forEach((references, i) => {
    for (let axis = 0; axis < 3; axis++) {
      let value = at(json.offsets[i] ?? [], axis) * METRES * volume;
      references.forEach((reference, k) => {
        value += at(json.weights[i] ?? [], k) * at(body, 3 * reference + axis);
      });
      positions[3 * i + axis] = value;
    }
  });
  return {
    mesh: {
      positions,
      uvs: Float64Array.from(json.uvs[0] ?? []),
      faces: readFaces(json.faces).map((face) => face.corners),
    },
    references: json.ref_vIdxs,
    referenceWeights: json.weights,
    texturePath: (kind) => {
      const file = json.materials[0]?.[kind];
      if (!file) throw new Error(`${path} has no ${kind}`);
      return makeHumanPath(`${folder}/${file}`);
    },
  };
}
