import type { BaseMesh } from './baseMesh';
import { cutSkin } from './cutSkin';
import { type Figure, MORPHS, type Piece } from './figure';
import { hairGrowth } from './hairGrowth';
import { makeHumanPath } from './makehuman';
import { addTarget, type TargetFile } from './morphTargets';
import { makePart } from './part';
import type { Person } from './people';
import { pieceOfFaces } from './pieceOfFaces';
import { at, type PolyMesh } from './polyMesh';
import { fitProxy } from './proxy';
import { findJoints, layOutRestPose } from './restPose';
import { shapeBody } from './shapeBody';
import { simplifyPart } from './simplifyPart';
import { rigidWeights, smoothWeights, transferWeights } from './skinWeights';
import { standOnFloor } from './standOnFloor';
import { blendedTexture, clothTexture, plainTexture, skinTexture, tintedTexture } from './textures';

const SMOOTHING_ROUNDS = 3;

const UNITS = 'expression/units/caucasian';

/** The body shapes that make up each morph of the face. */
const MORPH_SHAPES: Record<(typeof MORPHS)[number], Record<string, number>> = {
  blinkLeft: { [`${UNITS}/eye-left-closure`]: 1 },
  blinkRight: { [`${UNITS}/eye-right-closure`]: 1 },
  happy: { [`${UNITS}/mouth-corner-puller`]: 0.6, [`${UNITS}/mouth-part-later`]: 0.1 },
};

/** Shapes, dresses and skins a person. */
export async function buildFigure(
  person: Person,
  base: BaseMesh,
  targets: TargetFile,
): Promise<Figure> {
  const { detail } = person;
  const shaped = shapeBody(person, base, targets);
  const body: PolyMesh = { positions: shaped.positions, uvs: base.uvs, faces: base.faces };
  const weights = smoothWeights(body, base.weights, SMOOTHING_ROUNDS);

  const clothes = fitProxy(person.clothes.asset, body.positions);
  const shoes = fitProxy(person.shoes.asset, body.positions);
  const hair = fitProxy(person.hair.asset, body.positions, person.hair.volume);
  const brows = fitProxy(person.brows.asset, body.positions);
  const lashes = fitProxy('eyelashes/Eyelashes01', body.positions);
  const eyes = fitProxy('eyes/Low-Poly', body.positions);

  const dressed = (mesh: PolyMesh) => smoothWeights(mesh, transferWeights(mesh, body, weights), 1);
  const onHead = (mesh: PolyMesh) =>
    makePart(
      mesh,
      rigidWeights(mesh, () => 'head'),
    );
  const morphs = MORPHS.map((name) => {
    const sum = new Float64Array(body.positions.length);
    for (const [shape, weight] of Object.entries(MORPH_SHAPES[name])) {
      addTarget(sum, targets.read(shape), weight * shaped.scale);
    }
    return sum;
  });

  const visible = cutSkin(body, [clothes.mesh, shoes.mesh]);
  const skinPart = await simplifyPart(
    makePart(visible, weights, { shape: body, morphs }),
    detail.skin,
    true,
  );
  const lashesPart = makePart(
    lashes.mesh,
    rigidWeights(lashes.mesh, () => 'head'),
    { morphs: morphs.map((morph) => follow(morph, lashes.references, lashes.referenceWeights)) },
  );

  const trousers = pieceOfFaces(clothes.mesh);
  const { shirt, trousers: trouserColour } = person.clothes;
  const bodyPieces: Piece[] = [
    {
      part: await simplifyPart(makePart(clothes.mesh, dressed(clothes.mesh)), detail.clothes, true),
      material: {
        name: 'Clothes',
        baseColour: await clothTexture(
          clothes.texturePath('mapAO'),
          detail.clothTexture,
          clothes.mesh,
          (face) => (trousers[face] ? trouserColour : shirt),
        ),
        normal: await plainTexture(clothes.texturePath('mapNormal'), detail.clothTexture),
        roughness: 0.92,
        alpha: 'OPAQUE',
        doubleSided: true,
      },
    },
    {
      part: await simplifyPart(
        makePart(
          // Without the sock, which would come out through the trousers.
          cutSkin(shoes.mesh, [clothes.mesh]),
          dressed(shoes.mesh),
          { shape: shoes.mesh },
        ),
        detail.shoes,
        false,
      ),
      material: {
        name: 'Shoes',
        baseColour: await tintedTexture(
          shoes.texturePath('mapDiffuse'),
          detail.clothTexture / 2,
          person.shoes.dark,
          person.shoes.light,
        ),
        roughness: 0.8,
        alpha: 'OPAQUE',
      },
    },
    {
      part: await simplifyPart(onHead(hair.mesh), detail.hair, false),
      material: {
        name: 'Hair',
        baseColour: await tintedTexture(
          hair.texturePath('mapDiffuse'),
          detail.hairTexture,
          person.hair.dark,
          person.hair.light,
        ),
        roughness: 0.75,
        alpha: 'MASK',
        doubleSided: true,
      },
    },
    {
      part: await simplifyPart(onHead(brows.mesh), detail.trim, false),
      material: {
        name: 'Brows',
        baseColour: await tintedTexture(
          brows.texturePath('mapDiffuse'),
          128,
          person.brows.dark,
          person.brows.light,
        ),
        roughness: 0.9,
        alpha: 'BLEND',
      },
    },
    {
      part: makePart(
        eyes.mesh,
        rigidWeights(eyes.mesh, (x) => (x > 0 ? 'leftEye' : 'rightEye')),
      ),
      material: {
        name: 'Eyes',
        baseColour: await blendedTexture(
          { pictures: mapPair(person.eyes.pictures, eyePicture), share: person.eyes.share },
          256,
        ),
        roughness: 0.3,
        alpha: 'OPAQUE',
      },
    },
  ];
  const face: Piece[] = [
    {
      part: skinPart,
      material: {
        name: 'Skin',
        baseColour: await skinTexture(
          { pictures: mapPair(person.skin.pictures, skinPicture), share: person.skin.share },
          detail.skinTexture,
          body,
          await hairGrowth(body, hair),
          person.hair.scalp,
        ),
        roughness: 0.62,
        alpha: 'OPAQUE',
      },
    },
    {
      part: await simplifyPart(lashesPart, detail.trim, false),
      material: {
        name: 'Lashes',
        baseColour: await tintedTexture(
          lashes.texturePath('mapDiffuse'),
          128,
          [20, 16, 14],
          [40, 34, 30],
        ),
        roughness: 0.9,
        alpha: 'BLEND',
        doubleSided: true,
      },
    },
  ];

  const joints = findJoints(body.positions, base.joints, person.stature);
  const rest = standOnFloor(layOutRestPose(joints), [...bodyPieces, ...face]);
  return { name: person.name, rest, body: bodyPieces, face };
}

const skinPicture = (name: string) => makeHumanPath(`public/data/skins/${name}.png`);
const eyePicture = (name: string) =>
  makeHumanPath(`public/data/proxies/eyes/Low-Poly/textures/${name}_eye.png`);
const mapPair = <T>([a, b]: readonly [T, T], change: (item: T) => T) =>
  [change(a), change(b)] as const;

/** Displacements of a proxy's vertices that go with those of the body they hang on. */
function follow(
  displacements: Float64Array,
  references: number[][],
  weights: number[][],
): Float64Array {
  const result = new Float64Array(references.length * 3);
  references.forEach((vertices, i) => {
    vertices.forEach((vertex, k) => {
      for (let axis = 0; axis < 3; axis++) {
        result[3 * i + axis] =
          at(result, 3 * i + axis) + at(weights[i] ?? [], k) * at(displacements, 3 * vertex + axis);
      }
    });
  });
  return result;
}
