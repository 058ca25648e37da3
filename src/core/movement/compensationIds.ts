/** What a body does in place of the movement asked for; measured in `compensation.ts`. */
export const COMPENSATION_IDS = [
  'trunk-lean',
  'trunk-extension',
  'trunk-rotation',
  'lean-back',
  'shoulder-hike',
  'shoulder-drift',
  'elbow-bend',
  'thigh-lift',
  'knee-valgus',
  'side-shift',
] as const;
export type CompensationId = (typeof COMPENSATION_IDS)[number];
