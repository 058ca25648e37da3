import { at, type PolyMesh, triangles } from './polyMesh';

/** A pixel of a triangle, with the shares of its three corners. */
interface Sample {
  pixel: number;
  shares: readonly [number, number, number];
}

/** How far values bleed over the edges of their faces, pixels; keeps seams out of mip levels. */
const BLEED = 12;

/**
 * Paints values into a texture of `size` × `size` pixels: `valueAt` gives those of a face's corner,
 * which blend across the face. Returns as many values for each pixel, row by row.
 */
export function paintTexture(
  mesh: PolyMesh,
  size: number,
  valueAt: (vertex: number, face: number) => readonly number[],
): Float32Array {
  const width = valueAt(0, 0).length;
  const values = new Float32Array(size * size * width);
  let painted: boolean[] = new Array(size * size).fill(false);
  mesh.faces.forEach((face, index) => {
    for (const triangle of triangles([face])) {
      const corners = triangle.map(({ vertex }) => valueAt(vertex, index));
      const points = triangle.map(({ uv }): [number, number] => [
        at(mesh.uvs, 2 * uv) * size - 0.5,
        (1 - at(mesh.uvs, 2 * uv + 1)) * size - 0.5,
      ]);
      for (const { pixel, shares } of pixelsInside(points, size)) {
        painted[pixel] = true;
        for (let k = 0; k < width; k++) {
          values[pixel * width + k] = shares.reduce((sum, share, i) => {
            return sum + share * at(corners[i]!, k);
          }, 0);
        }
      }
    }
  });
  for (let round = 0; round < BLEED; round++) {
    const before = painted;
    painted = before.slice();
    before.forEach((done, pixel) => {
      if (done) return;
      const from = [pixel - 1, pixel + 1, pixel - size, pixel + size].find((near) => before[near]);
      if (from === undefined) return;
      values.copyWithin(pixel * width, from * width, (from + 1) * width);
      painted[pixel] = true;
    });
  }
  return values;
}

function* pixelsInside(points: [number, number][], size: number): Generator<Sample> {
  const [a, b, c] = points;
  if (!a || !b || !c) return;
  const clamp = (value: number) => Math.min(size - 1, Math.max(0, value));
  const range = (axis: 0 | 1) => {
    const values = [a[axis], b[axis], c[axis]];
    return [clamp(Math.floor(Math.min(...values))), clamp(Math.ceil(Math.max(...values)))] as const;
  };
  const [left, right] = range(0);
  const [top, bottom] = range(1);
  const edge = (p: [number, number], q: [number, number], x: number, y: number) =>
    (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]);
  const area = edge(a, b, c[0], c[1]);
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const shares = [edge(b, c, x, y), edge(c, a, x, y), edge(a, b, x, y)].map(
        (part) => part / area,
      ) as [number, number, number];
      if (shares.every((share) => share >= 0)) yield { pixel: y * size + x, shares };
    }
  }
}
