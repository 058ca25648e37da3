/** What one frame says about a loop under way. */
export interface TurnFrame {
  time: number;
  elapsed: number;
  /** Place on the loop, 0–1. */
  phase: number;
  /** Where the limb points as the sensor sees it, in units of the model's radius. */
  x: number;
  y: number;
  /** Mean amplitude on the path. */
  amplitude: number;
  /** Probability of being on the path at all. */
  onPath: number;
  misfit: number;
  strayed: number;
  seen: boolean;
}

export type TurnVerdict = 'counted' | 'too-small' | 'not-this-movement';

/** Counts full turns of a loop, either way round, wherever they begin. */
export interface Turns {
  readonly active: boolean;
  /** Of the last turn that ended: start, end and half of it (times), and its size. */
  readonly start: number;
  readonly end: number;
  readonly peakTime: number;
  readonly amplitude: number;
  update(frame: TurnFrame): TurnVerdict | null;
  cancel(): void;
}

/** A full turn, less what is lost in recognising that it has begun. */
const FULL = 0.94;
/** This much of a turn and somebody is moving. */
const BEGUN = 0.08;
const LONGEST_LOST = 0.6;
const MOST_MISFIT = 0.6;
const MOST_STRAYED = 0.5;
/**
 * Encircled radius over the radius seen, less the misfit: a filter may see turns in a line to and fro. Circles of
 * other people gave 0.6 and more, lifting the arm straight up and down 0.3 and less.
 */
const LEAST_ROUNDNESS = 0.45;
/** How much too small a circle may be measured. */
const SIZE_MARGIN = 0.92;
const SHORTEST = 0.5;
const LONGEST = 20;

/** What is gathered since the farthest point back in one direction. */
interface Sweep {
  readonly direction: 1 | -1;
  start: number;
  half: number;
  x: number;
  y: number;
  /** Twice the area swept about where it began. */
  area: number;
  weight: number;
  amplitude: number;
  misfit: number;
  strayed: number;
  gone: number;
}

const createSweep = (direction: 1 | -1): Sweep => ({
  direction,
  start: 0,
  half: 0,
  x: 0,
  y: 0,
  area: 0,
  weight: 0,
  amplitude: 0,
  misfit: 0,
  strayed: 0,
  gone: 0,
});

function beginSweep(sweep: Sweep, frame: TurnFrame): void {
  sweep.start = sweep.half = frame.time;
  sweep.x = frame.x;
  sweep.y = frame.y;
  sweep.area = sweep.weight = sweep.amplitude = sweep.misfit = sweep.strayed = sweep.gone = 0;
}

export function createTurns(minimumShare: number): Turns {
  const sweeps = [createSweep(1), createSweep(-1)] as const;
  const s = { known: false, phase: 0, x: 0, y: 0, lost: 0 };

  function begin(frame: TurnFrame): void {
    s.known = true;
    s.phase = frame.phase;
    s.x = frame.x;
    s.y = frame.y;
    beginSweep(sweeps[0], frame);
    beginSweep(sweeps[1], frame);
  }

  function follow(sweep: Sweep, frame: TurnFrame, step: number): void {
    const before = sweep.gone;
    sweep.gone += sweep.direction * step;
    if (sweep.gone < 0) {
      beginSweep(sweep, frame);
      return;
    }
    sweep.area += (s.x - sweep.x) * (frame.y - sweep.y) - (s.y - sweep.y) * (frame.x - sweep.x);
    sweep.weight += frame.elapsed;
    sweep.amplitude += frame.elapsed * frame.amplitude;
    sweep.misfit += frame.elapsed * frame.misfit;
    sweep.strayed += frame.elapsed * frame.strayed;
    if (before < 0.5 && sweep.gone >= 0.5) sweep.half = frame.time;
  }

  function judge(sweep: Sweep, time: number): TurnVerdict {
    turns.start = sweep.start;
    turns.end = time;
    turns.peakTime = sweep.half;
    turns.amplitude = sweep.amplitude / Math.max(1e-9, sweep.weight);
    const misfit = sweep.misfit / Math.max(1e-9, sweep.weight);
    const strayed = sweep.strayed / Math.max(1e-9, sweep.weight);
    const encircled = Math.sqrt(Math.abs(sweep.area) / 2 / Math.PI);
    const round = encircled / Math.max(0.1, turns.amplitude) - misfit;
    const lasted = turns.end - turns.start;
    if (misfit > MOST_MISFIT || strayed > MOST_STRAYED || round < LEAST_ROUNDNESS) {
      return 'not-this-movement';
    }
    if (lasted < SHORTEST || lasted > LONGEST) return 'not-this-movement';
    const size = (turns.amplitude + encircled) / 2;
    return size < SIZE_MARGIN * minimumShare ? 'too-small' : 'counted';
  }

  const turns: { -readonly [Key in keyof Turns]: Turns[Key] } = {
    active: false,
    start: 0,
    end: 0,
    peakTime: 0,
    amplitude: 0,
    cancel() {
      s.known = turns.active = false;
      s.lost = 0;
    },
    update(frame) {
      if (!frame.seen || frame.onPath < 0.5) {
        s.lost += frame.elapsed;
        if (s.lost > LONGEST_LOST) s.known = turns.active = false;
        return null;
      }
      s.lost = 0;
      if (!s.known) {
        begin(frame);
        return null;
      }
      let step = frame.phase - s.phase;
      step -= Math.round(step);
      follow(sweeps[0], frame, step);
      follow(sweeps[1], frame, step);
      s.phase = frame.phase;
      s.x = frame.x;
      s.y = frame.y;
      turns.active = Math.max(sweeps[0].gone, sweeps[1].gone) > BEGUN;
      for (let i = 0; i < sweeps.length; i++) {
        const sweep = sweeps[i]!;
        if (sweep.gone < FULL) continue;
        const left = sweep.gone - 1;
        const verdict = judge(sweep, frame.time);
        begin(frame);
        sweep.gone = left;
        return verdict;
      }
      return null;
    },
  };
  return turns;
}
