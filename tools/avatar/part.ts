import { BONES } from './bones';
import { at, type PolyMesh, triangles, vertexNormals } from './polyMesh';

const INFLUENCES = 4;

/** A mesh ready to draw: one vertex for each position with its texture coordinate. */
export interface Part {
  /** Metres, in the modelled pose. */
  positions: Float32Array;
  normals: Float32Array;
  /** v downwards, as in glTF. */
  uvs: Float32Array;
  /** Four bones, as indices into `BONES`, and their weights out of 255, for each vertex. */
  joints: Uint8Array;
  weights: Uint8Array;
  indices: Uint32Array;
  /** Displacements of all vertices, metres. */
  morphs: Float32Array[];
}

/** Makes a drawable part; `shape` supplies smooth normals where `mesh` is a cut-out of it. */
export function makePart(
  mesh: PolyMesh,
  weights: Float32Array,
  { shape = mesh, morphs = [] as Float64Array[] } = {},
): Part {
  const normals = vertexNormals(shape);
  const order = new Map<string, number>();
  const vertices: number[] = [];
  const uvs: number[] = [];
  const indices: number[] = [];
  for (const triangle of triangles(mesh.faces)) {
    for (const { vertex, uv } of triangle) {
      const key = `${vertex}/${uv}`;
      let index = order.get(key);
      if (index === undefined) {
        index = vertices.length;
        order.set(key, index);
        vertices.push(vertex);
        uvs.push(at(mesh.uvs, 2 * uv), 1 - at(mesh.uvs, 2 * uv + 1));
      }
      indices.push(index);
    }
  }
  const gather = (source: Float64Array) =>
    Float32Array.from(vertices.flatMap((v) => [0, 1, 2].map((axis) => at(source, 3 * v + axis))));
  const influences = vertices.map((vertex) => strongest(weights, vertex));
  return {
    positions: gather(mesh.positions),
    normals: gather(normals),
    uvs: Float32Array.from(uvs),
    joints: Uint8Array.from(influences.flatMap((row) => row.map(({ bone }) => bone))),
    weights: Uint8Array.from(influences.flatMap((row) => row.map(({ weight }) => weight))),
    indices: Uint32Array.from(indices),
    morphs: morphs.map(gather),
  };
}

interface Influence {
  bone: number;
  weight: number;
}

/** The four strongest bones of a vertex, with weights that add up to exactly 255. */
function strongest(weights: Float32Array, vertex: number): Influence[] {
  const row = weights.subarray(vertex * BONES.length, (vertex + 1) * BONES.length);
  const ranked = Array.from(row, (weight, bone) => ({ bone, weight }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, INFLUENCES);
  const total = ranked.reduce((sum, { weight }) => sum + weight, 0);
  const rounded = ranked.map(({ weight }) => Math.round((255 * weight) / total));
  const rest = 255 - rounded.reduce((sum, weight) => sum + weight, 0);
  return ranked.map(({ bone }, i) => {
    const weight = at(rounded, i) + (i === 0 ? rest : 0);
    return { bone: weight > 0 ? bone : 0, weight };
  });
}
