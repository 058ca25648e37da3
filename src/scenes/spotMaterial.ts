import { CanvasTexture, MeshBasicMaterial } from 'three';
import { SCENE_COLOURS } from './sceneColours';

/** White in the middle, black at the rim: what is there and what has faded. */
export function fadeTexture(): CanvasTexture {
  const canvas = document.createElement('canvas');
  canvas.width = 256;
  canvas.height = 256;
  const context = canvas.getContext('2d')!;
  const gradient = context.createRadialGradient(128, 128, 20, 128, 128, 128);
  gradient.addColorStop(0, '#fff');
  gradient.addColorStop(1, '#000');
  context.fillStyle = gradient;
  context.fillRect(0, 0, 256, 256);
  return new CanvasTexture(canvas);
}

/** A soft spot under a foot or a chair leg, where no shadow is cast. */
export function spotMaterial(): MeshBasicMaterial {
  return new MeshBasicMaterial({
    color: SCENE_COLOURS.shadow,
    alphaMap: fadeTexture(),
    transparent: true,
    opacity: 0.45,
    depthWrite: false,
    toneMapped: false,
  });
}
