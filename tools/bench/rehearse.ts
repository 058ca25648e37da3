import { populationBody } from '../../src/core/body/body';
import type { Frame } from '../../src/core/body/frame';
import { createPose } from '../../src/core/body/pose';
import type { Side } from '../../src/core/body/skeleton';
import { createSolver } from '../../src/core/body/solver';
import { seconds } from '../../src/core/body/units';
import { createCoach } from '../../src/core/movement/coach';
import type { CoachResult } from '../../src/core/movement/coachResult';
import type { Pattern, PatternView } from '../../src/core/movement/pattern';
import type { RepetitionTrial } from '../../src/core/movement/trial';
import { createRandom } from '../../src/core/random';
import { createSyntheticObserver } from '../../src/tracking/synthetic/syntheticObserver';
import { createPerformer, createPerson, type Performance, type Performer } from './performer';

/** Who does what in front of which camera, and who coaches. */
export interface Rehearsal {
  readonly coached: Pattern;
  readonly performance: Partial<Performance> & { readonly pattern: string };
  readonly seed: number;
  /** @default the pattern's best */
  readonly view?: PatternView;
  /** Frames a second. @default 30 */
  readonly rate?: number;
  /** @default the performer's side */
  readonly coachSide?: Side | 'find';
  /** Whether a frame taken at a time reaches the solver at all. @default always */
  readonly arrives?: (time: number) => boolean;
  /** Whether anybody is in the picture at a time. @default always */
  readonly present?: (time: number) => boolean;
  /** Seconds after which the picture stops. @default the whole performance */
  readonly until?: number;
  /** Sees every frame and what the coach made of it. */
  readonly watch?: (time: number, frame: Frame, result: CoachResult) => void;
}

export interface Rehearsed {
  readonly trials: readonly RepetitionTrial[];
  readonly rejected: readonly (readonly [number, NonNullable<CoachResult['rejected']>])[];
  readonly requests: ReadonlySet<NonNullable<CoachResult['request']>>;
  readonly performer: Performer;
}

const YAW: Record<PatternView, number> = { front: 0, oblique: 40, side: 90 };

/** Somebody of another body than the model's performs; a noisy camera, the solver and the coach look on. */
export function rehearse(rehearsal: Rehearsal): Rehearsed {
  const { coached, seed, rate = 30 } = rehearsal;
  const random = createRandom(seed);
  const person = createPerson(random);
  const range = 0.72 + 0.38 * random();
  const tempo = 0.6 + random();
  const performance: Performance = {
    side: 'right',
    repetitions: 5,
    range,
    tempo,
    lead: 1,
    ...rehearsal.performance,
  };
  const performer = createPerformer(person, performance);
  const view = rehearsal.view ?? coached.views[0] ?? 'front';
  const yaw = YAW[view] * (performance.side === 'left' ? -1 : 1);
  const observer = createSyntheticObserver(createRandom(seed + 1e6), { view: { yaw } });
  const body = populationBody();
  const solver = createSolver(body);
  const coach = createCoach(coached, { side: rehearsal.coachSide ?? performance.side, body });
  const pose = createPose();
  const trials: RepetitionTrial[] = [];
  const rejected: [number, NonNullable<CoachResult['rejected']>][] = [];
  const requests = new Set<NonNullable<CoachResult['request']>>();
  const end = Math.min(performer.duration, rehearsal.until ?? Number.POSITIVE_INFINITY);
  for (let i = 0; i / rate < end; i++) {
    const time = i / rate;
    performer.fillPose(time, pose);
    const observation = observer.observe(person.body, pose, seconds(time));
    if (rehearsal.arrives && !rehearsal.arrives(time)) continue;
    const somebody = rehearsal.present?.(time) ?? true;
    observation.persons = somebody ? 1 : 0;
    const frame = solver.update(observation);
    const result = coach.update(frame);
    if (result.trial) trials.push(result.trial);
    if (result.rejected) rejected.push([time, result.rejected]);
    if (result.request) requests.add(result.request);
    rehearsal.watch?.(time, frame, result);
  }
  return { trials, rejected, requests, performer };
}
