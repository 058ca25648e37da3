import { cutSkin } from './cutSkin';
import type { Piece } from './figure';
import { makeHumanPath } from './makehuman';
import { makePart, type Part } from './part';
import type { Person } from './people';
import { pieceOfFaces } from './pieceOfFaces';
import type { PolyMesh } from './polyMesh';
import type { FittedProxy } from './proxy';
import { simplifyPart } from './simplifyPart';
import { rigidWeights, smoothWeights, transferWeights } from './skinWeights';
import { blendedTexture, clothTexture, plainTexture, tintedTexture } from './textures';
import type { Wardrobe } from './wardrobe';

/** The pieces of a figure that no expression moves. */
export async function bodyPieces(
  person: Person,
  wardrobe: Wardrobe,
  body: PolyMesh,
  weights: Float32Array,
): Promise<Piece[]> {
  const onBody = (mesh: PolyMesh) => smoothWeights(mesh, transferWeights(mesh, body, weights), 1);
  return [
    await clothesPiece(person, wardrobe.clothes, onBody(wardrobe.clothes.mesh)),
    await shoesPiece(person, wardrobe, onBody(wardrobe.shoes.mesh)),
    await hairPiece(person, wardrobe.hair),
    await browsPiece(person, wardrobe.brows),
    await eyesPiece(person, wardrobe.eyes),
  ];
}

async function clothesPiece(
  { clothes, detail }: Person,
  { mesh, texturePath }: FittedProxy,
  weights: Float32Array,
): Promise<Piece> {
  const trousers = pieceOfFaces(mesh);
  return {
    part: await simplifyPart(makePart(mesh, weights), detail.clothes, true),
    material: {
      name: 'Clothes',
      baseColour: await clothTexture(texturePath('mapAO'), detail.clothTexture, mesh, (face) =>
        trousers[face] ? clothes.trousers : clothes.shirt,
      ),
      normal: await plainTexture(texturePath('mapNormal'), detail.clothTexture),
      roughness: 0.92,
      alpha: 'OPAQUE',
      doubleSided: true,
    },
  };
}

async function shoesPiece(
  { shoes, detail }: Person,
  wardrobe: Wardrobe,
  weights: Float32Array,
): Promise<Piece> {
  const { mesh, texturePath } = wardrobe.shoes;
  // Without the sock, which would come out through the trousers.
  const part = makePart(cutSkin(mesh, [wardrobe.clothes.mesh]), weights, { shape: mesh });
  const picture = texturePath('mapDiffuse');
  return {
    part: await simplifyPart(part, detail.shoes, false),
    material: {
      name: 'Shoes',
      baseColour: await tintedTexture(picture, detail.clothTexture / 2, shoes.dark, shoes.light),
      roughness: 0.8,
      alpha: 'OPAQUE',
    },
  };
}

async function hairPiece({ hair, detail }: Person, proxy: FittedProxy): Promise<Piece> {
  const picture = proxy.texturePath('mapDiffuse');
  return {
    part: await simplifyPart(onHead(proxy.mesh), detail.hair, false),
    material: {
      name: 'Hair',
      baseColour: await tintedTexture(picture, detail.hairTexture, hair.dark, hair.light),
      roughness: 0.75,
      alpha: 'MASK',
      doubleSided: true,
    },
  };
}

async function browsPiece({ brows, detail }: Person, proxy: FittedProxy): Promise<Piece> {
  const picture = proxy.texturePath('mapDiffuse');
  return {
    part: await simplifyPart(onHead(proxy.mesh), detail.trim, false),
    material: {
      name: 'Brows',
      baseColour: await tintedTexture(picture, 128, brows.dark, brows.light),
      roughness: 0.9,
      alpha: 'BLEND',
    },
  };
}

async function eyesPiece({ eyes }: Person, { mesh }: FittedProxy): Promise<Piece> {
  const [first, second] = eyes.pictures;
  const pictures = [eyePicture(first), eyePicture(second)] as const;
  return {
    part: makePart(
      mesh,
      rigidWeights(mesh, (x) => (x > 0 ? 'leftEye' : 'rightEye')),
    ),
    material: {
      name: 'Eyes',
      baseColour: await blendedTexture({ pictures, share: eyes.share }, 256),
      roughness: 0.3,
      alpha: 'OPAQUE',
    },
  };
}

function eyePicture(name: string): string {
  return makeHumanPath(`public/data/proxies/eyes/Low-Poly/textures/${name}_eye.png`);
}

function onHead(mesh: PolyMesh): Part {
  const weights = rigidWeights(mesh, () => 'head');
  return makePart(mesh, weights);
}
