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

/** Landmark chains of which one is enough: from the side, the far half of the body is hidden. */
type Alternatives = readonly (readonly Landmark[])[];

const TRUNK: readonly Alternatives[] = [
  [['leftShoulder'], ['rightShoulder']],
  [['leftHip'], ['rightHip']],
];
const UPPER: readonly Alternatives[] = [
  [['nose'], ['leftEar'], ['rightEar']],
  [
    ['leftElbow', 'leftWrist'],
    ['rightElbow', 'rightWrist'],
  ],
];
const LOWER: readonly Alternatives[] = [
  [
    ['leftKnee', 'leftAnkle'],
    ['rightKnee', 'rightAnkle'],
  ],
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

/** Whether this observation shows what the movement needs. */
export function checkView(seen: LandmarkObservation, pattern: Pattern): ViewChecks {
  if (seen.persons === 0) return NOTHING_SEEN;
  const sees = (chains: Alternatives) =>
    chains.some((chain) => chain.every((landmark) => isVisible(seen, landmark)));
  const needed = needsLegs(pattern) ? LOWER : UPPER;
  const shoulders = distance(
    seen,
    ['leftShoulder', 'leftShoulder'],
    ['rightShoulder', 'rightShoulder'],
  );
  const trunkLength = distance(seen, ['leftShoulder', 'rightShoulder'], ['leftHip', 'rightHip']);
  const ratio = shoulders / Math.max(trunkLength, 1e-3);
  return {
    person: true,
    body: TRUNK.every(sees) && needed.every(sees),
    turned: pattern.views.some((view) => TURNED[view](ratio)),
  };
}
