import { describe, expect, it } from 'vitest';
import { LANDMARK_COUNT, LANDMARK_STRIDE } from '../../../src/core/body/observation';
import { countPersons } from '../../../src/tracking/webcam/countPersons';

type Box = [left: number, top: number, right: number, bottom: number];

/** Landmarks spread over a box. */
function figure(...[left, top, right, bottom]: Box): Float32Array {
  const values = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE);
  for (let i = 0; i < LANDMARK_COUNT; i++) {
    const part = i / (LANDMARK_COUNT - 1);
    const across = (i * 7) % LANDMARK_COUNT;
    values.set(
      [left + (right - left) * (across / (LANDMARK_COUNT - 1)), top + (bottom - top) * part, 0, 1],
      i * LANDMARK_STRIDE,
    );
  }
  return values;
}

describe('counting people', () => {
  it('sees nobody where no figure was found', () => {
    expect(countPersons([])).toBe(0);
  });

  it('sees one person in one figure, even one that reaches out of the picture', () => {
    expect(countPersons([figure(-0.2, 0.1, 0.4, 1.3)])).toBe(1);
  });

  it('tells two people side by side', () => {
    expect(countPersons([figure(0.13, 0.18, 0.35, 0.78), figure(0.66, 0.33, 0.84, 0.79)])).toBe(2);
  });

  it('tells a helper who reaches over to the patient', () => {
    expect(countPersons([figure(0.2, 0.2, 0.5, 0.8), figure(0.4, 0.15, 0.7, 0.8)])).toBe(2);
  });

  // Boxes as the model gave them for a single walking person.
  it.each<[Box, Box]>([
    [
      [0.3, 0.54, 0.41, 0.94],
      [0.32, 0.68, 0.39, 0.9],
    ],
    [
      [0.62, 0.55, 0.66, 0.9],
      [0.57, 0.21, 0.65, 0.89],
    ],
    [
      [0.21, 0.56, 0.29, 0.92],
      [0.22, 0.53, 0.27, 0.87],
    ],
  ])('takes a person found twice for one: %j and %j', (a, b) => {
    expect(countPersons([figure(...a), figure(...b)])).toBe(1);
  });
});
