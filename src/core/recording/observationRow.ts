import { LANDMARK_COUNT, LANDMARK_STRIDE, type LandmarkObservation } from '../body/observation';
import { QUANTA } from '../body/quantise';
import { seconds } from '../body/units';

/** Whole numbers but for the aspect; one row an observation. */
export type ObservationRow = readonly number[];

/** What stands before the landmarks. */
export const ROW_HEAD = ['time', 'persons', 'imageSigma', 'aspect'] as const;
/** What stands for each landmark: of the picture, then of the world. */
export const ROW_LANDMARK = [
  'image.x',
  'image.y',
  'image.z',
  'image.visibility',
  'world.x',
  'world.y',
  'world.z',
  'world.visibility',
] as const;

export const ROW_LENGTH = ROW_HEAD.length + LANDMARK_COUNT * ROW_LANDMARK.length;

const quantaOf = (array: 'image' | 'world', i: number): number =>
  i === LANDMARK_STRIDE - 1 ? QUANTA.visibility : QUANTA[array];

/** A quantised observation as a row; {@link readRow} brings it back bit for bit. */
export function writeRow(observation: LandmarkObservation): ObservationRow {
  const { image, world } = observation;
  const row = [
    Math.round(observation.captureTime * QUANTA.time),
    observation.persons,
    Math.round(observation.imageSigma * QUANTA.sigma),
    observation.aspect,
  ];
  for (let at = 0; at < LANDMARK_COUNT * LANDMARK_STRIDE; at += LANDMARK_STRIDE) {
    for (let i = 0; i < LANDMARK_STRIDE; i++) {
      row.push(Math.round(image[at + i]! * quantaOf('image', i)));
    }
    for (let i = 0; i < LANDMARK_STRIDE; i++) {
      row.push(Math.round(world[at + i]! * quantaOf('world', i)));
    }
  }
  return row;
}

/** Fills `out` from a row that {@link writeRow} made. */
export function readRow(row: ObservationRow, out: LandmarkObservation): LandmarkObservation {
  out.captureTime = seconds(row[0]! / QUANTA.time);
  out.persons = row[1]!;
  out.imageSigma = row[2]! / QUANTA.sigma;
  out.aspect = row[3]!;
  let from = ROW_HEAD.length;
  for (let at = 0; at < LANDMARK_COUNT * LANDMARK_STRIDE; at += LANDMARK_STRIDE) {
    for (let i = 0; i < LANDMARK_STRIDE; i++) {
      out.image[at + i] = row[from++]! / quantaOf('image', i);
    }
    for (let i = 0; i < LANDMARK_STRIDE; i++) {
      out.world[at + i] = row[from++]! / quantaOf('world', i);
    }
  }
  return out;
}
