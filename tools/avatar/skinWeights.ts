import { Vector3 } from 'three';
import { BONES, type BoneName } from './bones';
import { at, neighbours, type PolyMesh, vertexNormals } from './polyMesh';
import { createSpatialGrid } from './spatialGrid';

const WIDTH = BONES.length;

/** Body vertices whose weights make up those of one garment vertex. */
const NEAREST = 6;

/** How far off the body a garment may hang, metres. */
const FARTHEST = 0.12;

/**
 * How many metres away skin that faces the other way counts as being: an inner thigh must not
 * follow the other leg, though that may be the nearer one.
 */
const TURNED_AWAY = 0.04;

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
  const grid = createSpatialGrid(FARTHEST / 2);
  for (const vertex of new Set(body.faces.flat().map((corner) => corner.vertex))) {
    const place = pointOf(body.positions, vertex).toArray();
    grid.insert(vertex, place, place);
  }
  const bodyNormals = vertexNormals(body);
  const normals = vertexNormals(garment);
  const rows = garment.positions.length / 3;
  const weights = new Float32Array(rows * WIDTH);
  for (let row = 0; row < rows; row++) {
    const place = pointOf(garment.positions, row);
    const normal = pointOf(normals, row);
    const near = [...grid.near(place.toArray(), FARTHEST)]
      .map((vertex) => {
        const away = 0.5 * (1 - normal.dot(pointOf(bodyNormals, vertex)));
        const distance = place.distanceTo(pointOf(body.positions, vertex));
        return { vertex, distance: Math.hypot(distance, TURNED_AWAY * away) };
      })
      .sort((a, b) => a.distance - b.distance)
      .slice(0, NEAREST);
    if (near.length === 0) throw new Error(`No skin within ${FARTHEST} m of a garment`);
    const shares = near.map(({ distance }) => 1 / (distance * distance + 1e-4));
    const total = shares.reduce((sum, share) => sum + share, 0);
    near.forEach(({ vertex }, i) => {
      for (let k = 0; k < WIDTH; k++) {
        const cell = row * WIDTH + k;
        const weight = at(bodyWeights, vertex * WIDTH + k);
        weights[cell] = at(weights, cell) + (at(shares, i) * weight) / total;
      }
    });
  }
  return weights;
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

function pointOf(positions: Float64Array, vertex: number): Vector3 {
  return new Vector3().fromArray(positions, 3 * vertex);
}
