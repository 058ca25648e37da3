import { MeshoptSimplifier } from 'meshoptimizer';
import type { Part } from './part';
import { at } from './polyMesh';

/** Weight of a change of normal against a change of place when edges are collapsed. */
const NORMAL_WEIGHT = 0.4;
/** Largest change of shape, as a share of the part's extent; the triangle count comes first. */
const MAX_ERROR = 0.08;
/** Displacement from which a morph's vertices are all kept, metres. */
const FAR = 0.0015;

/** Keeps about `share` of the part's triangles; open edges stay where they are if `lockBorder`. */
export async function simplifyPart(part: Part, share: number, lockBorder: boolean): Promise<Part> {
  if (share >= 1) return part;
  await MeshoptSimplifier.ready;
  const target = Math.floor((part.indices.length * share) / 3) * 3;
  const [indices] = MeshoptSimplifier.simplifyWithAttributes(
    part.indices,
    part.positions,
    3,
    part.normals,
    3,
    [NORMAL_WEIGHT, NORMAL_WEIGHT, NORMAL_WEIGHT],
    movedVertices(part),
    target,
    MAX_ERROR,
    lockBorder ? ['LockBorder'] : [],
  );
  return compact(part, indices);
}

/** The vertices that morphs move far: lids that lose theirs no longer close. */
function movedVertices(part: Part): Uint8Array {
  const moved = new Uint8Array(part.positions.length / 3);
  for (const morph of part.morphs) {
    for (let i = 0; i < moved.length; i++) {
      const distance = Math.hypot(at(morph, 3 * i), at(morph, 3 * i + 1), at(morph, 3 * i + 2));
      if (distance > FAR) moved[i] = 1;
    }
  }
  return moved;
}

/** Drops the vertices that no triangle uses any more. */
function compact(part: Part, indices: Uint32Array): Part {
  const used = [...new Set(indices)];
  const place = new Map(used.map((vertex, i) => [vertex, i]));
  const gather = (source: ArrayLike<number>, width: number) =>
    used.flatMap((vertex) =>
      Array.from({ length: width }, (_, k) => at(source, width * vertex + k)),
    );
  return {
    positions: Float32Array.from(gather(part.positions, 3)),
    normals: Float32Array.from(gather(part.normals, 3)),
    uvs: Float32Array.from(gather(part.uvs, 2)),
    joints: Uint8Array.from(gather(part.joints, 4)),
    weights: Uint8Array.from(gather(part.weights, 4)),
    indices: indices.map((vertex) => place.get(vertex) ?? 0),
    morphs: part.morphs.map((morph) => Float32Array.from(gather(morph, 3))),
  };
}
