import { describe, expect, it } from 'vitest';
import { createSightKeeper } from '../../src/app/sightKeeper';
import { populationBody } from '../../src/core/body/body';
import { createLandmarkObservation } from '../../src/core/body/observation';
import { createPose } from '../../src/core/body/pose';
import { findPattern, PATTERN_LIBRARY } from '../../src/core/movement/library/library';
import { createSynthesis } from '../../src/core/movement/synthesis';
import { checkView, NOTHING_SEEN } from '../../src/patient/viewChecks';
import { CAMERA_VIEW_DEFAULTS, projectPose } from '../../src/tracking/synthetic/projectPose';

const body = populationBody();

/** What an exact camera sees of somebody at a phase of a movement. */
function seen(id: string, yaw: number, { distance = 3, phase = 0 } = {}) {
  const pattern = findPattern(id)!;
  const pose = createSynthesis(pattern, body).fillPose(phase, createPose());
  const view = { ...CAMERA_VIEW_DEFAULTS, distance, yaw };
  const observation = projectPose(body, pose, view, createLandmarkObservation('synthetic'));
  observation.persons = 1;
  return checkView(observation, pattern);
}

describe('the camera check', () => {
  it.each(PATTERN_LIBRARY.map(({ id, views }) => [id, views[0]!] as const))(
    'is content with %s from the %s at three metres, at rest and at the far end',
    (id, view) => {
      for (const phase of [0, 0.5]) {
        const checks = seen(id, view === 'front' ? 0 : 90, { phase });
        expect(checks, `phase ${phase}`).toEqual({ person: true, body: true, turned: true });
      }
    },
  );

  it('sees that somebody is turned the wrong way', () => {
    expect(seen('shoulder-abduction', 90).turned).toBe(false);
    expect(seen('elbow-flexion', 0).turned).toBe(false);
    expect(seen('elbow-flexion', -90).turned).toBe(true);
  });

  it('asks for the legs only where they move', () => {
    expect(seen('mini-squat', 90, { distance: 1 }).body).toBe(false);
    expect(seen('elbow-flexion', 90, { distance: 1.6 }).body).toBe(true);
  });

  it('sees nothing where nobody is', () => {
    const empty = createLandmarkObservation('synthetic');
    expect(checkView(empty, findPattern('mini-squat')!)).toEqual(NOTHING_SEEN);
  });
});

describe('what the check shows', () => {
  it('does not flicker with a limb at the edge of the picture', () => {
    const keeper = createSightKeeper();
    const well = { person: true, body: true, turned: true };
    const cut = { ...well, body: false };
    for (let time = 0; time < 1; time += 0.1) keeper.update(well, time);
    let changes = 0;
    for (let i = 0; i < 40; i++)
      if (!keeper.update(i % 2 === 0 ? cut : well, 1 + i * 0.1).body) changes++;
    expect(changes).toBe(0);
    for (let time = 6; time < 7; time += 0.1) keeper.update(cut, time);
    expect(keeper.update(cut, 7)).toEqual(cut);
  });
});
