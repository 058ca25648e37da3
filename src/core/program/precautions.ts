/**
 * Asked before a first session in every set-up (clinical reference §6). One yes blocks all exercise
 * and says "ask your clinician". Sentences are below `precautionScreen.` in the strings.
 */
export const PRECAUTIONS = [
  'seizures',
  'implanted-device',
  'recent-surgery',
  'heart-or-blood-pressure',
  'vertigo',
  'cognition',
  'vision',
  'under-13',
] as const;
export type Precaution = (typeof PRECAUTIONS)[number];

/** Reasons not to exercise on this day (clinical reference §6); `notToday.` in the strings. */
export const NOT_TODAY_REASONS = [
  'fever',
  'chest-pain',
  'new-neurological-sign',
  'hot-swollen-calf',
  'unstable-diabetes',
  'high-blood-pressure',
  'faintness',
] as const;
export type NotTodayReason = (typeof NOT_TODAY_REASONS)[number];

/** What the room needs before a movement is done at home; `home.` in the strings. */
export const HOME_CHECKS = ['light', 'shoes', 'rugs', 'pets', 'chair', 'phone'] as const;
export type HomeCheck = (typeof HOME_CHECKS)[number];

/** How long an answered precaution screen holds. Ours: no source names an interval. */
export const PRECAUTIONS_VALID_DAYS = 90;
