import type { Part } from './part';
import type { RestPose } from './restPose';
import type { Texture } from './textures';

export interface Material {
  name: string;
  baseColour: Texture;
  normal?: Texture;
  roughness: number;
  alpha: 'OPAQUE' | 'MASK' | 'BLEND';
  doubleSided?: boolean;
}

/** One drawable piece of a figure; those that carry morphs belong to the face. */
export interface Piece {
  part: Part;
  material: Material;
}

/** Morphs of the face, in the order in which its parts carry them. */
export const MORPHS = ['blinkLeft', 'blinkRight', 'happy'] as const;

/** Everything that goes into a file. */
export interface Figure {
  name: string;
  rest: RestPose;
  /** Pieces without morphs. */
  body: Piece[];
  /** Pieces with morphs. */
  face: Piece[];
}
