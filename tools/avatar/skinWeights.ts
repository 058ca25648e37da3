import { BONES, type BoneName } from './bones';
import { at, neighbours, type PolyMesh, vertexNormals } from './polyMesh';

const WIDTH = BONES.length;

/** Body vertices whose weights make up those of one garment vertex. */
const NEAREST = 6;

/** Least cosine between the normals of a garment vertex and of the skin it follows. */
const FACING = 0.2;

/** Moves every vertex's weights half-way to its neighbours' mean, so that joints bend softly. */
export function smoothWeights(mesh: PolyMesh, weights: Float32Array, rounds: number): Float32Array {
  const around = neighbours(mesh);
  let current = weights;
  for (let round = 0; round < rounds; round++) {
    const next = Float32Array.from(current);
    around.forEach((near, row) => {
      if (near.length === 0) return;
      for (let k = 0; k < WIDTH; k++) {
        let sum = 0;
        for (const other of near) sum += at(current, other * WIDTH + k);
        next[row * WIDTH + k] = 0.5 * at(current, row * WIDTH + k) + (0.5 * sum) / near.length;
      }
    });
    current = next;
  }
  return current;
}

/**
 * Weights for a garment from the skin nearest to each of its vertices. What a garment brings along
 * lets skin poke through, since it was fitted to another skeleton.
 */
export function transferWeights(
  garment: PolyMesh,
  body: PolyMesh,
  bodyWeights: Float32Array,
): Float32Array {
  const skin = [...new Set(body.faces.flat().map((corner) => corner.vertex))];
  const bodyNormals = vertexNormals(body);
  const normals = vertexNormals(garment);
  const rows = garment.positions.length / 3;
  const weights = new Float32Array(rows * WIDTH);
  for (let row = 0; row < rows; row++) {
    const search = (facing: number) =>
      nearest(garment.positions, normals, row, body.positions, bodyNormals, skin, facing);
    const facing = search(FACING);
    const near = facing.length > 0 ? facing : search(-1);
    let total = 0;
    for (const { vertex, distance } of near) {
      const share = 1 / (distance + 1e-4);
      total += share;
      for (let k = 0; k < WIDTH; k++) {
        const cell = row * WIDTH + k;
        weights[cell] = at(weights, cell) + share * at(bodyWeights, vertex * WIDTH + k);
      }
    }
    for (let k = 0; k < WIDTH; k++) weights[row * WIDTH + k] = at(weights, row * WIDTH + k) / total;
  }
  return weights;
}

interface Near {
  vertex: number;
  /** Squared, m². */
  distance: number;
}

/** The nearest skin that faces the same way: an inner thigh must not follow the other leg. */
function nearest(
  positions: Float64Array,
  normals: Float64Array,
  row: number,
  bodyPositions: Float64Array,
  bodyNormals: Float64Array,
  skin: number[],
  leastFacing: number,
): Near[] {
  const [x, y, z] = [
    at(positions, 3 * row),
    at(positions, 3 * row + 1),
    at(positions, 3 * row + 2),
  ];
  const [nx, ny, nz] = [at(normals, 3 * row), at(normals, 3 * row + 1), at(normals, 3 * row + 2)];
  const best: Near[] = [];
  for (const vertex of skin) {
    const i = 3 * vertex;
    const distance =
      (at(bodyPositions, i) - x) ** 2 +
      (at(bodyPositions, i + 1) - y) ** 2 +
      (at(bodyPositions, i + 2) - z) ** 2;
    const last = best[NEAREST - 1];
    if (last && distance >= last.distance) continue;
    const facing =
      nx * at(bodyNormals, i) + ny * at(bodyNormals, i + 1) + nz * at(bodyNormals, i + 2);
    if (facing < leastFacing) continue;
    const place = best.findIndex((other) => other.distance > distance);
    best.splice(place < 0 ? best.length : place, 0, { vertex, distance });
    if (best.length > NEAREST) best.pop();
  }
  return best;
}

/** Every vertex follows one bone: hair the head, an eye its own. */
export function rigidWeights(mesh: PolyMesh, boneOf: (x: number) => BoneName): Float32Array {
  const rows = mesh.positions.length / 3;
  const weights = new Float32Array(rows * WIDTH);
  for (let row = 0; row < rows; row++) {
    const bone = boneOf(at(mesh.positions, 3 * row));
    weights[row * WIDTH + BONES.findIndex(({ name }) => name === bone)] = 1;
  }
  return weights;
}
