import { coveredVertices } from './coveredVertices';
import { at, type Corner, neighbours, type PolyMesh } from './polyMesh';

/** How far off the skin a cloth still covers it, metres. */
const REACH = 0.05;
/** Skin that stays under the cloth at its openings, metres. */
const MARGIN = 0.03;

/** The faces of a body that cloths leave to be seen, with a margin under their openings. */
export function visibleFaces(body: PolyMesh, cloths: PolyMesh[]): Corner[][] {
  const covered = coveredVertices(body, cloths, REACH);
  const near = neighbours(body);
  const keep = new Set<number>();
  covered.forEach((isCovered, vertex) => {
    if (!isCovered && near[vertex]!.length > 0) keep.add(vertex);
  });
  // Walks from the open skin inwards, measuring straight from where it started.
  const front = [...keep].map((vertex) => ({ vertex, origin: vertex }));
  for (let i = 0; i < front.length; i++) {
    const { vertex, origin } = front[i]!;
    for (const next of near[vertex]!) {
      if (keep.has(next) || distance(body.positions, next, origin) > MARGIN) continue;
      keep.add(next);
      front.push({ vertex: next, origin });
    }
  }
  return body.faces.filter((face) => face.every(({ vertex }) => keep.has(vertex)));
}

function distance(positions: Float64Array, a: number, b: number): number {
  const along = (axis: number) => at(positions, 3 * a + axis) - at(positions, 3 * b + axis);
  return Math.hypot(along(0), along(1), along(2));
}
