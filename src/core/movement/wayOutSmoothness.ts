import type { History } from './history';
import { spectralArcLength } from './smoothness';

/** Even rate the way out is resampled to, Hz. */
const RATE = 30;
/** Width of the smoothing window, seconds: about 4 Hz at −3 dB. */
const WINDOW = 0.2;
const SHORTEST = 0.5;
const LONGEST = 20;
/** A camera's noise floor lies higher than the 0.05 of the laboratory. */
const CAMERA_THRESHOLD = 0.1;

/**
 * Spectral arc length of the driving angle's speed between two times, from the angles kept in `history`;
 * NaN where there are too few. Only to be compared with the same person's, from the same camera.
 */
export function wayOutSmoothness(history: History, from: number, to: number): number {
  const seconds = to - from;
  if (!(seconds >= SHORTEST && seconds <= LONGEST)) return Number.NaN;
  const count = Math.floor(seconds * RATE) + 1;
  const angles = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const mean = meanAngle(history, from + i / RATE);
    if (Number.isNaN(mean)) return Number.NaN;
    angles[i] = mean;
  }
  const speed = new Float64Array(count - 1);
  for (let i = 0; i < speed.length; i++) speed[i] = Math.abs(angles[i + 1]! - angles[i]!) * RATE;
  return spectralArcLength(speed, RATE, { threshold: CAMERA_THRESHOLD }) ?? Number.NaN;
}

/** Mean of the measured angles around a time, by a raised-cosine window. */
function meanAngle(history: History, time: number): number {
  let weight = 0;
  let sum = 0;
  for (let age = 0; age < history.length; age++) {
    const apart = history.time(age) - time;
    if (apart < -WINDOW) break;
    if (apart > WINDOW || Number.isNaN(history.angle(age))) continue;
    const share = 1 + Math.cos((Math.PI * apart) / WINDOW) + 1e-6;
    weight += share;
    sum += share * history.angle(age);
  }
  return weight > 0 ? sum / weight : Number.NaN;
}
