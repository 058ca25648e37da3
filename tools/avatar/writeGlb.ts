import {
  type Accessor,
  Document,
  type Material as GltfMaterial,
  NodeIO,
} from '@gltf-transform/core';
import { KHRMeshQuantization } from '@gltf-transform/extensions';
import { Matrix4, Vector3 } from 'three';
import { BONES, type BoneName } from './bones';
import { type Figure, type Material, MORPHS, type Piece } from './figure';

/** Half the side of the box that 16-bit coordinates span, metres: steps of 0.03 mm. */
const HALF_BOX = 1;
/** Displacements below this are left out of the morphs, metres. */
const LEAST_DISPLACEMENT = 5e-5;
const INT16_MAX = 32767;

/** Writes the figure as a binary glTF, without what makes it a VRM. */
export async function writeGlb(figure: Figure): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  document.createExtension(KHRMeshQuantization).setRequired(true);
  const scene = document.createScene(figure.name);
  document.getRoot().setDefaultScene(scene);

  const nodes = new Map<BoneName, ReturnType<Document['createNode']>>();
  for (const { name, parent } of BONES) {
    const bone = figure.rest.get(name);
    const above = parent ? figure.rest.get(parent) : undefined;
    if (!bone) throw new Error(`No rest pose for ${name}`);
    const offset = bone.rest.clone().sub(above?.rest ?? new Vector3());
    const node = document.createNode(name).setTranslation(offset.toArray());
    nodes.set(name, node);
    const owner = parent ? nodes.get(parent) : scene;
    owner?.addChild(node);
  }

  const box = new Vector3(0, figure.rest.get('hips')?.modelled.y ?? 0, 0);
  const skin = document.createSkin(figure.name);
  const inverseBinds: number[] = [];
  for (const { name } of BONES) {
    const node = nodes.get(name);
    const bone = figure.rest.get(name);
    if (!node || !bone) continue;
    skin.addJoint(node);
    // From the 16-bit box to metres, to the bone's joint, and by its turn into the T-pose.
    const matrix = new Matrix4()
      .makeRotationFromQuaternion(bone.turn)
      .multiply(new Matrix4().makeTranslation(bone.modelled.clone().negate()))
      .multiply(new Matrix4().makeTranslation(box))
      .multiply(new Matrix4().makeScale(HALF_BOX, HALF_BOX, HALF_BOX));
    inverseBinds.push(...matrix.elements);
  }
  skin.setInverseBindMatrices(
    document
      .createAccessor()
      .setType('MAT4')
      .setArray(Float32Array.from(inverseBinds))
      .setBuffer(buffer),
  );
  const root = nodes.get('hips');
  if (root) skin.setSkeleton(root);

  const accessor = (type: 'VEC2' | 'VEC3' | 'VEC4' | 'SCALAR', array: Arrays, normalized = false) =>
    document
      .createAccessor()
      .setType(type)
      .setArray(array)
      .setNormalized(normalized)
      .setBuffer(buffer);
  const addMesh = (name: string, pieces: Piece[]) => {
    const mesh = document.createMesh(name);
    for (const { part, material } of pieces) {
      const centred = part.positions.map((value, i) => value - (i % 3 === 1 ? box.y : 0));
      const primitive = document
        .createPrimitive()
        .setAttribute('POSITION', accessor('VEC3', toInt16(centred), true))
        .setAttribute('NORMAL', accessor('VEC3', toInt8(part.normals), true))
        .setAttribute('TEXCOORD_0', accessor('VEC2', toUint16(part.uvs), true))
        .setAttribute('JOINTS_0', accessor('VEC4', part.joints))
        .setAttribute('WEIGHTS_0', accessor('VEC4', part.weights, true))
        .setIndices(accessor('SCALAR', toIndices(part.indices)))
        .setMaterial(makeMaterial(document, material));
      part.morphs.forEach((morph, i) => {
        // As floats: gltf-transform 4.5 writes sparse normalised integers as zeros.
        const displacement = accessor('VEC3', toSparse(morph)).setSparse(true);
        const target = document.createPrimitiveTarget(MORPHS[i]);
        primitive.addTarget(target.setAttribute('POSITION', displacement));
      });
      mesh.addPrimitive(primitive);
    }
    if (pieces.some(({ part }) => part.morphs.length > 0)) {
      mesh.setWeights(MORPHS.map(() => 0)).setExtras({ targetNames: [...MORPHS] });
    }
    scene.addChild(document.createNode(name).setMesh(mesh).setSkin(skin));
  };
  addMesh('Body', figure.body);
  addMesh('Face', figure.face);

  return new NodeIO().registerExtensions([KHRMeshQuantization]).writeBinary(document);
}

type Arrays = Parameters<Accessor['setArray']>[0];

function makeMaterial(document: Document, material: Material): GltfMaterial {
  const texture = (name: string, source: Material['baseColour']) =>
    document.createTexture(name).setImage(source.bytes).setMimeType(source.mimeType);
  const result = document
    .createMaterial(material.name)
    .setBaseColorTexture(texture(material.name, material.baseColour))
    .setMetallicFactor(0)
    .setRoughnessFactor(material.roughness)
    .setAlphaMode(material.alpha)
    .setDoubleSided(material.doubleSided ?? false);
  if (material.normal)
    result.setNormalTexture(texture(`${material.name} normals`, material.normal));
  return result;
}

function toInt16(values: Float32Array): Int16Array<ArrayBuffer> {
  return Int16Array.from(values, (value) => {
    const scaled = Math.round((value / HALF_BOX) * INT16_MAX);
    if (Math.abs(scaled) > INT16_MAX) throw new RangeError(`${value} m is outside the box`);
    return scaled;
  });
}

function toSparse(displacements: Float32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(displacements, (value) =>
    Math.abs(value) < LEAST_DISPLACEMENT ? 0 : value / HALF_BOX,
  );
}

function toInt8(normals: Float32Array): Int8Array<ArrayBuffer> {
  return Int8Array.from(normals, (value) => Math.round(value * 127));
}

function toUint16(uvs: Float32Array): Uint16Array<ArrayBuffer> {
  return Uint16Array.from(uvs, (value) => Math.round(Math.min(1, Math.max(0, value)) * 65535));
}

function toIndices(indices: Uint32Array): Arrays {
  const largest = indices.reduce((most, index) => Math.max(most, index), 0);
  return largest < 65535 ? Uint16Array.from(indices) : Uint32Array.from(indices);
}
