import { LANDMARK_COUNT, LANDMARK_STRIDE, type Observation } from './observation';
import { seconds } from './units';

/** Steps of a recorded observation; each fits a 16-bit number within {@link LIMITS}. */
export const QUANTA = {
  /** Steps per picture width and height. */
  image: 8192,
  /** Steps per metre. */
  world: 1000,
  /** Steps from not visible to visible. */
  visibility: 255,
  /** Steps per second. */
  time: 10_000,
  /** Steps per picture height of the noise. */
  sigma: 65_536,
} as const;

/** What lies beyond is no place in a picture or near a body, and is kept at the limit. */
export const LIMITS = {
  /** Picture widths and heights to either side. */
  image: 3.999,
  /** Metres. */
  world: 32,
} as const;

/** Adding 0 makes −0 the 0 that a whole number would bring back. */
const step = (value: number, quanta: number): number => Math.round(value * quanta) / quanta + 0;

const stepWithin = (value: number, quanta: number, limit: number): number =>
  step(Math.max(-limit, Math.min(limit, value)), quanta);

/**
 * Rounds an observation in place to what a recording keeps of it. It is done before the solver sees it, so
 * that a replay gives the same frames bit for bit in the same engine; a second time changes nothing. A landmark with a value that is no number is made one that was not seen.
 */
export function quantiseObservation(observation: Observation): Observation {
  const { image, world } = observation;
  for (let at = 0; at < LANDMARK_COUNT * LANDMARK_STRIDE; at += LANDMARK_STRIDE) {
    let sum = image[at + 3]! + world[at + 3]!;
    for (let i = 0; i < 3; i++) sum += image[at + i]! + world[at + i]!;
    if (!Number.isFinite(sum)) {
      image.fill(0, at, at + LANDMARK_STRIDE);
      world.fill(0, at, at + LANDMARK_STRIDE);
      continue;
    }
    for (let i = 0; i < 3; i++) {
      image[at + i] = stepWithin(image[at + i]!, QUANTA.image, LIMITS.image);
      world[at + i] = stepWithin(world[at + i]!, QUANTA.world, LIMITS.world);
    }
    image[at + 3] = stepWithin(image[at + 3]!, QUANTA.visibility, 1);
    world[at + 3] = stepWithin(world[at + 3]!, QUANTA.visibility, 1);
  }
  observation.captureTime = seconds(step(observation.captureTime, QUANTA.time));
  observation.aspect = Math.fround(observation.aspect);
  observation.imageSigma = step(observation.imageSigma, QUANTA.sigma);
  return observation;
}
