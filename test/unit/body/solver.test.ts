import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ANGLE, type AngleName } from '../../../src/core/body/angleNames';
import { populationBody } from '../../../src/core/body/body';
import { UNSEEN_SIGMA } from '../../../src/core/body/frame';
import {
  createLandmarkObservation,
  LANDMARK,
  LANDMARK_STRIDE,
  type Landmark,
} from '../../../src/core/body/observation';
import { createPose, SOURCE } from '../../../src/core/body/pose';
import { SEGMENT, type Segment } from '../../../src/core/body/segments';
import { BONE } from '../../../src/core/body/skeleton';
import { createSolver } from '../../../src/core/body/solver';
import { metres, seconds } from '../../../src/core/body/units';
import { createRandom } from '../../../src/core/random';
import { createSyntheticObserver } from '../../../src/tracking/synthetic/syntheticObserver';
import { type Posture, postureOf, trueHipHeight, type Watched, watch } from './watching';

const angle = ({ angles }: Watched, name: AngleName): number => angles[ANGLE[name]]!;
const heading = ({ frame }: Watched): number => (frame.evidence.heading * 180) / Math.PI;
const across = ({ frame }: Watched, segment: Segment): number =>
  frame.evidence.sigmaAcross[SEGMENT[segment]]!;

const SQUAT: Posture = {
  leftHipFlexion: 90,
  rightHipFlexion: 90,
  leftKneeFlexion: 100,
  rightKneeFlexion: 100,
  pelvisTilt: 20,
  leftAnkleDorsiflexion: 30,
  rightAnkleDorsiflexion: 30,
};
const SITTING: Posture = {
  leftHipFlexion: 90,
  rightHipFlexion: 90,
  leftKneeFlexion: 90,
  rightKneeFlexion: 90,
};

describe('angles in the plane of the picture', () => {
  it.each([30, 60, 90, 120, 150])('finds %d° of shoulder abduction from the front', (elevation) => {
    const seen = watch({ leftShoulderElevation: elevation, rightShoulderElevation: elevation });
    expect(Math.abs(angle(seen, 'leftShoulderElevation') - elevation)).toBeLessThan(4);
    expect(Math.abs(angle(seen, 'rightShoulderElevation') - elevation)).toBeLessThan(4);
  });

  it.each([30, 90, 140])('finds %d° of shoulder flexion from the side', (elevation) => {
    const posture = { rightShoulderElevation: elevation, rightShoulderPlane: 90 };
    const seen = watch(posture, { view: { yaw: 90 } });
    expect(Math.abs(angle(seen, 'rightShoulderFlexion') - elevation)).toBeLessThan(4);
  });

  it.each([0, 45, 90, 130])('finds %d° of elbow flexion from the side', (flexion) => {
    const seen = watch({ rightElbowFlexion: flexion }, { view: { yaw: 90 } });
    expect(Math.abs(angle(seen, 'rightElbowFlexion') - flexion)).toBeLessThan(4);
  });

  it.each([0, 20, 45, 70, 100])('finds %d° of knee flexion from either side', (flexion) => {
    const posture = { ...SQUAT };
    for (const name of Object.keys(posture) as (keyof Posture)[]) posture[name]! *= flexion / 100;
    for (const yaw of [-90, 90]) {
      const seen = watch(posture, { view: { yaw } });
      expect(Math.abs(angle(seen, 'leftKneeFlexion') - flexion)).toBeLessThan(5);
      expect(Math.abs(angle(seen, 'rightKneeFlexion') - flexion)).toBeLessThan(5);
    }
  });

  it('finds a trunk that leans forward, from the side, and one that leans aside, from the front', () => {
    const bow = { pelvisTilt: 35, leftHipFlexion: 35, rightHipFlexion: 35 };
    expect(angle(watch(bow, { view: { yaw: 90 } }), 'trunkLeanForward')).toBeCloseTo(35, -0.5);
    const aside = { pelvisObliquity: 15, leftHipAbduction: 15, rightHipAbduction: -15 };
    expect(angle(watch(aside), 'trunkLeanSide')).toBeCloseTo(15, -0.5);
  });

  it('tells a knee that is stretched in sitting from one that hangs', () => {
    const seen = watch({ ...SITTING, rightKneeFlexion: 20 }, { view: { yaw: 90 } });
    expect(Math.abs(angle(seen, 'rightKneeFlexion') - 20)).toBeLessThan(6);
    expect(Math.abs(angle(seen, 'leftKneeFlexion') - 90)).toBeLessThan(8);
  });
});

describe('depth', () => {
  it('reads a standing person as straight, from wherever and of whatever size', () => {
    for (const yaw of [0, 45, 90, -60, -90])
      for (const height of [1.55, 1.9]) {
        const seen = watch({}, { view: { yaw }, body: populationBody(metres(height)) });
        for (const name of ['leftKneeFlexion', 'rightKneeFlexion', 'trunkLean'] as const)
          expect(Math.abs(angle(seen, name))).toBeLessThan(8);
      }
  });

  it('bends knees forward in a squat seen from the front, and knows how little it knows', () => {
    const seen = watch(SQUAT);
    expect(Math.abs(angle(seen, 'leftKneeFlexion') - 100)).toBeLessThan(15);
    expect(seen.frame.evidence.directions[SEGMENT.leftThigh * 3 + 2]).toBeGreaterThan(0.5);
    // A straight leg may lean to the camera or away by much before the picture shows it.
    const straight = watch({});
    const along = straight.frame.evidence.sigmaAlong[SEGMENT.leftThigh]!;
    expect(along).toBeGreaterThan(2 * across(straight, 'leftThigh'));
  });

  it('knows flexion and not rotation of a straight limb at the side', () => {
    const { pose } = watch({}, { view: { yaw: 90 } }).frame;
    const sigma = (axis: number): number => pose.sigma[BONE.rightUpperLeg * 3 + axis]!;
    expect(sigma(0)).toBeLessThan(10);
    expect(sigma(1)).toBeGreaterThan(60);
    expect(sigma(2)).toBeGreaterThan(1.5 * sigma(0));
  });
});

describe('the body as a whole', () => {
  it.each([0, 30, 60, 90, -45, -90, 150])('finds a heading of %d°', (yaw) => {
    const off = heading(watch({}, { view: { yaw } })) - yaw;
    expect(Math.abs(((off + 540) % 360) - 180)).toBeLessThan(10);
  });

  it.each([0, 40, 90])('finds the height of the hips, turned by %d°', (yaw) => {
    for (const posture of [{}, SQUAT, SITTING]) {
      const seen = watch(posture, { view: { yaw } });
      const truth = trueHipHeight(populationBody(metres(1.75)), seen.pose);
      expect(Math.abs(seen.frame.evidence.hipHeight - truth)).toBeLessThan(0.05);
    }
  });

  it('tells a hiked shoulder from the other one', () => {
    const { shoulderLift } = watch({ leftScapularElevation: 25 }).frame.evidence;
    // .0825 · 1.75 m from the collar bone's joint to the arm's, turned by 25°.
    expect(shoulderLift.left - shoulderLift.right).toBeGreaterThan(0.03);
    expect(shoulderLift.left - shoulderLift.right).toBeLessThan(0.09);
  });

  it('puts the feet of its figure on the floor', () => {
    const { frame } = watch(SQUAT, { view: { yaw: 45 } });
    expect(frame.pose.contacts).toEqual({ left: true, right: true });
    const height = 1.68 * (0.245 + 0.246 + 0.039);
    expect(frame.pose.root[1]).toBeLessThan(0.8 * height);
    expect(watch({}).frame.pose.root[1]).toBeCloseTo(height, 1);
  });

  it('follows somebody who comes nearer without taking it for growing', () => {
    const body = populationBody();
    const solver = createSolver(body);
    const pose = createPose();
    for (let i = 0; i < 120; i++) {
      const observer = createSyntheticObserver(createRandom(1), {
        noise: null,
        view: { distance: 4 - 1.5 * (i / 120) },
      });
      const seen = observer.observe(body, postureOf(body, {}, 1, pose), seconds(i / 30));
      const { evidence } = solver.update(seen);
      expect(Math.abs(evidence.hipHeight - 1)).toBeLessThan(0.06);
    }
  });
});

describe('what is not seen', () => {
  const belowTheTable: Landmark[] = (['left', 'right'] as const).flatMap((side) =>
    (['Knee', 'Ankle', 'Heel', 'FootIndex'] as const).map((part) => `${side}${part}` as const),
  );

  it('works for somebody behind a table, and says that it knows nothing of the legs', () => {
    const seen = watch({ ...SITTING, rightElbowFlexion: 90 }, { hidden: belowTheTable });
    expect(seen.frame.pose.tracking).toBe('tracked');
    expect(across(seen, 'leftThigh')).toBe(UNSEEN_SIGMA);
    expect(across(seen, 'rightShank')).toBe(UNSEEN_SIGMA);
    expect(across(seen, 'rightForearm')).toBeLessThan(0.3);
    expect(seen.frame.evidence.hipHeightSigma).toBe(UNSEEN_SIGMA);
    expect(seen.frame.pose.source[BONE.leftLowerLeg]).toBe(SOURCE.inferred);
    expect(seen.frame.pose.source[BONE.rightLowerArm]).toBe(SOURCE.camera);
  });

  it('goes on with shoulders and arms where the hips are hidden too', () => {
    const hidden: Landmark[] = [...belowTheTable, 'leftHip', 'rightHip'];
    const seen = watch({ leftShoulderElevation: 90 }, { hidden });
    expect(seen.frame.pose.tracking).toBe('tracked');
    expect(across(seen, 'trunk')).toBe(UNSEEN_SIGMA);
    expect(Math.abs(angle(seen, 'leftShoulderElevation') - 90)).toBeLessThan(8);
    expect(seen.frame.pose.source[BONE.hips]).toBe(SOURCE.inferred);
  });

  it('keeps the last pose, lost, while nobody is there, and comes back', () => {
    const posture = { leftShoulderElevation: 90 };
    const seen = watch(posture, {
      alter: (observation, i) => {
        if (i >= 80) observation.persons = 0;
      },
    });
    expect(seen.frame.pose.tracking).toBe('lost');
    expect(Math.abs(angle(seen, 'leftShoulderElevation') - 90)).toBeLessThan(5);
    expect(across(seen, 'leftUpperArm')).toBe(UNSEEN_SIGMA);

    const body = populationBody(metres(1.75));
    const observer = createSyntheticObserver(createRandom(1), { noise: null });
    const pose = postureOf(body, posture, 1, createPose());
    expect(seen.solver.update(observer.observe(body, pose, seconds(9))).pose.tracking).toBe(
      'tracked',
    );
  });

  it('stays whole through rubbish: no number, far outside, upside-down time, a flat picture', () => {
    const random = createRandom(5);
    const wild = [Number.NaN, Number.POSITIVE_INFINITY, -1e30, 1e30, 7, -3, 0];
    const seen = watch(SQUAT, {
      alter: (observation, i) => {
        for (let k = 0; k < 20; k++) {
          const at = Math.floor(random() * 132);
          const values = random() < 0.5 ? observation.image : observation.world;
          values[at] = wild[Math.floor(random() * wild.length)]!;
        }
        if (i === 30) observation.captureTime = seconds(Number.NaN);
        if (i === 31) observation.captureTime = seconds(0.1);
        if (i === 40) observation.aspect = 0;
        if (i === 41) observation.aspect = Number.NaN;
      },
    });
    const { pose, evidence } = seen.frame;
    for (const values of [
      pose.rotations,
      pose.root,
      pose.sigma,
      evidence.directions,
      evidence.sigmaAcross,
      evidence.sigmaAlong,
    ])
      expect(values.every(Number.isFinite)).toBe(true);
    for (let at = 0; at < pose.rotations.length; at += 4)
      expect(Math.hypot(...pose.rotations.subarray(at, at + 4))).toBeCloseTo(1, 6);
    for (const value of [evidence.heading, evidence.hipHeight, evidence.shoulderLift.left])
      expect(Number.isFinite(value)).toBe(true);
  });

  it('takes an observation of nothing at all', () => {
    const solver = createSolver(populationBody());
    const nothing = createLandmarkObservation('synthetic');
    nothing.persons = 1;
    expect(solver.update(nothing).pose.tracking).toBe('lost');
  });

  it('does not trust what the tracker calls invisible, wherever it puts it', () => {
    const seen = watch(
      {},
      {
        alter: ({ image }) => {
          const at = LANDMARK.rightWrist * LANDMARK_STRIDE;
          image[at] = 0.9;
          image[at + 1] = 0.1;
          image[at + 3] = 0.03;
        },
      },
    );
    expect(across(seen, 'rightForearm')).toBe(UNSEEN_SIGMA);
    expect(across(seen, 'rightUpperArm')).toBeLessThan(0.3);
  });
});

describe('the solver in a stream', () => {
  it('gives the same frame object each time', () => {
    const body = populationBody();
    const solver = createSolver(body);
    const observer = createSyntheticObserver(createRandom(1));
    const pose = postureOf(body, SQUAT, 1, createPose());
    const first = solver.update(observer.observe(body, pose, seconds(0)));
    expect(solver.update(observer.observe(body, pose, seconds(1 / 30)))).toBe(first);
    const nobody = observer.observe(body, pose, seconds(2 / 30));
    nobody.persons = 0;
    expect(solver.update(nobody)).toBe(first);
  });

  it('takes at most 0.3 ms a frame and allocates next to nothing', () => {
    // In a process of its own: the test runner's module wrappers keep the engine from compiling it as a browser would.
    const output = execFileSync(
      process.execPath,
      ['--expose-gc', '--import', 'tsx', fileURLToPath(new URL('solverCost.ts', import.meta.url))],
      { encoding: 'utf8' },
    );
    const cost = JSON.parse(output) as { made: number; bytes: number; milliseconds: number };
    const { made, bytes, milliseconds } = cost;
    expect(made).toBe(0);
    // A number that the engine boxes is 12 bytes, and of those a frame has up to some two hundred.
    expect(bytes).toBeLessThan(3000);
    expect(milliseconds).toBeLessThan(0.3);
  });

  it('takes on another body in mid-stream', () => {
    const { solver } = watch({});
    solver.setBody(populationBody(metres(1.9)));
    const body = populationBody(metres(1.9));
    const observer = createSyntheticObserver(createRandom(1), { noise: null });
    const pose = postureOf(body, {}, 1, createPose());
    let root = 0;
    for (let i = 0; i < 60; i++)
      root = solver.update(observer.observe(body, pose, seconds(3 + i / 30))).pose.root[1]!;
    expect(root).toBeCloseTo(0.53 * 1.9, 1);
  });

  it('follows a step of a landmark within 100 ms', () => {
    const body = populationBody();
    const solver = createSolver(body);
    const observer = createSyntheticObserver(createRandom(1), { noise: null });
    const pose = createPose();
    const arm = { leftShoulderElevation: 60 };
    for (let i = 0; i < 30; i++)
      solver.update(observer.observe(body, postureOf(body, arm, 0, pose), seconds(i / 30)));
    let angleNow = 0;
    for (let i = 30; i < 33; i++) {
      const { evidence } = solver.update(
        observer.observe(body, postureOf(body, arm, 1, pose), seconds(i / 30)),
      );
      const at = SEGMENT.leftUpperArm * 3;
      angleNow = Math.atan2(evidence.directions[at]!, -evidence.directions[at + 1]!);
    }
    expect((angleNow * 180) / Math.PI).toBeGreaterThan(0.8 * 60);
  });
});
