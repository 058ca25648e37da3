/** How somebody feels, each 0 (none) to 10 (the worst there is). */
export interface Symptoms {
  readonly pain: number;
  readonly dizziness: number;
}

/** What a person can report while they exercise; each ends exercise for the day (clinical reference §6). */
export const WARNING_SIGNS = [
  'pain',
  'dizzy',
  'chest-pain',
  'numbness-or-weakness',
  'spasm',
  'lost-balance',
] as const;
export type WarningSign = (typeof WARNING_SIGNS)[number];

/** The warning signs with which one calls for help at once. */
export const EMERGENCY_SIGNS: readonly WarningSign[] = ['chest-pain', 'numbness-or-weakness'];

/** Pain of this much at the start needs a therapist's written limit, which there is not yet. */
const SYMPTOM_CEILING = 5;
/** A rise by this much stops the set. */
const SYMPTOM_RISE = 2;

/** Whether somebody who feels like this may begin (clinical reference §6). */
export const mayBeginWith = (now: Symptoms): boolean =>
  now.pain < SYMPTOM_CEILING && now.dizziness < SYMPTOM_CEILING;

/**
 * Which symptom rose too far from `before` to `now`, if any: by two, or to five from below. The rule
 * is the clinical reference's for pain; that dizziness follows it too is ours.
 */
export function symptomThatStops(before: Symptoms, now: Symptoms): 'pain' | 'dizzy' | null {
  const rose = (was: number, is: number) =>
    is >= was + SYMPTOM_RISE || (was < SYMPTOM_CEILING && is >= SYMPTOM_CEILING);
  if (rose(before.pain, now.pain)) return 'pain';
  if (rose(before.dizziness, now.dizziness)) return 'dizzy';
  return null;
}
