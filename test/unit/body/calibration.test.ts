import { describe, expect, it } from 'vitest';
import { type Body, boneLength, populationBody } from '../../../src/core/body/body';
import {
  type Calibration,
  createCalibration,
  STANCE_SECONDS,
  updateCalibration,
} from '../../../src/core/body/calibration';
import type { LandmarkObservation } from '../../../src/core/body/observation';
import { createPose } from '../../../src/core/body/pose';
import { BONE, type Bone } from '../../../src/core/body/skeleton';
import { metres, seconds } from '../../../src/core/body/units';
import { createRandom } from '../../../src/core/random';
import {
  createSyntheticObserver,
  type SyntheticOptions,
} from '../../../src/tracking/synthetic/syntheticObserver';
import { type Posture, postureOf } from './watching';

/** A body whose bones (of the left side; the right follows) are longer by these factors. */
function built(height: number, factors: Partial<Record<Bone, number>>): Body {
  const body = populationBody(metres(height));
  const offsets = Float64Array.from(body.offsets);
  for (const bone of Object.keys(factors) as Bone[])
    for (const name of new Set([bone, bone.replace('left', 'right') as Bone]))
      for (let i = 0; i < 3; i++) offsets[BONE[name] * 3 + i]! *= factors[bone]!;
  return { ...body, offsets };
}

/** Legs and trunk trade 7 % for one another, so that the height stays. */
const LONG_LEGGED = {
  leftLowerLeg: 1.08,
  leftFoot: 1.08,
  spine: 0.85,
  chest: 0.85,
  upperChest: 0.85,
};

interface Scene extends SyntheticOptions {
  readonly seconds?: number;
  readonly posture?: (time: number) => Posture;
  readonly seed?: number;
  readonly alter?: (observation: LandmarkObservation, time: number) => void;
}

function calibrate(body: Body, scene: Scene = {}): Calibration {
  const { seconds: length = 2.5, posture = () => ({}), seed = 1, alter, ...rest } = scene;
  const observer = createSyntheticObserver(createRandom(seed), rest);
  const state = createCalibration();
  const pose = createPose();
  for (let time = 0; time < length; time += 1 / 30) {
    const seen = observer.observe(body, postureOf(body, posture(time), 1, pose), seconds(time));
    alter?.(seen, time);
    updateCalibration(state, seen);
  }
  return state;
}

const share = (body: Body, bone: Bone): number => boneLength(body, bone) / body.height;

describe('calibration', () => {
  it.each([1.5, 1.68, 1.95])(
    'finds a height of %d m where the tracker knows its metres',
    (height) => {
      const { status, body } = calibrate(built(height, {}), { noise: null, view: { distance: 3 } });
      expect(status).toBe('ready');
      expect(Math.abs(body!.height - height)).toBeLessThan(0.04 * height);
    },
  );

  it('comes nearer to long legs and short arms than the mean of the population is', () => {
    const person = built(1.75, { ...LONG_LEGGED, leftLowerArm: 0.9 });
    const usual = populationBody(metres(1.75));
    const bones: Bone[] = ['leftLowerLeg', 'leftFoot', 'leftLowerArm'];
    const misses = (guess: Body): number =>
      Math.hypot(...bones.map((bone) => share(guess, bone) / share(person, bone) - 1));
    const errors = [1, 2, 3, 4, 5, 6].map((seed) => misses(calibrate(person, { seed }).body!));
    expect(Math.max(...errors)).toBeLessThan(misses(usual));
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(mean).toBeLessThan(0.65 * misses(usual));
  });

  it('says that it is surer than of anybody, and keeps both sides alike', () => {
    const { body } = calibrate(built(1.75, LONG_LEGGED));
    expect(body!.origin).toBe('calibrated');
    expect(body!.lengthSigma).toBeLessThan(populationBody().lengthSigma);
    for (const bone of ['LowerLeg', 'Foot', 'LowerArm', 'Hand', 'UpperArm'] as const)
      expect(boneLength(body!, `left${bone}`)).toBeCloseTo(boneLength(body!, `right${bone}`), 9);
  });

  it('stands the body it found with its soles on the floor', () => {
    const { body } = calibrate(built(1.6, LONG_LEGGED));
    const legs = boneLength(body!, 'leftLowerLeg') + boneLength(body!, 'leftFoot');
    expect(body!.offsets[1]).toBeCloseTo(legs + body!.ankleHeight, 6);
  });

  it('needs the stance to be held', () => {
    const body = built(1.7, {});
    const early = calibrate(body, { seconds: STANCE_SECONDS - 0.3 });
    expect(early.status).toBe('holding');
    expect(early.progress).toBeGreaterThan(0.5);
    expect(early.body).toBeNull();
  });

  it('begins again where somebody moves', () => {
    const squatting = (time: number): Posture => {
      const bend = 60 * Math.sin(time * 2) ** 2;
      return {
        leftHipFlexion: bend,
        rightHipFlexion: bend,
        leftKneeFlexion: bend,
        rightKneeFlexion: bend,
      };
    };
    const state = calibrate(built(1.7, {}), { posture: squatting, seconds: 6, view: { yaw: 10 } });
    expect(state.body).toBeNull();
    expect(['moving', 'holding', 'not-upright']).toContain(state.status);
  });

  it('names what is in the way', () => {
    const body = built(1.7, {});
    const sitting = {
      leftHipFlexion: 90,
      rightHipFlexion: 90,
      leftKneeFlexion: 90,
      rightKneeFlexion: 90,
    };
    const nobody = (seen: LandmarkObservation): void => {
      seen.persons = 0;
    };
    expect(calibrate(body, { alter: nobody }).status).toBe('nobody');
    expect(calibrate(body, { view: { distance: 1.3 } }).status).toBe('not-whole-body');
    expect(calibrate(body, { hidden: ['leftAnkle'] }).status).toBe('not-whole-body');
    expect(calibrate(body, { view: { yaw: 60 } }).status).toBe('not-facing');
    expect(calibrate(body, { view: { yaw: 180 } }).status).toBe('not-facing');
    expect(calibrate(body, { posture: () => sitting }).status).toBe('not-upright');
  });

  it('does not take a gap in the stream for standing still', () => {
    const observer = createSyntheticObserver(createRandom(1));
    const body = built(1.7, {});
    const pose = postureOf(body, {}, 1, createPose());
    const state = createCalibration();
    for (const time of [0, 0.03, 5, 5.03])
      updateCalibration(state, observer.observe(body, pose, seconds(time)));
    expect(state.status).toBe('holding');
    expect(state.progress).toBeLessThan(0.1);
  });

  it('never makes a body of rubbish', () => {
    const body = built(1.7, {});
    const state = calibrate(body, {
      alter: (seen, time) => {
        seen.image[Math.floor(time * 997) % 132] = Number.NaN;
        seen.world.fill(Number.NaN, 60, 64);
      },
    });
    if (state.body !== null) expect(state.body.offsets.every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(state.progress)).toBe(true);
  });
});
