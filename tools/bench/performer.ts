import { ANGLE, MIRROR_ANGLE, STORED_ANGLES } from '../../src/core/body/angleNames';
import { createAngles } from '../../src/core/body/anglesOf';
import { type Body, populationBody } from '../../src/core/body/body';
import { createJointPlacement, lowestSole, placeJoints } from '../../src/core/body/kinematics';
import { createPose, type Pose } from '../../src/core/body/pose';
import { poseFrom } from '../../src/core/body/poseFrom';
import { BONE, BONES, MIRROR_BONE, type Side } from '../../src/core/body/skeleton';
import { metres, seconds } from '../../src/core/body/units';
import { normal, type Random } from '../../src/core/random';

/**
 * People who do the movements of the library in their own way: other bodies, other postures, other
 * speed profiles than the model's, with sway, tremor and hesitation. It shares nothing with the pattern
 * files or their synthesis: each movement is written down here a second time, from the clinical reference.
 */
export interface Person {
  readonly body: Body;
  /** Own habits, standard normal. */
  readonly habit: readonly number[];
  readonly tremor: number;
  readonly random: Random;
}

export interface Performance {
  readonly pattern: string;
  readonly side: Side;
  readonly repetitions: number;
  /** Share of the target range. */
  readonly range: number;
  /** Multiple of the pattern's own speed. */
  readonly tempo: number;
  /** Seconds of stillness before and after. */
  readonly lead: number;
  /** Share of the way at which a repetition stops and waits, and for how long; none without. */
  readonly pause?: { readonly at: number; readonly seconds: number };
  /** Degrees the whole person is turned. */
  readonly turned?: number;
}

/** One performance in time. */
export interface Performer {
  readonly duration: number;
  /** True start and end of each repetition, seconds. */
  readonly repetitions: readonly { readonly start: number; readonly end: number }[];
  fillPose(time: number, pose: Pose): Pose;
}

export function createPerson(random: Random): Person {
  const body = populationBody(metres(1.52 + 0.38 * random()));
  const offsets = Float64Array.from(body.offsets);
  for (let bone = 0; bone < BONES.length; bone++) {
    const twin = MIRROR_BONE[bone]!;
    if (twin < bone) continue;
    const share = 1 + 0.04 * Math.max(-2, Math.min(2, normal(random)));
    for (const b of new Set([bone, twin])) {
      for (let i = 0; i < 3; i++) offsets[b * 3 + i]! *= share;
    }
  }
  const habit = Array.from({ length: 16 }, () => Math.max(-1.8, Math.min(1.8, normal(random))));
  return { body: { ...body, offsets }, habit, tremor: 0.3 + 0.5 * random(), random };
}

type Angles = Float64Array;
const set = (angles: Angles, name: (typeof STORED_ANGLES)[number], value: number): void => {
  angles[ANGLE[name]] = value;
};
const between = (from: number, to: number, share: number): number => from + (to - from) * share;

function stand(angles: Angles, { habit: h }: Person): void {
  for (const side of ['left', 'right'] as const) {
    set(angles, `${side}ShoulderElevation`, 10 + 3 * h[0]!);
    set(angles, `${side}ShoulderPlane`, 25 + 15 * h[1]!);
    set(angles, `${side}ElbowFlexion`, 14 + 5 * h[2]!);
    set(angles, `${side}ForearmPronation`, 15);
    set(angles, `${side}HipAbduction`, 4 + 2 * h[3]!);
    set(angles, `${side}KneeFlexion`, Math.max(0, 3 + 2 * h[4]!));
    set(angles, `${side}AnkleDorsiflexion`, Math.max(0, 3 + 2 * h[4]!));
  }
  set(angles, 'trunkFlexion', 2 + 3 * h[5]!);
  set(angles, 'neckFlexion', 5 * h[6]!);
}

function sit(angles: Angles, person: Person): void {
  const { habit: h } = person;
  stand(angles, person);
  for (const side of ['left', 'right'] as const) {
    set(angles, `${side}HipFlexion`, 84 + 3 * h[7]!);
    set(angles, `${side}KneeFlexion`, 90 + 4 * h[8]!);
    set(angles, `${side}AnkleDorsiflexion`, 4 + 4 * h[8]! - 3 * h[7]!);
    set(angles, `${side}ShoulderElevation`, 20 + 5 * h[0]!);
    set(angles, `${side}ShoulderPlane`, 75);
    set(angles, `${side}ElbowFlexion`, 55 + 10 * h[2]!);
  }
  set(angles, 'pelvisTilt', -4 + 3 * h[9]!);
  set(angles, 'trunkFlexion', 6 + 3 * h[5]!);
}

interface Script {
  readonly seated: boolean;
  readonly pinned: 'feet' | 'seat';
  /** Seconds out, at the far end, back, at the pattern's own speed; a loop's in `out` alone. */
  readonly times: readonly [number, number, number];
  readonly loop?: boolean;
  /** Writes the right side's posture at a share of the way; `back` on the way home, or the loop's turn. */
  readonly write: (
    angles: Angles,
    share: number,
    person: Person,
    range: number,
    back: boolean,
  ) => void;
}

const SCRIPTS: Record<string, Script> = {
  'shoulder-abduction': {
    seated: false,
    pinned: 'feet',
    times: [3, 1, 3],
    write: (a, s, { habit: h }, range) => {
      const from = a[ANGLE.rightShoulderElevation]!;
      set(a, 'rightShoulderElevation', from + s * range * (150 - from));
      set(a, 'rightShoulderPlane', between(15, 8 + 8 * h[10]!, s));
      set(a, 'rightShoulderRotation', -40 * s);
      set(a, 'rightElbowFlexion', Math.max(3, a[ANGLE.rightElbowFlexion]! - 4 * s));
      set(a, 'trunkSideFlexion', 3 * s * h[11]!);
    },
  },
  'shoulder-flexion': {
    seated: false,
    pinned: 'feet',
    times: [3, 1, 3],
    write: (a, s, { habit: h }, range) => {
      const from = a[ANGLE.rightShoulderElevation]!;
      set(a, 'rightShoulderElevation', from + s * range * (150 - from));
      set(a, 'rightShoulderPlane', between(40, 82 + 6 * h[10]!, Math.min(1, 3 * s)));
      set(a, 'trunkFlexion', a[ANGLE.trunkFlexion]! - 3 * s);
    },
  },
  'elbow-flexion': {
    seated: false,
    pinned: 'feet',
    times: [2, 1, 3],
    write: (a, s, { habit: h }, range) => {
      const from = a[ANGLE.rightElbowFlexion]!;
      set(a, 'rightElbowFlexion', from + s * range * (130 - from));
      set(a, 'rightForearmPronation', 15 - 60 * s);
      set(a, 'rightShoulderElevation', a[ANGLE.rightShoulderElevation]! + 4 * s * Math.abs(h[10]!));
    },
  },
  'knee-extension-seated': {
    seated: true,
    pinned: 'seat',
    times: [2, 2, 3],
    write: (a, s, { habit: h }, range) => {
      const from = a[ANGLE.rightKneeFlexion]!;
      set(a, 'rightKneeFlexion', from + s * range * (8 - from));
      set(a, 'rightHipFlexion', a[ANGLE.rightHipFlexion]! + 2 * s * h[10]!);
      set(a, 'trunkFlexion', a[ANGLE.trunkFlexion]! - 2 * s);
    },
  },
  'sit-to-stand': {
    seated: true,
    pinned: 'feet',
    times: [2, 1, 3],
    write: (a, s, person, range) => {
      const { habit: h } = person;
      // First the trunk comes forward, then the legs straighten.
      const bow = Math.sin(Math.PI * Math.min(1, s * 1.05) ** 0.7) * (30 + 6 * h[10]!);
      const rise = Math.max(0, (s - 0.18) / 0.82) ** 1.1 * Math.min(1, range);
      for (const side of ['left', 'right'] as const) {
        const thigh = between(88 - 4 * h[7]!, 2, rise);
        const knee = between(94 + 3 * h[8]!, 4, rise);
        set(a, `${side}KneeFlexion`, knee);
        set(a, `${side}AnkleDorsiflexion`, knee - thigh);
        set(a, `${side}HipFlexion`, thigh + 0.6 * bow + a[ANGLE.pelvisTilt]! * (1 - rise));
        set(a, `${side}ShoulderElevation`, between(22, 10, rise) + 0.3 * bow);
        set(a, `${side}ElbowFlexion`, between(55, 14, rise));
      }
      set(a, 'pelvisTilt', a[ANGLE.pelvisTilt]! * (1 - rise) + 0.6 * bow);
      set(a, 'trunkFlexion', a[ANGLE.trunkFlexion]! * (1 - 0.6 * rise) + 0.4 * bow);
    },
  },
  'mini-squat': {
    seated: false,
    pinned: 'feet',
    times: [3, 1, 3],
    write: (a, s, { habit: h }, range) => {
      const knee = a[ANGLE.rightKneeFlexion]! + s * range * 43;
      const ankle = knee * (0.42 + 0.04 * h[10]!);
      const tilt = s * range * (10 + 5 * h[11]!);
      const arms = h[12]! > 0.5 ? 75 : 15;
      for (const side of ['left', 'right'] as const) {
        set(a, `${side}KneeFlexion`, knee);
        set(a, `${side}AnkleDorsiflexion`, ankle);
        set(a, `${side}HipFlexion`, knee - ankle + tilt);
        set(a, `${side}ShoulderElevation`, between(a[ANGLE[`${side}ShoulderElevation`]]!, arms, s));
        set(a, `${side}ShoulderPlane`, 80);
      }
      set(a, 'pelvisTilt', tilt);
      set(a, 'trunkFlexion', a[ANGLE.trunkFlexion]! + s * (8 + 4 * h[13]!));
    },
  },
  'pnf-upper-d2-flexion': {
    seated: false,
    pinned: 'feet',
    times: [3, 1, 3],
    write: (a, s, { habit: h }, range) => {
      const reach = Math.min(1.1, s * range);
      set(a, 'rightShoulderElevation', between(32 + 3 * h[0]!, 140, reach));
      set(
        a,
        'rightShoulderPlane',
        between(120 + 5 * h[10]!, 32 + 6 * h[11]!, Math.min(1, 1.1 * reach)),
      );
      set(a, 'rightShoulderRotation', between(52, -60, reach));
      set(a, 'rightElbowFlexion', between(42 + 6 * h[2]!, 10, Math.min(1, 1.3 * reach)));
      set(a, 'rightForearmPronation', between(60, -60, reach));
    },
  },
  'shoulder-circle': {
    seated: false,
    pinned: 'feet',
    times: [4, 0, 0],
    loop: true,
    write: (a, turn, { habit: h }, range) => {
      // A circle about a direction between forwards and sideways, written in thorax coordinates.
      const [lift, plane] = [(76 + 3 * h[10]!) * DEGREE, (58 + 5 * h[11]!) * DEGREE];
      const radius = 27 * range * DEGREE;
      const c = [
        Math.sin(lift) * Math.cos(plane),
        -Math.cos(lift),
        Math.sin(lift) * Math.sin(plane),
      ];
      const e = [Math.sin(plane), 0, -Math.cos(plane)];
      const u = [
        c[1]! * e[2]! - c[2]! * e[1]!,
        c[2]! * e[0]! - c[0]! * e[2]!,
        c[0]! * e[1]! - c[1]! * e[0]!,
      ];
      const up = u[1]! < 0 ? -1 : 1;
      const turned = 2 * Math.PI * turn - Math.PI / 2;
      const d = [0, 1, 2].map(
        (i) =>
          Math.cos(radius) * c[i]! +
          Math.sin(radius) * (Math.cos(turned) * e[i]! + up * Math.sin(turned) * u[i]!),
      );
      set(a, 'rightShoulderElevation', Math.acos(-d[1]!) / DEGREE);
      set(a, 'rightShoulderPlane', Math.atan2(d[2]!, d[0]!) / DEGREE);
      set(a, 'rightElbowFlexion', 8 + 3 * h[2]!);
    },
  },
};
const DEGREE = Math.PI / 180;

/** Share of a way gone at a share of its time: a cosine, skewed to one side by habit. */
const skewedCosine = (x: number, skew: number): number =>
  (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, x)) ** skew)) / 2;

export function createPerformer(person: Person, performance: Performance): Performer {
  const script = SCRIPTS[performance.pattern];
  if (!script) throw new Error(`Nobody knows how to do ${performance.pattern}.`);
  const { range, tempo, lead, pause } = performance;
  const [out, hold, back] = script.times.map((time) => time / tempo) as [number, number, number];
  const { habit, random } = person;
  const skew = Math.exp(0.15 * habit[14]!);
  const between = performance.pattern === 'shoulder-circle' ? 0 : 0.5;
  const spans: {
    start: number;
    end: number;
    range: number;
    out: number;
    hold: number;
    back: number;
  }[] = [];
  const approach = script.loop ? 1.5 : 0;
  let clock = lead + approach;
  for (let i = 0; i < performance.repetitions; i++) {
    const slower = () => Math.exp(0.06 * normal(random));
    const span = { out: out * slower(), hold: hold * slower(), back: back * slower() };
    const extra = pause ? pause.seconds : 0;
    const end = clock + span.out + span.hold + span.back + extra;
    spans.push({ start: clock, end, range: range * (1 + 0.015 * normal(random)), ...span });
    clock = end + between * (0.5 + random());
  }
  const duration = clock + approach + lead;
  const angles = createAngles();
  const mirrored = createAngles();
  const placement = createJointPlacement();
  const rest = createPose();
  const phases = Array.from({ length: 8 }, () => 2 * Math.PI * random());
  let pinned: readonly [number, number] | null = null;

  /** Share of the way out at a time within a repetition, with a pause on the way where asked for. */
  function wayAt(time: number, span: (typeof spans)[number]): { share: number; back: boolean } {
    let t = time - span.start;
    if (pause) {
      const stop = span.out * (Math.acos(1 - 2 * pause.at) / Math.PI) ** (1 / skew);
      if (t > stop) t = Math.max(stop, t - pause.seconds);
    }
    if (t < span.out) return { share: skewedCosine(t / span.out, skew), back: false };
    if (t < span.out + span.hold) return { share: 1, back: false };
    return {
      share: 1 - skewedCosine((t - span.out - span.hold) / span.back, 1 / skew),
      back: true,
    };
  }

  function write(time: number): void {
    angles.fill(0);
    if (script!.seated) sit(angles, person);
    else stand(angles, person);
    const span = spans.find(({ end }) => time < end) ?? spans.at(-1)!;
    if (script!.loop) {
      writeLoop(time);
    } else {
      const inside = time >= span.start && time <= span.end;
      const { share, back: home } = inside ? wayAt(time, span) : { share: 0, back: false };
      script!.write(angles, share, person, span.range, home);
    }
    sway(time);
  }

  /** The arm is lifted to the circle and lowered at the end. */
  function writeLoop(time: number): void {
    const begin = spans[0]!.start;
    const done = spans.at(-1)!.end;
    const lifted = Math.min(
      skewedCosine((time - begin + approach) / approach, 1),
      skewedCosine((done + approach - time) / approach, 1),
    );
    const from = Float64Array.from(angles);
    const span = spans.find(({ end }) => time < end) ?? spans.at(-1)!;
    const turn = Math.min(1, Math.max(0, (time - span.start) / (span.end - span.start)));
    script!.write(angles, turn + 0.02 * Math.sin(2 * Math.PI * turn), person, span.range, false);
    for (let i = 0; i < angles.length; i++) {
      angles[i] = from[i]! + Math.min(1, Math.max(0, lifted)) * (angles[i]! - from[i]!);
    }
  }

  /** Posture is never quite still. */
  function sway(time: number): void {
    const wave = (i: number, hz: number) => Math.sin(2 * Math.PI * hz * time + phases[i]!);
    angles[ANGLE.trunkFlexion]! += 0.8 * wave(0, 0.23);
    angles[ANGLE.trunkSideFlexion]! += 0.7 * wave(1, 0.31);
    angles[ANGLE.pelvisRotation]! += 1.5 * wave(2, 0.17);
    angles[ANGLE.rightShoulderElevation]! += person.tremor * wave(3, 5.3) + 0.6 * wave(4, 0.4);
    angles[ANGLE.rightElbowFlexion]! += person.tremor * wave(5, 4.7);
    angles[ANGLE.rightKneeFlexion]! += 0.4 * person.tremor * wave(6, 4.1);
  }

  function place(pose: Pose): void {
    poseFrom(angles, pose);
    pose.root.fill(0);
    placeJoints(person.body, pose, placement);
    const { positions } = placement;
    const at = (axis: number) =>
      (positions[BONE.leftFoot * 3 + axis]! + positions[BONE.rightFoot * 3 + axis]!) / 2;
    pose.root[1] = -lowestSole(person.body, placement);
    pinned ??= [at(0), at(2)];
    if (script!.pinned === 'seat') {
      pose.root[1] = rest.root[1]!;
      return;
    }
    pose.root[0] = pinned[0] - at(0);
    pose.root[2] = pinned[1] - at(2);
  }

  function fillAngles(time: number): void {
    write(time);
    if (performance.side === 'left') {
      mirrored.set(angles);
      for (let i = 0; i < STORED_ANGLES.length; i++) angles[MIRROR_ANGLE[i]!] = mirrored[i]!;
      for (const name of ['trunkSideFlexion', 'trunkRotation', 'pelvisRotation'] as const) {
        angles[ANGLE[name]]! *= -1;
      }
    }
    angles[ANGLE.pelvisRotation]! += performance.turned ?? 0;
  }

  fillAngles(0);
  place(rest);
  return {
    duration,
    repetitions: spans.map(({ start, end }) => ({ start, end })),
    fillPose(time, pose) {
      fillAngles(time);
      place(pose);
      pose.time = seconds(time);
      pose.tracking = 'tracked';
      return pose;
    },
  };
}
