import type { CoachRequest } from './coachResult';
import type { PatternView } from './pattern';

/** Two movements that one camera cannot tell apart from one side. */
export interface Twins {
  /** The pattern being coached, and the one that may be counted in its place. */
  readonly coached: string;
  readonly performed: string;
  readonly view: PatternView;
  /** Share of the coached range beyond which they look alike. */
  readonly beyond: number;
  readonly reason: string;
  readonly request: CoachRequest;
}

/** All there are; every other pair of the library is told apart in the views its pattern names. */
export const TWINS: readonly Twins[] = [
  {
    coached: 'mini-squat',
    performed: 'sit-to-stand',
    view: 'front',
    beyond: 1.6,
    reason:
      'From the front, sitting down and standing up again lowers and lifts the hips as a deep squat does; whether the shanks and the trunk lean forward, as balance without a chair needs, lies in the line of sight.',
    request: 'turn-to-side',
  },
];

/** What to ask for when the movement went so far that it may be its twin. */
export function twinRequest(
  coached: string,
  view: PatternView | null,
  farthest: number,
): CoachRequest | null {
  for (let i = 0; i < TWINS.length; i++) {
    const twin = TWINS[i]!;
    if (twin.coached === coached && twin.view === view && farthest > twin.beyond) {
      return twin.request;
    }
  }
  return null;
}
