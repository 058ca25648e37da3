import { it } from 'vitest';
import { expectFiveCounted } from '../browser/expectFiveCounted';

/** Movements that the shorter suite sees only through synthetic observations. */
const PERFORMANCES = [
  { id: 'elbow-flexion', yawDegrees: 80, tempo: 1.2 },
  // Where sitting back ends is a matter of opinion: the figure leans back upright last.
  { id: 'sit-to-stand', yawDegrees: 60, tempo: 1.2, within: 1.5 },
  { id: 'pnf-upper-d2-flexion', yawDegrees: 0, tempo: 1.3 },
  { id: 'shoulder-circle', yawDegrees: 0, tempo: 1 },
] as const;

it.each(PERFORMANCES)(
  'counts five rendered repetitions of $id through the pose model',
  expectFiveCounted,
);
