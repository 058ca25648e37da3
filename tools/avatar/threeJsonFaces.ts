import { at, type Corner } from './polyMesh';

const IS_QUAD = 1;
const HAS_MATERIAL = 2;
const HAS_CORNER_UVS = 8;
const KNOWN = IS_QUAD | HAS_MATERIAL | HAS_CORNER_UVS;

/** A polygon with the index of its material (in the base mesh: of its group). */
export interface MaterialFace {
  corners: Corner[];
  material: number;
}

/** Decodes the faces of three.js' JSON format 3.1, the one the package is written in. */
export function readFaces(data: ArrayLike<number>): MaterialFace[] {
  const faces: MaterialFace[] = [];
  let i = 0;
  while (i < data.length) {
    const type = at(data, i++);
    if ((type & ~KNOWN) !== 0 || !(type & HAS_CORNER_UVS)) throw new Error(`Face type ${type}`);
    const size = type & IS_QUAD ? 4 : 3;
    const vertices = Array.from({ length: size }, () => at(data, i++));
    const material = type & HAS_MATERIAL ? at(data, i++) : 0;
    faces.push({ corners: vertices.map((vertex) => ({ vertex, uv: at(data, i++) })), material });
  }
  return faces;
}
