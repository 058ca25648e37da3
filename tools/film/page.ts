import { createPose } from '../../src/core/body/pose';
import { seconds } from '../../src/core/body/units';
import { findPattern } from '../../src/core/movement/library/library';
import { createSynthesis } from '../../src/core/movement/synthesis';
import type { Scene } from './makeFilm';
import { createRenderedCamera } from './renderedCamera';

declare global {
  interface Window {
    /** Prepares a scene; then {@link Window.takePicture} may be called. */
    openScene?: (scene: Scene) => Promise<void>;
    /** RGBA rows from the top of the picture at `time` (s), in base64. */
    takePicture?: (time: number) => Promise<string>;
  }
}

window.openScene = async (scene) => {
  const pattern = findPattern(scene.pattern);
  if (pattern === undefined) throw new Error(`Unknown pattern "${scene.pattern}"`);
  const { width, height, yawDegrees } = scene;
  const camera = await createRenderedCamera({ width, height, yawDegrees, pattern });
  const synthesis = createSynthesis(pattern, camera.body, {
    side: scene.side,
    tempo: scene.tempo,
  });
  const pose = createPose();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const cycle = synthesis.duration + scene.between;
  window.takePicture = async (time) => {
    const since = time - scene.before;
    const active = since >= 0 && since < scene.repetitions * cycle;
    const phase = active ? synthesis.phaseAt(seconds(since % cycle)) : 0;
    const picture = await camera.renderPose(synthesis.fillPose(phase, pose));
    context?.drawImage(picture, 0, 0);
    picture.close();
    const { data } = context!.getImageData(0, 0, width, height);
    const reader = new FileReader();
    const done = new Promise((resolve) => reader.addEventListener('load', resolve));
    reader.readAsDataURL(new Blob([data]));
    await done;
    return (reader.result as string).split(',')[1] ?? '';
  };
};
