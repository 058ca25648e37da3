import type { CoachResult } from '../core/movement/coachResult';

/** `do`: what comes next. `fix`: something to change. `good`: praise. */
type CueTone = 'do' | 'fix' | 'good';

/** One thing to say; `words` is a path in the strings. */
export interface Cue {
  readonly words: string;
  readonly tone: CueTone;
}

/** Says one thing at a time: the most important one, and long enough to be read from afar. */
export interface CueScheduler {
  /** The cue at `time` (seconds, the coach's clock); the same object while it stays the same. */
  update(result: CoachResult, time: number): Cue;
}

/** How long something has to hold before it is said, seconds: what flickers is noise. */
const PATIENCE = { request: 1, compensation: 0.4 };
/** How long a correction or praise stays, seconds: to be read across a room. */
const STAY = { fix: 2.5, good: 1.6 };
/** From here to its mirror image about the turn, the movement is at its far end. */
const HOLD_FROM = 0.42;

/** Cues for one movement; `hasHold` where its far end is held. */
export function createCueScheduler(patternId: string, hasHold: boolean): CueScheduler {
  const cues = new Map<string, Cue>();
  const cueOf = (words: string, tone: CueTone): Cue => {
    const known = cues.get(words);
    if (known) return known;
    const made = { words, tone };
    cues.set(words, made);
    return made;
  };
  let said = cueOf(`pattern.${patternId}.cueOut`, 'do');
  let until = Number.NEGATIVE_INFINITY;
  let requestSince: number | null = null;
  let compensation = '';
  let compensationSince = 0;

  const say = (words: string, tone: 'fix' | 'good', time: number): Cue => {
    until = time + STAY[tone];
    said = cueOf(words, tone);
    return said;
  };

  const instruction = (result: CoachResult): Cue => {
    const { phase, state } = result;
    const moving = state === 'moving';
    if (moving && hasHold && phase > HOLD_FROM && phase < 1 - HOLD_FROM)
      return cueOf(`pattern.${patternId}.cueHold`, 'do');
    const back = moving && phase >= 0.5;
    return cueOf(`pattern.${patternId}.${back ? 'cueBack' : 'cueOut'}`, 'do');
  };

  return {
    update(result, time) {
      requestSince = result.request === null ? null : (requestSince ?? time);
      if (result.request !== null && time - requestSince! >= PATIENCE.request)
        return say(`request.${result.request}`, 'fix', time);

      const worst = result.compensations.find((found) => found.shown)?.id ?? '';
      if (worst !== compensation) {
        compensation = worst;
        compensationSince = time;
      }
      if (worst !== '' && time - compensationSince >= PATIENCE.compensation)
        return say(`compensation.${worst}.now`, 'fix', time);

      if (result.rejected !== null) return say(`rejected.${result.rejected}`, 'fix', time);
      if (result.trial !== null && result.trial.compensations.length === 0)
        return say('praise.good', 'good', time);
      if (time < until) return said;
      said = instruction(result);
      return said;
    },
  };
}
