import { coveredVertices } from './coveredVertices';
import { at, neighbours, type PolyMesh, vertexNormals } from './polyMesh';

/** How far off the skin a cloth still covers it, metres. */
const REACH = 0.05;
/** Skin that stays under the cloth at its openings, metres. */
const MARGIN = 0.05;
/** What stays is pushed in by this share of its distance from the opening, and no further. */
const TUCK_SLOPE = 0.3;
const DEEPEST_TUCK = 0.01;
/** Open skin in fewer connected vertices than this is a fold of the cloth, not an opening. */
const LEAST_ISLAND = 100;

/**
 * A body without what cloths hide. A margin stays under their openings, tucked in so that it does
 * not come through the cloth when both bend.
 */
export function cutSkin(body: PolyMesh, cloths: PolyMesh[]): PolyMesh {
  const near = neighbours(body);
  const open = openVertices(near, coveredVertices(body, cloths, REACH));
  const depth = new Map(open.map((vertex) => [vertex, 0]));

  // Walks from the open skin inwards, measuring straight from where it started.
  const front = open.map((vertex) => ({ vertex, origin: vertex }));
  for (let i = 0; i < front.length; i++) {
    const { vertex, origin } = front[i]!;
    for (const next of near[vertex]!) {
      const distance = distanceBetween(body.positions, next, origin);
      if (depth.has(next) || distance > MARGIN) continue;
      depth.set(next, distance);
      front.push({ vertex: next, origin });
    }
  }

  const normals = vertexNormals(body);
  const positions = Float64Array.from(body.positions);
  for (const [vertex, distance] of depth) {
    const tuck = Math.min(DEEPEST_TUCK, TUCK_SLOPE * distance);
    for (let i = 3 * vertex; i < 3 * vertex + 3; i++) {
      positions[i] = at(positions, i) - tuck * at(normals, i);
    }
  }
  const faces = body.faces.filter((face) => face.every(({ vertex }) => depth.has(vertex)));
  return { ...body, positions, faces };
}

/** The vertices that no cloth covers, without the small islands among them. */
function openVertices(near: number[][], covered: boolean[]): number[] {
  const seen = new Set<number>();
  const open: number[] = [];
  covered.forEach((isCovered, start) => {
    if (isCovered || seen.has(start) || near[start]!.length === 0) return;
    const island = [start];
    seen.add(start);
    for (let i = 0; i < island.length; i++) {
      for (const next of near[island[i]!]!) {
        if (covered[next] || seen.has(next)) continue;
        seen.add(next);
        island.push(next);
      }
    }
    if (island.length >= LEAST_ISLAND) open.push(...island);
  });
  return open;
}

function distanceBetween(positions: Float64Array, a: number, b: number): number {
  const along = (axis: number) => at(positions, 3 * a + axis) - at(positions, 3 * b + axis);
  return Math.hypot(along(0), along(1), along(2));
}
