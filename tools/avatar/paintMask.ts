import { at, type PolyMesh, triangles } from './polyMesh';
import type { Colour } from './textures';

/** How far colours bleed over the edges of their pieces, pixels; keeps seams out of mip levels. */
const BLEED = 12;

/** Fills each face's area of the texture with a colour; returns `size`² red-green-blue pixels. */
export function paintMask(
  mesh: PolyMesh,
  size: number,
  colourOfFace: (face: number) => Colour,
): Uint8Array {
  const pixels = new Uint8Array(size * size * 3);
  let painted: boolean[] = new Array(size * size).fill(false);
  const paint = (pixel: number, colour: ArrayLike<number>) => {
    for (let c = 0; c < 3; c++) pixels[3 * pixel + c] = at(colour, c);
    painted[pixel] = true;
  };
  mesh.faces.forEach((face, index) => {
    const colour = colourOfFace(index);
    for (const triangle of triangles([face])) {
      const points = triangle.map(({ uv }): [number, number] => [
        at(mesh.uvs, 2 * uv) * size - 0.5,
        (1 - at(mesh.uvs, 2 * uv + 1)) * size - 0.5,
      ]);
      for (const pixel of pixelsInside(points, size)) paint(pixel, colour);
    }
  });
  for (let round = 0; round < BLEED; round++) {
    const before = painted;
    painted = before.slice();
    before.forEach((done, pixel) => {
      if (done) return;
      const from = [pixel - 1, pixel + 1, pixel - size, pixel + size].find((near) => before[near]);
      if (from !== undefined) paint(pixel, pixels.slice(3 * from, 3 * from + 3));
    });
  }
  return pixels;
}

function* pixelsInside(points: [number, number][], size: number): Generator<number> {
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
  const turn = Math.sign(edge(a, b, c[0], c[1]));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const inside = [edge(a, b, x, y), edge(b, c, x, y), edge(c, a, x, y)];
      if (inside.every((side) => side * turn >= 0)) yield y * size + x;
    }
  }
}
