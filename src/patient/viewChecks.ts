import {
  LANDMARK,
  LANDMARK_STRIDE,
  type Landmark,
  type LandmarkObservation,
} from '../core/body/observation';
import type { Pattern, PatternView } from '../core/movement/pattern';

/** What the camera check tells the person. */
export interface ViewChecks {
  readonly person: boolean;
  readonly body: boolean;
  readonly turned: boolean;
}

export const NOTHING_SEEN: ViewChecks = { person: false, body: false, turned: false };

/** MediaPipe gives landmarks outside the picture a visibility of 0.02–0.04. */
const VISIBLE = 0.5;

const UPPER: readonly Landmark[] = ['nose', 'leftShoulder', 'rightShoulder', 'leftHip', 'rightHip'];
const LOWER: readonly Landmark[] = ['leftShoulder', 'rightShoulder', 'leftHip', 'rightHip'];
const ARM: readonly (readonly Landmark[])[] = [
  ['leftElbow', 'leftWrist'],
  ['rightElbow', 'rightWrist'],
];
const LEG: readonly (readonly Landmark[])[] = [
  ['leftKnee', 'leftAnkle'],
  ['rightKnee', 'rightAnkle'],
];

/**
 * Width of the shoulders in the picture against the length of the trunk: about 0.75 from the front
 * and 0.1–0.3 from the side, by the proportions of Winter's table (0.22 H against 0.29 H).
 */
const TURNED: Record<PatternView, (ratio: number) => boolean> = {
  front: (ratio) => ratio > 0.5,
  side: (ratio) => ratio < 0.45,
  oblique: (ratio) => ratio > 0.25 && ratio < 0.7,
};

/** Whether a movement needs the legs in the picture. */
export const needsLegs = (pattern: Pattern): boolean => /Knee|Hip|Ankle/.test(pattern.range.angle);

function isVisible(seen: LandmarkObservation, landmark: Landmark): boolean {
  const at = LANDMARK[landmark] * LANDMARK_STRIDE;
  const x = seen.image[at]!;
  const y = seen.image[at + 1]!;
  return seen.image[at + 3]! > VISIBLE && x > 0 && x < 1 && y > 0 && y < 1;
}

/** Distance of two landmarks' middles in picture heights. */
function distance(
  seen: LandmarkObservation,
  [a, b]: readonly [Landmark, Landmark],
  [c, d]: readonly [Landmark, Landmark],
): number {
  const { image, aspect } = seen;
  const middle = (axis: number, p: Landmark, q: Landmark) =>
    (image[LANDMARK[p] * LANDMARK_STRIDE + axis]! + image[LANDMARK[q] * LANDMARK_STRIDE + axis]!) /
    2;
  return Math.hypot(
    (middle(0, a, b) - middle(0, c, d)) * aspect,
    middle(1, a, b) - middle(1, c, d),
  );
}

/** Whether this observation shows what the movement needs. From the side one arm or leg is enough. */
export function checkView(seen: LandmarkObservation, pattern: Pattern): ViewChecks {
  if (seen.persons === 0) return NOTHING_SEEN;
  const legs = needsLegs(pattern);
  const trunk = legs ? LOWER : UPPER;
  const limbs = legs ? LEG : ARM;
  const sees = (landmark: Landmark) => isVisible(seen, landmark);
  const limb = limbs.some((chain) => chain.every(sees));
  const shoulders = distance(
    seen,
    ['leftShoulder', 'leftShoulder'],
    ['rightShoulder', 'rightShoulder'],
  );
  const trunkLength = distance(seen, ['leftShoulder', 'rightShoulder'], ['leftHip', 'rightHip']);
  const ratio = shoulders / Math.max(trunkLength, 1e-3);
  return {
    person: true,
    body: limb && trunk.filter(sees).length >= trunk.length - 1,
    turned: pattern.views.some((view) => TURNED[view](ratio)),
  };
}
