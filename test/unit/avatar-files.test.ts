import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, Logger, NodeIO, type Primitive } from '@gltf-transform/core';
import { KHRMeshQuantization } from '@gltf-transform/extensions';
import { validateBytes } from 'gltf-validator';
import { Matrix4, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { CORE_ASSETS } from '../../tools/avatar/coreAssets';

const MODELS = join(import.meta.dirname, '../../public/models');

interface Budget {
  bytes: number;
  triangles: [least: number, most: number];
}

const FILES: Record<string, Budget> = {
  'woman.vrm': { bytes: 800_000, triangles: [15_000, 22_000] },
  'man.vrm': { bytes: 800_000, triangles: [15_000, 22_000] },
  'figure-low.vrm': { bytes: 300_000, triangles: [1_000, 5_000] },
};

/** From the specification of VRMC_vrm 1.0, humanoid: what every model must have. */
const REQUIRED_BONES = [
  'hips spine head',
  'leftUpperLeg leftLowerLeg leftFoot rightUpperLeg rightLowerLeg rightFoot',
  'leftUpperArm leftLowerArm leftHand rightUpperArm rightLowerArm rightHand',
]
  .join(' ')
  .split(' ');

/** What this application drives beyond that. */
const FURTHER_BONES = [
  'chest upperChest neck leftEye rightEye',
  'leftShoulder rightShoulder leftToes rightToes',
  ...['left', 'right'].flatMap((side) => [
    `${side}ThumbMetacarpal ${side}ThumbProximal ${side}ThumbDistal`,
    ...['Index', 'Middle', 'Ring', 'Little'].map((finger) =>
      ['Proximal', 'Intermediate', 'Distal'].map((bone) => `${side}${finger}${bone}`).join(' '),
    ),
  ]),
]
  .join(' ')
  .split(' ');

interface VrmJson {
  nodes: { name: string }[];
  materials: { name: string; alphaMode?: string }[];
  extensions: {
    VRMC_vrm: {
      meta: Record<string, unknown>;
      humanoid: { humanBones: Record<string, { node: number }> };
      expressions: {
        preset: Record<string, { morphTargetBinds: { node: number; index: number }[] }>;
      };
    };
  };
}

function readVrmJson(bytes: Buffer): VrmJson {
  const length = bytes.readUInt32LE(12);
  return JSON.parse(bytes.subarray(20, 20 + length).toString('utf8')) as VrmJson;
}

describe.each(Object.entries(FILES))('%s', (file, budget) => {
  const bytes = readFileSync(join(MODELS, file));
  const json = readVrmJson(bytes);
  const vrm = json.extensions.VRMC_vrm;
  const load = () =>
    new NodeIO()
      // It would warn of VRMC_vrm, which it does not know and which is read from the JSON here.
      .setLogger(new Logger(Logger.Verbosity.ERROR))
      .registerExtensions([KHRMeshQuantization])
      .readBinary(new Uint8Array(bytes));

  it('is valid glTF', async () => {
    const { issues } = await validateBytes(new Uint8Array(bytes));
    expect(issues.messages.filter(({ severity }) => severity === 0)).toEqual([]);
    expect(issues.numErrors).toBe(0);
  });

  it('keeps within its budget', async () => {
    expect(bytes.length).toBeLessThanOrEqual(budget.bytes);
    const triangles = primitives(await load()).reduce(
      (sum, primitive) => sum + primitive.getIndices()!.getCount() / 3,
      0,
    );
    expect(triangles).toBeGreaterThanOrEqual(budget.triangles[0]);
    expect(triangles).toBeLessThanOrEqual(budget.triangles[1]);
    expect(primitives(await load()).length).toBeLessThanOrEqual(8);
  });

  it('has the bones that VRM asks for, and those this application drives', () => {
    const bones = Object.keys(vrm.humanoid.humanBones);
    expect(bones).toEqual(expect.arrayContaining([...REQUIRED_BONES, ...FURTHER_BONES]));
  });

  it('rests with every bone unturned and unscaled', async () => {
    for (const joint of (await load()).getRoot().listSkins()[0]!.listJoints()) {
      expect(joint.getRotation(), joint.getName()).toEqual([0, 0, 0, 1]);
      expect(joint.getScale(), joint.getName()).toEqual([1, 1, 1]);
    }
  });

  it('rests in a T-pose, facing +z with its left at +x', async () => {
    const at = jointPlaces(await load());
    for (const [side, sign] of [
      ['left', 1],
      ['right', -1],
    ] as const) {
      const along = (from: string, to: string) =>
        at(`${side}${to}`)
          .sub(at(`${side}${from}`))
          .normalize();
      const outward = new Vector3(sign, 0, 0);
      expect(along('UpperArm', 'LowerArm').dot(outward)).toBeGreaterThan(0.9999);
      expect(along('LowerArm', 'Hand').dot(outward)).toBeGreaterThan(0.9999);
      expect(along('UpperLeg', 'LowerLeg').y).toBeLessThan(-0.9999);
      expect(along('LowerLeg', 'Foot').y).toBeLessThan(-0.9999);
      const toes = along('Foot', 'Toes');
      expect(toes.z).toBeGreaterThan(0.8);
      expect(Math.abs(toes.x)).toBeLessThan(1e-4);
    }
  });

  it('has joints where people have them', async () => {
    const document = await load();
    const at = jointPlaces(document);
    const { height } = extent(document);
    // Heights of joint centres as shares of stature: Drillis and Contini (1966), in Winter,
    // Biomechanics and Motor Control of Human Movement. Shoes and the girdle allow some slack.
    expect(Math.abs(at('leftFoot').y / height - 0.045)).toBeLessThan(0.015);
    expect(Math.abs(at('leftLowerLeg').y / height - 0.285)).toBeLessThan(0.02);
    expect(Math.abs(at('leftUpperLeg').y / height - 0.53)).toBeLessThan(0.025);
    expect(Math.abs(at('leftUpperArm').y / height - 0.81)).toBeLessThan(0.025);
    // Hip joint centres lie 0.16 to 0.20 m apart (Bell 1990; Harrington 2007).
    const hips = at('leftUpperLeg').x - at('rightUpperLeg').x;
    expect(hips).toBeGreaterThan(0.16);
    expect(hips).toBeLessThan(0.2);
  });

  it('stands on the floor and is as tall as people are', async () => {
    const { low, height } = extent(await load());
    expect(Math.abs(low)).toBeLessThan(0.002);
    expect(height).toBeGreaterThan(1.5);
    expect(height).toBeLessThan(1.95);
  });

  it('can blink and smile', async () => {
    const nodes = (await load()).getRoot().listNodes();
    for (const name of ['blink', 'blinkLeft', 'blinkRight', 'happy']) {
      const binds = vrm.expressions.preset[name]!.morphTargetBinds;
      expect(binds.length).toBeGreaterThan(0);
      for (const { node, index } of binds) {
        const mesh = nodes.find((other) => other.getName() === json.nodes[node]!.name)!.getMesh()!;
        const moved = mesh.listPrimitives().map((primitive) => {
          const offsets = primitive.listTargets()[index]!.getAttribute('POSITION')!;
          return Math.max(
            ...offsets.getMaxNormalized([]),
            -Math.min(...offsets.getMinNormalized([])),
          );
        });
        expect(Math.max(...moved), name).toBeGreaterThan(0.002);
      }
    }
  });

  it('may be used by everyone for everything, as CC0 says', () => {
    expect(vrm.meta).toMatchObject({
      avatarPermission: 'everyone',
      commercialUsage: 'corporation',
      creditNotation: 'unnecessary',
      allowRedistribution: true,
      modification: 'allowModificationRedistribution',
      otherLicenseUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
    });
  });

  it('cuts out hair in a way that alpha to coverage can soften', () => {
    const hair = json.materials.find(({ name }) => name === 'Hair');
    expect(hair?.alphaMode).toBe('MASK');
  });
});

it('names every asset in the notice', () => {
  const notice = readFileSync(join(MODELS, 'NOTICE'), 'utf8');
  for (const asset of CORE_ASSETS) {
    expect(notice.toLowerCase()).toContain(asset.split('/')[1]!.toLowerCase());
  }
});

function primitives(document: Document): Primitive[] {
  return document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives());
}

function jointPlaces(document: Document): (name: string) => Vector3 {
  const joints = document.getRoot().listSkins()[0]!.listJoints();
  return (name) => {
    const joint = joints.find((node) => node.getName() === name);
    if (!joint) throw new Error(`No bone ${name}`);
    return new Vector3(...joint.getWorldTranslation());
  };
}

/** The lowest point and the height of the skinned figure at rest, metres. */
function extent(document: Document): { low: number; height: number } {
  const skin = document.getRoot().listSkins()[0]!;
  const inverses = skin.getInverseBindMatrices()!;
  const matrices = skin.listJoints().map((joint, i) => {
    const inverse = new Matrix4().fromArray(inverses.getElement(i, []));
    return new Matrix4().fromArray(joint.getWorldMatrix()).multiply(inverse);
  });
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const primitive of primitives(document)) {
    const [positions, joints, weights] = ['POSITION', 'JOINTS_0', 'WEIGHTS_0'].map(
      (name) => primitive.getAttribute(name)!,
    );
    for (let vertex = 0; vertex < positions!.getCount(); vertex++) {
      const place = new Vector3(...positions!.getElement(vertex, []));
      const shares = weights!.getElement(vertex, []);
      const y = joints!
        .getElement(vertex, [])
        .reduce(
          (sum, joint, k) => sum + shares[k]! * place.clone().applyMatrix4(matrices[joint]!).y,
          0,
        );
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  return { low, height: high - low };
}
