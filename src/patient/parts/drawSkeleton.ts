import {
  LANDMARK,
  LANDMARK_STRIDE,
  type Landmark,
  type LandmarkObservation,
} from '../../core/body/observation';

const LINES: readonly (readonly [Landmark, Landmark])[] = [
  ['leftShoulder', 'rightShoulder'],
  ['leftShoulder', 'leftElbow'],
  ['leftElbow', 'leftWrist'],
  ['rightShoulder', 'rightElbow'],
  ['rightElbow', 'rightWrist'],
  ['leftShoulder', 'leftHip'],
  ['rightShoulder', 'rightHip'],
  ['leftHip', 'rightHip'],
  ['leftHip', 'leftKnee'],
  ['leftKnee', 'leftAnkle'],
  ['rightHip', 'rightKnee'],
  ['rightKnee', 'rightAnkle'],
  ['leftAnkle', 'leftFootIndex'],
  ['rightAnkle', 'rightFootIndex'],
];
const JOINTS: readonly Landmark[] = [...new Set(LINES.flat())];
const VISIBLE = 0.5;

/**
 * Draws the landmarks over the picture they were found in. The canvas takes the picture's own shape;
 * the style sheet mirrors both alike.
 */
export function drawSkeleton(
  canvas: HTMLCanvasElement,
  picture: HTMLVideoElement | null,
  seen: LandmarkObservation | null,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const width = picture?.videoWidth || 640;
  const height = picture?.videoHeight || 480;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.clearRect(0, 0, width, height);
  if (seen === null || seen.persons === 0) return;
  const { image } = seen;
  const at = (landmark: Landmark) => LANDMARK[landmark] * LANDMARK_STRIDE;
  const shown = (landmark: Landmark) => image[at(landmark) + 3]! > VISIBLE;
  const unit = height / 240;
  context.lineCap = 'round';
  // A dark line under a light one is seen on every ground.
  for (const [colour, thickness] of [
    ['rgb(6 66 65 / 90%)', 4.5],
    ['#ffd28a', 2.4],
  ] as const) {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = thickness * unit;
    context.beginPath();
    for (const [from, to] of LINES) {
      if (!shown(from) || !shown(to)) continue;
      context.moveTo(image[at(from)]! * width, image[at(from) + 1]! * height);
      context.lineTo(image[at(to)]! * width, image[at(to) + 1]! * height);
    }
    context.stroke();
    for (const joint of JOINTS) {
      if (!shown(joint)) continue;
      context.beginPath();
      context.arc(
        image[at(joint)]! * width,
        image[at(joint) + 1]! * height,
        thickness * unit * 0.9,
        0,
        2 * Math.PI,
      );
      context.fill();
    }
  }
}
