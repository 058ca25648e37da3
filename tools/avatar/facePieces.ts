import { cutSkin } from './cutSkin';
import { MORPHS, type Piece } from './figure';
import { hairGrowth } from './hairGrowth';
import { makeHumanPath } from './makehuman';
import { addTarget, type TargetFile } from './morphTargets';
import { makePart } from './part';
import type { Person } from './people';
import { at, type PolyMesh } from './polyMesh';
import type { FittedProxy } from './proxy';
import { simplifyPart } from './simplifyPart';
import { rigidWeights } from './skinWeights';
import { type Colour, skinTexture, tintedTexture } from './textures';
import type { Wardrobe } from './wardrobe';

const UNITS = 'expression/units/caucasian';

/** The body shapes that make up each morph of the face. */
const MORPH_SHAPES: Record<(typeof MORPHS)[number], Record<string, number>> = {
  blinkLeft: { [`${UNITS}/eye-left-closure`]: 1 },
  blinkRight: { [`${UNITS}/eye-right-closure`]: 1 },
  happy: { [`${UNITS}/mouth-corner-puller`]: 0.6, [`${UNITS}/mouth-part-later`]: 0.1 },
};

const LASH_DARK: Colour = [20, 16, 14];
const LASH_LIGHT: Colour = [40, 34, 30];

/** The pieces of a figure that expressions move: all its skin, and its lashes. */
export async function facePieces(
  person: Person,
  wardrobe: Wardrobe,
  body: PolyMesh,
  weights: Float32Array,
  morphs: Float64Array[],
): Promise<Piece[]> {
  return [
    await skinPiece(person, wardrobe, body, weights, morphs),
    await lashesPiece(person, wardrobe.lashes, morphs),
  ];
}

/** Displacements of the body's vertices for each of `MORPHS`, at the person's size. */
export function readMorphs(targets: TargetFile, length: number, scale: number): Float64Array[] {
  return MORPHS.map((name) => {
    const sum = new Float64Array(length);
    for (const [shape, weight] of Object.entries(MORPH_SHAPES[name])) {
      addTarget(sum, targets.read(shape), weight * scale);
    }
    return sum;
  });
}

async function skinPiece(
  { skin, hair, detail }: Person,
  wardrobe: Wardrobe,
  body: PolyMesh,
  weights: Float32Array,
  morphs: Float64Array[],
): Promise<Piece> {
  const visible = cutSkin(body, [wardrobe.clothes.mesh, wardrobe.shoes.mesh]);
  const part = makePart(visible, weights, { shape: body, morphs });
  const [first, second] = skin.pictures;
  const blend = { pictures: [picture(first), picture(second)] as const, share: skin.share };
  const growth = await hairGrowth(body, wardrobe.hair);
  return {
    part: await simplifyPart(part, detail.skin, true),
    material: {
      name: 'Skin',
      baseColour: await skinTexture(blend, detail.skinTexture, body, growth, hair.scalp),
      roughness: 0.62,
      alpha: 'OPAQUE',
    },
  };
}

async function lashesPiece(
  { detail }: Person,
  lashes: FittedProxy,
  bodyMorphs: Float64Array[],
): Promise<Piece> {
  const weights = rigidWeights(lashes.mesh, () => 'head');
  const morphs = bodyMorphs.map((morph) => follow(morph, lashes));
  const texture = lashes.texturePath('mapDiffuse');
  return {
    part: await simplifyPart(makePart(lashes.mesh, weights, { morphs }), detail.trim, false),
    material: {
      name: 'Lashes',
      baseColour: await tintedTexture(texture, 128, LASH_DARK, LASH_LIGHT),
      roughness: 0.9,
      alpha: 'BLEND',
      doubleSided: true,
    },
  };
}

function picture(name: string): string {
  return makeHumanPath(`public/data/skins/${name}.png`);
}

/** Displacements of a proxy's vertices that go with those of the body they hang on. */
function follow(displacements: Float64Array, proxy: FittedProxy): Float64Array {
  const result = new Float64Array(proxy.references.length * 3);
  proxy.references.forEach((vertices, i) => {
    const weights = proxy.referenceWeights[i]!;
    for (let axis = 0; axis < 3; axis++) {
      result[3 * i + axis] = vertices.reduce(
        (sum, vertex, k) => sum + at(weights, k) * at(displacements, 3 * vertex + axis),
        0,
      );
    }
  });
  return result;
}
