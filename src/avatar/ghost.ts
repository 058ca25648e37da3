import { Mesh, MeshBasicMaterial, MeshLambertMaterial } from 'three';
import type { Figure } from './figure';

export interface GhostOptions {
  /** @default '#6f8f96' */
  readonly colour?: string;
  /** 0–1. @default 0.42 */
  readonly opacity?: number;
}

const GHOST_DEFAULTS: Required<GhostOptions> = { colour: '#6f8f96', opacity: 0.42 };

/**
 * Makes a figure see-through and plain: where a movement comes from, or where it is to go. For good; what
 * it was made of before is freed.
 */
export function turnIntoGhost(figure: Figure, options: GhostOptions = {}): void {
  const { colour, opacity } = { ...GHOST_DEFAULTS, ...options };
  // Set back a little, so that a figure that stands in the same place hides it.
  const back = { polygonOffset: true, polygonOffsetFactor: 6, polygonOffsetUnits: 12 };
  const haze = new MeshLambertMaterial({ ...back, color: colour, transparent: true, opacity });
  // Drawn before: what lies behind the foremost skin (the far arm, the inside of the mouth) is not added up.
  const hull = new MeshBasicMaterial({ ...back, colorWrite: false });
  const meshes: Mesh[] = [];
  figure.object.traverse((child) => {
    if (child instanceof Mesh) meshes.push(child);
  });
  for (const mesh of meshes) {
    for (const material of [mesh.material].flat()) material.dispose();
    const before = mesh.clone();
    before.material = hull;
    before.renderOrder = 1;
    mesh.material = haze;
    mesh.renderOrder = 2;
    for (const part of [before, mesh]) {
      part.castShadow = false;
      part.receiveShadow = false;
      part.frustumCulled = false;
    }
    mesh.parent?.add(before);
  }
}
