import type { Synthesis } from '../core/movement/synthesis';

/** Where a demonstration is. */
export interface DemonstrationClock {
  /** 0–1 along the movement. */
  readonly phase: number;
  /** Repetitions begun, from 0. */
  readonly repetition: number;
  /** How full the lungs are, 0–1: emptied and filled with the movement, as its pattern asks. */
  readonly breath: number;
  /** Goes on by a time in seconds, at a multiple of the pattern's own tempo. */
  advance(elapsed: number, speed: number): void;
  restart(): void;
}

/** Seconds of stillness before each repetition but a loop's, at the pattern's own tempo. */
const PAUSE = 1.2;
/** A longer gap between two frames is a page that was hidden, not a movement. */
const LONGEST_STEP = 0.3;

export function createDemonstrationClock(synthesis: Synthesis): DemonstrationClock {
  const { pattern, trajectory, duration } = synthesis;
  const loop = pattern.shape === 'loop';
  const pause = loop ? 0 : PAUSE;
  let time = 0;
  let phase = 0;
  let repetition = 0;
  let breath = 1;

  const place = () => {
    phase = synthesis.phaseAt(Math.max(0, time - pause) as typeof duration);
    const turn = trajectory.turnPhase;
    const outwards = phase < turn ? phase / turn : (1 - phase) / (1 - turn);
    const emptied = 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, outwards));
    breath = pattern.breath.out === 'out' ? 1 - emptied : emptied;
  };
  return {
    get phase() {
      return phase;
    },
    get repetition() {
      return repetition;
    },
    get breath() {
      return breath;
    },
    advance(elapsed, speed) {
      time += Math.min(elapsed, LONGEST_STEP) * speed;
      if (time >= pause + duration) {
        time -= pause + duration;
        repetition++;
      }
      place();
    },
    restart() {
      time = 0;
      repetition = 0;
      place();
    },
  };
}
