import type { Pattern } from './pattern';

/** What to do with the breath. */
export type Breath = 'in' | 'out' | 'free';

/** Breath at a phase of the movement: one way before it turns round, the other after; free at rest. */
export function breathAt(
  pattern: Pattern,
  phase: number,
  turnPhase: number,
  moving: boolean,
): Breath {
  if (!moving) return 'free';
  return phase < turnPhase ? pattern.breath.out : pattern.breath.back;
}
