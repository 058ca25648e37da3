import { coveredVertices } from './coveredVertices';
import { at, neighbours, type PolyMesh } from './polyMesh';
import type { FittedProxy } from './proxy';
import { readAlpha } from './textures';

/** Hair farther off than this hangs over the skin and does not grow there, metres. */
const REACH = 0.01;

/** Rounds of smoothing, which let the hairline fade over about a centimetre. */
const FADE = 2;

/** For each vertex of the body, how much hair grows there, 0–1. */
export async function hairGrowth(body: PolyMesh, hair: FittedProxy): Promise<Float32Array> {
  const alpha = await readAlpha(hair.texturePath('mapDiffuse'));
  const opaque = hair.mesh.faces.filter((face) =>
    face.every(({ uv }) => alpha(at(hair.mesh.uvs, 2 * uv), at(hair.mesh.uvs, 2 * uv + 1)) > 0.5),
  );
  const around = neighbours(body);
  let growth = Float32Array.from(
    coveredVertices(body, [{ ...hair.mesh, faces: opaque }], REACH),
    Number,
  );
  for (let round = 0; round < FADE; round++) {
    const before = growth;
    growth = before.map((value, vertex) => {
      const near = around[vertex]!;
      if (near.length === 0) return value;
      const mean = near.reduce((sum, other) => sum + at(before, other), 0) / near.length;
      return 0.5 * (value + mean);
    });
  }
  return growth;
}
