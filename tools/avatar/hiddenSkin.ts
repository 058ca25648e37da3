import { at, type Corner, neighbours, type PolyMesh, triangles, vertexNormals } from './polyMesh';

/** How far off the skin a cloth still covers it, metres. */
const REACH = 0.05;
/** A cloth a little inside the skin covers it too, metres. */
const INSIDE = 0.01;
/** Skin that stays under the cloth at its openings, metres. */
const MARGIN = 0.02;

/** The faces of a body that cloths leave to be seen, with a margin under their openings. */
export function visibleFaces(body: PolyMesh, cloths: PolyMesh[]): Corner[][] {
  const covered = coveredVertices(body, cloths);
  const near = neighbours(body);
  const keep = new Set<number>();
  covered.forEach((isCovered, vertex) => {
    if (!isCovered && (near[vertex]?.length ?? 0) > 0) keep.add(vertex);
  });
  // Walks from the open skin inwards, measuring straight from where it started.
  const front = [...keep].map((vertex) => ({ vertex, origin: vertex }));
  for (let i = 0; i < front.length; i++) {
    const { vertex, origin } = front[i] ?? { vertex: 0, origin: 0 };
    for (const next of near[vertex] ?? []) {
      if (keep.has(next) || distance(body.positions, next, origin) > MARGIN) continue;
      keep.add(next);
      front.push({ vertex: next, origin });
    }
  }
  return body.faces.filter((face) => face.every(({ vertex }) => keep.has(vertex)));
}

function coveredVertices(body: PolyMesh, cloths: PolyMesh[]): boolean[] {
  const normals = vertexNormals(body);
  const covered = new Array<boolean>(body.positions.length / 3).fill(false);
  for (const cloth of cloths) {
    const grid = triangleBoxes(cloth);
    covered.forEach((already, vertex) => {
      if (already) return;
      covered[vertex] = grid.some((box) => meets(body.positions, normals, vertex, box));
    });
  }
  return covered;
}

interface TriangleBox {
  corners: number[];
  low: number[];
  high: number[];
}

function triangleBoxes(cloth: PolyMesh): TriangleBox[] {
  return [...triangles(cloth.faces)].map((triangle) => {
    const corners = triangle.flatMap(({ vertex }) =>
      [0, 1, 2].map((axis) => at(cloth.positions, 3 * vertex + axis)),
    );
    const along = (axis: number) => [0, 3, 6].map((corner) => at(corners, corner + axis));
    return {
      corners,
      low: [0, 1, 2].map((axis) => Math.min(...along(axis)) - REACH),
      high: [0, 1, 2].map((axis) => Math.max(...along(axis)) + REACH),
    };
  });
}

/** Whether the ray along the vertex's normal meets the triangle (Möller and Trumbore 1997). */
function meets(p: Float64Array, n: Float64Array, vertex: number, box: TriangleBox): boolean {
  const i = 3 * vertex;
  const [ox, oy, oz] = [at(p, i), at(p, i + 1), at(p, i + 2)];
  const { corners: c, low, high } = box;
  if (ox < at(low, 0) || ox > at(high, 0) || oy < at(low, 1)) return false;
  if (oy > at(high, 1) || oz < at(low, 2) || oz > at(high, 2)) return false;
  const [dx, dy, dz] = [at(n, i), at(n, i + 1), at(n, i + 2)];
  const [ax, ay, az] = [at(c, 0), at(c, 1), at(c, 2)];
  const [e1x, e1y, e1z] = [at(c, 3) - ax, at(c, 4) - ay, at(c, 5) - az];
  const [e2x, e2y, e2z] = [at(c, 6) - ax, at(c, 7) - ay, at(c, 8) - az];
  const [px, py, pz] = [dy * e2z - dz * e2y, dz * e2x - dx * e2z, dx * e2y - dy * e2x];
  const determinant = e1x * px + e1y * py + e1z * pz;
  if (Math.abs(determinant) < 1e-14) return false;
  const [tx, ty, tz] = [ox - ax, oy - ay, oz - az];
  const u = (tx * px + ty * py + tz * pz) / determinant;
  if (u < 0 || u > 1) return false;
  const [qx, qy, qz] = [ty * e1z - tz * e1y, tz * e1x - tx * e1z, tx * e1y - ty * e1x];
  const v = (dx * qx + dy * qy + dz * qz) / determinant;
  if (v < 0 || u + v > 1) return false;
  const t = (e2x * qx + e2y * qy + e2z * qz) / determinant;
  return t > -INSIDE && t < REACH;
}

function distance(positions: Float64Array, a: number, b: number): number {
  const along = (axis: number) => at(positions, 3 * a + axis) - at(positions, 3 * b + axis);
  return Math.hypot(along(0), along(1), along(2));
}
