import type { Body } from '../body/body';
import type { Evidence } from '../body/frame';
import { SEGMENT } from '../body/segments';
import type { Side } from '../body/skeleton';
import { DEGREES_PER_RADIAN } from '../body/units';
import { createOwnPosture } from './ownPosture';
import { createPathCost } from './pathCost';
import { createPathMeasures, type PathMeasures } from './pathMeasures';
import type { Pattern } from './pattern';
import { createPhaseFilter } from './phaseFilter';
import { createReference, PHASE_BINS, type Reference } from './reference';
import { createSeenBody, type SeenBody } from './seenBody';

/** Where a person is in a movement, as far as is known: what the coach reads after each frame. */
export interface MovementTracker {
  readonly references: readonly Reference[];
  /** What the last frame showed. */
  readonly body: SeenBody;
  /** Measured from it against the model of the likelier side. */
  readonly measures: PathMeasures;
  /** Index of the likelier side. */
  readonly side: number;
  /** Probability that it is that one and not the other. */
  readonly sideProbability: number;
  /** Probabilities of being on the path, at rest, and somewhere else. */
  readonly onPath: number;
  readonly rest: number;
  readonly other: number;
  readonly phase: number;
  readonly phaseSigma: number;
  readonly speed: number;
  readonly progress: number;
  readonly amplitude: number;
  /** Cost of the best place in units of what something else costs. */
  readonly misfit: number;
  /** The same of each side's start posture. */
  readonly startMisfits: Float64Array;
  /** By how much (nats) the best place on the path fits better than the start posture does. */
  readonly gain: number;
  /** Distance of the driven segments from the likeliest place, seen across the view, and its noise (degrees). */
  readonly pathError: number;
  readonly pathNoise: number;
  /** Mean straying of what keeps still in the model, radians. */
  readonly strayed: number;
  readonly seen: boolean;
  update(evidence: Evidence, elapsed: number): void;
  /** Time passes without evidence. */
  wait(elapsed: number): void;
  /** The person is at the start of the sides for which `at` holds: their own posture follows what is seen by `share`. */
  settle(share: number, elapsed: number, at: (side: number) => boolean): void;
}

/** Speeds as multiples of the pattern's own. */
const SPEEDS = [0, 0.5, 1, 2, 4];
const LOOP_SPEEDS = [-4.5, -2.2, -1.1, -0.5, 0, 0.5, 1.1, 2.2, 4.5];
/** Errors of one frame are those of the next: this long a time brings one frame's worth of evidence, s. */
const CORRELATION = 0.12;
const LEAST_SEEN = 0.3;
const LOOP_FOLLOW = 4;
const LOOP_SEARCH = 1.2;

export function createMovementTracker(
  pattern: Pattern,
  body: Body,
  sides: readonly Side[],
): MovementTracker {
  const loop = pattern.shape === 'loop';
  const references = sides.map((side) => createReference(pattern, body, side));
  const first = references[0]!;
  const seenBody = createSeenBody(references);
  const postures = references.map(createOwnPosture);
  const measures = references.map((reference, i) =>
    createPathMeasures(reference, postures[i]!, seenBody),
  );
  const cost = createPathCost(references, postures, seenBody, loop);
  const { out, hold, back } = pattern.tempo;
  const natural = loop ? 1 / (out + hold + back) : 1 / (out + back);
  const perSide = first.amplitudes.length * PHASE_BINS;
  const filter = createPhaseFilter({
    sides: sides.length,
    amplitudes: first.amplitudes.length,
    bins: PHASE_BINS,
    loop,
    speeds: (loop ? LOOP_SPEEDS : SPEEDS).map((speed) => speed * natural),
  });
  const tempered = new Float64Array(cost.cells.length + 2);
  const cosines = first.phases.map((phase) => Math.cos(2 * Math.PI * phase));
  const sines = first.phases.map((phase) => Math.sin(2 * Math.PI * phase));
  const stillSegments = (['trunk', 'leftThigh', 'rightThigh'] as const)
    .map((name) => SEGMENT[name])
    .filter((segment) => !references.some((reference) => reference.segments.includes(segment)));

  function chooseSide(): void {
    let total = 0;
    let best = 0;
    let most = -1;
    for (let side = 0; side < sides.length; side++) {
      let sum = 0;
      for (let i = side * perSide; i < (side + 1) * perSide; i++) sum += filter.cells[i]!;
      total += sum;
      if (sum > most) {
        most = sum;
        best = side;
      }
    }
    s.onPath = total;
    s.sideProbability = total > 1e-9 ? most / total : 1 / sides.length;
    s.rest = filter.rest;
    s.other = filter.other;
    s.speed = filter.speed;
    if (total <= 0.2) return;
    s.side = best;
    s.measures = measures[best]!;
  }

  function summarise(): void {
    let weight = 0;
    let phase = 0;
    let square = 0;
    let progress = 0;
    let amplitude = 0;
    let x = 0;
    let y = 0;
    for (let a = 0; a < first.amplitudes.length; a++) {
      for (let k = 0; k < PHASE_BINS; k++) {
        const cell = a * PHASE_BINS + k;
        const p = filter.cells[s.side * perSide + cell]!;
        weight += p;
        amplitude += p * first.amplitudes[a]!;
        progress += p * first.progress[cell]!;
        const at = first.phases[k]!;
        phase += p * at;
        square += p * at * at;
        x += p * cosines[k]!;
        y += p * sines[k]!;
      }
    }
    if (weight + filter.rest > 0.05) s.progress = progress / (weight + filter.rest);
    if (weight < 1e-6) return;
    s.amplitude = amplitude / weight;
    if (loop) {
      const turn = Math.atan2(y, x) / (2 * Math.PI);
      s.phase = turn < 0 ? turn + 1 : turn;
      const length = Math.min(1, Math.sqrt(x * x + y * y) / weight);
      s.phaseSigma = Math.sqrt(Math.max(0, -2 * Math.log(Math.max(1e-9, length)))) / (2 * Math.PI);
    } else {
      s.phase = phase / weight;
      s.phaseSigma = Math.sqrt(Math.max(0, square / weight - s.phase * s.phase));
    }
  }

  function measureFit(): void {
    const { cells, starts, beside, doubts } = cost;
    const from = s.side * perSide;
    let least = Number.POSITIVE_INFINITY;
    let best = -1;
    for (let cell = 0; cell < perSide; cell++) {
      least = Math.min(least, cells[from + cell]! + cost.bonus(s.side, cell));
    }
    s.gain = starts[s.side]! - least;
    if (!loop) least = Math.min(least, starts[s.side]!);
    const free = beside[s.side]!;
    const doubt = Math.max(1e-6, doubts[s.side]!);
    s.misfit = (least - free) / doubt;
    for (let side = 0; side < sides.length; side++) {
      const missed = starts[side]! - beside[side]!;
      s.startMisfits[side] = missed / Math.max(1e-6, doubts[side]!);
    }
    let most = 0;
    for (let i = from; i < from + perSide; i++) {
      if (filter.cells[i]! <= most) continue;
      most = filter.cells[i]!;
      best = i - from;
    }
    const measure = measures[s.side]!;
    s.pathError = best < 0 ? Number.NaN : measure.distance(best) * DEGREES_PER_RADIAN;
    s.pathNoise = measure.distanceSigma() * DEGREES_PER_RADIAN;
    let strayed = 0;
    for (let i = 0; i < stillSegments.length; i++) {
      strayed = Math.max(strayed, measure.strayed(stillSegments[i]!));
    }
    s.strayed = strayed;
  }

  const s: { -readonly [Key in keyof MovementTracker]: MovementTracker[Key] } = {
    references,
    body: seenBody,
    measures: measures[0]!,
    side: 0,
    sideProbability: 1,
    onPath: 0,
    rest: 0,
    other: 1,
    phase: 0,
    phaseSigma: 0,
    speed: 0,
    progress: 0,
    amplitude: 0,
    misfit: 1,
    startMisfits: new Float64Array(sides.length).fill(1),
    gain: 0,
    pathError: Number.NaN,
    pathNoise: 0,
    strayed: 0,
    seen: false,
    update(evidence, elapsed) {
      seenBody.read(evidence, elapsed, postures[s.side]!.hipVariance);
      cost.update();
      s.seen = seenBody.share >= LEAST_SEEN;
      filter.predict(elapsed);
      if (!s.seen) {
        chooseSide();
        return;
      }
      const share = Math.min(1, Math.max(elapsed, 0.01) / CORRELATION);
      const { cells } = cost;
      for (let i = 0; i < cells.length; i++) tempered[i] = share * cells[i]!;
      tempered[cells.length] = share * cost.rest;
      tempered[cells.length + 1] = share * cost.other;
      filter.correct(tempered);
      chooseSide();
      summarise();
      measureFit();
      if (!loop) return;
      const follow = 1 - Math.exp(-elapsed / LOOP_FOLLOW);
      const lost = filter.other * (1 - Math.exp(-elapsed / LOOP_SEARCH));
      for (let side = 0; side < sides.length; side++) {
        postures[side]!.follow(seenBody, filter.cells, side * perSide, follow);
        postures[side]!.centre(seenBody, lost);
      }
    },
    wait(elapsed) {
      s.seen = false;
      filter.predict(elapsed);
      chooseSide();
    },
    settle(share, elapsed, at) {
      for (let side = 0; side < sides.length; side++) {
        if (at(side)) postures[side]!.settle(seenBody, share, elapsed);
      }
    },
  };
  return s;
}
