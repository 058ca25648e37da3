import { Ray, Vector3 } from 'three';
import { type PolyMesh, triangles, vertexNormals } from './polyMesh';
import { createSpatialGrid } from './spatialGrid';

/** A cloth a little inside the skin covers it too, metres. */
const INSIDE = 0.015;

/** For each vertex of a body, whether the ray outwards from it meets a cloth within `reach`. */
export function coveredVertices(body: PolyMesh, cloths: PolyMesh[], reach: number): boolean[] {
  const corners: [Vector3, Vector3, Vector3][] = [];
  const grid = createSpatialGrid(reach);
  for (const cloth of cloths) {
    for (const triangle of triangles(cloth.faces)) {
      const [a, b, c] = triangle.map(({ vertex }) => pointOf(cloth.positions, vertex));
      if (!a || !b || !c) continue;
      const low = a.clone().min(b).min(c);
      const high = a.clone().max(b).max(c);
      grid.insert(corners.length, low.toArray(), high.toArray());
      corners.push([a, b, c]);
    }
  }
  const normals = vertexNormals(body);
  const hit = new Vector3();
  return Array.from({ length: body.positions.length / 3 }, (_, vertex) => {
    const origin = pointOf(body.positions, vertex);
    const ray = new Ray(origin.clone(), pointOf(normals, vertex));
    ray.origin.addScaledVector(ray.direction, -INSIDE);
    for (const triangle of grid.near(origin.toArray(), reach)) {
      const found = ray.intersectTriangle(...corners[triangle]!, false, hit);
      if (found && hit.distanceTo(ray.origin) < reach + INSIDE) return true;
    }
    return false;
  });
}

function pointOf(positions: Float64Array, vertex: number): Vector3 {
  return new Vector3().fromArray(positions, 3 * vertex);
}
