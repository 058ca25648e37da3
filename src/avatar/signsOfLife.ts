/** Seconds from one breath at rest to the next. */
const BREATH_PERIOD = 4.8;
/** One blink falls into each slot of time, seconds, somewhere within its first part. */
const BLINK_SLOT = 4;
const BLINK_WINDOW = 3;
const BLINK_SECONDS = 0.22;

/** How full the lungs are at rest, 0–1, at a time in seconds. */
export const restBreath = (time: number): number =>
  0.5 - 0.5 * Math.cos((2 * Math.PI * time) / BREATH_PERIOD);

/** How far the eyes are closed, 0–1, at a time in seconds; each seed blinks at other times. */
export function blink(time: number, seed: number): number {
  const slot = Math.floor(time / BLINK_SLOT);
  const start = slot * BLINK_SLOT + BLINK_WINDOW * fraction(slot, seed);
  const through = (time - start) / BLINK_SECONDS;
  return through <= 0 || through >= 1 ? 0 : Math.sin(Math.PI * through) ** 2;
}

/** A number in 0–1 that depends on both integers and looks like chance (a mix of murmur3's final step). */
function fraction(slot: number, seed: number): number {
  let hash = (Math.imul(slot, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
