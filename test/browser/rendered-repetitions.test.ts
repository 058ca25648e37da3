import { it } from 'vitest';
import { expectFiveCounted } from './expectFiveCounted';

const PERFORMANCES = [
  { id: 'shoulder-abduction', yawDegrees: 0, tempo: 1.3 },
  { id: 'mini-squat', yawDegrees: 60, tempo: 1.3 },
  { id: 'knee-extension-seated', yawDegrees: 80, tempo: 1.2 },
] as const;

it.each(PERFORMANCES)(
  'counts five rendered repetitions of $id through the pose model',
  expectFiveCounted,
);
