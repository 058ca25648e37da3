/** What one frame says about a loop under way. */
export interface TurnFrame {
  time: number;
  elapsed: number;
  /** Place on the loop, 0–1. */
  phase: number;
  /** Area swept since the last frame, in units of the model's whole turn. */
  swept: number;
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
  readonly start: number;
  readonly end: number;
  /** Time of half of the turn. */
  readonly peakTime: number;
  readonly amplitude: number;
  /** Share of a turn gone since the last one ended, signed. */
  readonly winding: number;
  update(frame: TurnFrame): TurnVerdict | null;
  cancel(): void;
}

/** A full turn, less what is lost in recognising that it has begun. */
const FULL = 0.94;
/** The first turn begins when this much has been gone. */
const BEGUN = 0.08;
const LONGEST_LOST = 0.6;
const MOST_MISFIT = 0.6;
const MOST_STRAYED = 0.5;
/** Share of the model's radius whose circle must have been encircled. */
const LEAST_ENCIRCLED = 0.45;
const SHORTEST = 0.5;
const LONGEST = 20;

export function createTurns(minimumShare: number): Turns {
  const s = {
    active: false,
    winding: 0,
    last: Number.NaN,
    start: 0,
    end: 0,
    half: 0,
    lost: 0,
    weight: 0,
    amplitude: 0,
    swept: 0,
    misfit: 0,
    strayed: 0,
  };
  const turn = { start: 0, end: 0, half: 0, amplitude: 0 };

  function restart(time: number): void {
    s.start = s.half = time;
    s.weight = s.amplitude = s.swept = s.misfit = s.strayed = 0;
  }

  function cancel(): void {
    s.active = false;
    s.winding = 0;
    s.last = Number.NaN;
    s.lost = 0;
  }

  return {
    get active() {
      return s.active && Math.abs(s.winding) > BEGUN;
    },
    get winding() {
      return s.winding;
    },
    get start() {
      return turn.start;
    },
    get end() {
      return turn.end;
    },
    get peakTime() {
      return turn.half;
    },
    get amplitude() {
      return turn.amplitude;
    },
    cancel,
    update(frame) {
      const { time, elapsed } = frame;
      if (!frame.seen || frame.onPath < 0.5) {
        s.lost += elapsed;
        if (s.lost > LONGEST_LOST) cancel();
        return null;
      }
      s.lost = 0;
      if (!s.active || Number.isNaN(s.last)) {
        s.active = true;
        s.winding = 0;
        s.last = frame.phase;
        restart(time);
        return null;
      }
      let step = frame.phase - s.last;
      step -= Math.round(step);
      s.last = frame.phase;
      const before = s.winding;
      s.winding += step;
      if (Math.abs(s.winding) < 0.02 && Math.abs(before) < 0.02) restart(time);
      s.weight += elapsed;
      s.amplitude += elapsed * frame.amplitude;
      s.swept += frame.swept;
      s.misfit += elapsed * frame.misfit;
      s.strayed += elapsed * frame.strayed;
      if (Math.abs(before) < 0.5 && Math.abs(s.winding) >= 0.5) s.half = time;
      if (time - s.start > LONGEST) {
        cancel();
        return null;
      }
      if (Math.abs(s.winding) < FULL) return null;
      turn.start = s.start;
      turn.end = time;
      turn.half = s.half;
      turn.amplitude = s.weight > 0 ? s.amplitude / s.weight : 0;
      const misfit = s.weight > 0 ? s.misfit / s.weight : 1;
      const strayed = s.weight > 0 ? s.strayed / s.weight : 0;
      const fits = misfit < MOST_MISFIT && strayed < MOST_STRAYED;
      // The size of what was really encircled: a filter may see a turn in a line to and fro.
      const encircled = Math.sqrt(Math.max(0, s.swept * Math.sign(s.winding)));
      s.winding -= Math.sign(s.winding);
      restart(time);
      if (!fits || turn.end - turn.start < SHORTEST) return 'not-this-movement';
      if (encircled < LEAST_ENCIRCLED) return 'not-this-movement';
      return Math.min(turn.amplitude, encircled) < minimumShare ? 'too-small' : 'counted';
    },
  };
}
