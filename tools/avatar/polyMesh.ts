/** A corner of a face: which vertex it stands on and which texture coordinate it carries. */
export interface Corner {
  vertex: number;
  uv: number;
}

/** A mesh as its author made it: polygons, and texture coordinates that have their own indices. */
export interface PolyMesh {
  /** x, y, z of each vertex, in metres; y up, facing +z, its left at +x. */
  positions: Float64Array;
  /** u, v of each texture coordinate, v upwards. */
  uvs: Float64Array;
  faces: Corner[][];
}

/** Reads an element of an array that is known to be there. */
export function at(array: ArrayLike<number>, index: number): number {
  const value = array[index];
  if (value === undefined) throw new RangeError(`No element ${index} in ${array.length}`);
  return value;
}

/** The corners of a polygon's triangles, as a fan. */
export function* triangles(faces: Iterable<Corner[]>): Generator<[Corner, Corner, Corner]> {
  for (const face of faces) {
    const [first, ...rest] = face;
    for (let i = 0; i + 1 < rest.length; i++) {
      const second = rest[i];
      const third = rest[i + 1];
      if (first && second && third) yield [first, second, third];
    }
  }
}

/** Smooth normals, weighted by area, for every vertex of the mesh. */
export function vertexNormals({ positions, faces }: PolyMesh): Float64Array {
  const normals = new Float64Array(positions.length);
  for (const [a, b, c] of triangles(faces)) {
    const [ia, ib, ic] = [3 * a.vertex, 3 * b.vertex, 3 * c.vertex];
    const edge = (to: number, axis: number) => at(positions, to + axis) - at(positions, ia + axis);
    const n = [0, 1, 2].map((axis) => {
      const [j, k] = [(axis + 1) % 3, (axis + 2) % 3];
      return edge(ib, j) * edge(ic, k) - edge(ib, k) * edge(ic, j);
    });
    for (const vertex of [ia, ib, ic]) {
      for (let axis = 0; axis < 3; axis++)
        normals[vertex + axis] = at(normals, vertex + axis) + at(n, axis);
    }
  }
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(at(normals, i), at(normals, i + 1), at(normals, i + 2)) || 1;
    for (let axis = 0; axis < 3; axis++) normals[i + axis] = at(normals, i + axis) / length;
  }
  return normals;
}

/** For every vertex, the vertices it shares an edge with. */
export function neighbours({ positions, faces }: PolyMesh): number[][] {
  const sets = Array.from({ length: positions.length / 3 }, () => new Set<number>());
  for (const face of faces) {
    face.forEach((corner, i) => {
      const next = face[(i + 1) % face.length];
      if (!next) return;
      sets[corner.vertex]?.add(next.vertex);
      sets[next.vertex]?.add(corner.vertex);
    });
  }
  return sets.map((set) => [...set]);
}
