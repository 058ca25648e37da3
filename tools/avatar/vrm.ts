import { BONES } from './bones';
import { MORPHS } from './figure';

const JSON_CHUNK = 0x4e4f534a;
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;

interface GltfJson {
  nodes: { name: string }[];
  asset: Record<string, string>;
  extensionsUsed?: string[];
  extensions?: Record<string, unknown>;
}

/** Adds to a binary glTF what makes it a VRM 1.0: its humanoid, its licence, its expressions. */
export function addVrm(glb: Uint8Array, title: string): Uint8Array {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  const length = view.getUint32(HEADER_BYTES, true);
  const start = HEADER_BYTES + CHUNK_HEADER_BYTES;
  const json = JSON.parse(
    new TextDecoder().decode(glb.subarray(start, start + length)),
  ) as GltfJson;

  json.asset = { version: '2.0', generator: 'Retrace tools/avatar', copyright: 'CC0 1.0' };
  json.extensionsUsed = [...(json.extensionsUsed ?? []), 'VRMC_vrm'];
  json.extensions = { ...json.extensions, VRMC_vrm: vrmExtension(json, title) };

  const text = new TextEncoder().encode(JSON.stringify(json));
  const padded = Math.ceil(text.length / 4) * 4;
  const rest = glb.subarray(start + length);
  const output = new Uint8Array(start + padded + rest.length).fill(0x20);
  output.set(glb.subarray(0, HEADER_BYTES));
  output.set(text, start);
  output.set(rest, start + padded);
  const outputView = new DataView(output.buffer);
  outputView.setUint32(8, output.length, true);
  outputView.setUint32(HEADER_BYTES, padded, true);
  outputView.setUint32(HEADER_BYTES + 4, JSON_CHUNK, true);
  return output;
}

function vrmExtension(json: GltfJson, title: string) {
  const indexOf = (name: string) => json.nodes.findIndex((node) => node.name === name);
  const face = indexOf('Face');
  const bind = (...morphs: (typeof MORPHS)[number][]) => ({
    isBinary: false,
    morphTargetBinds: morphs.map((morph) => ({
      node: face,
      index: MORPHS.indexOf(morph),
      weight: 1,
    })),
    overrideBlink: 'none',
    overrideLookAt: 'none',
    overrideMouth: 'none',
  });
  const range = { inputMaxValue: 90, outputScale: 12 };
  return {
    specVersion: '1.0',
    meta: {
      name: title,
      version: '1.0',
      authors: ['The MakeHuman team', 'The Retrace authors'],
      copyrightInformation:
        'Made from MakeHuman assets, released under CC0 1.0 by the MakeHuman team',
      references: ['http://www.makehumancommunity.org'],
      licenseUrl: 'https://vrm.dev/licenses/1.0/',
      otherLicenseUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
      avatarPermission: 'everyone',
      allowExcessivelyViolentUsage: true,
      allowExcessivelySexualUsage: true,
      commercialUsage: 'corporation',
      allowPoliticalOrReligiousUsage: true,
      allowAntisocialOrHateUsage: true,
      creditNotation: 'unnecessary',
      allowRedistribution: true,
      modification: 'allowModificationRedistribution',
    },
    humanoid: {
      humanBones: Object.fromEntries(BONES.map(({ name }) => [name, { node: indexOf(name) }])),
    },
    firstPerson: {},
    lookAt: {
      type: 'bone',
      offsetFromHeadBone: [0, 0.05, 0.08],
      rangeMapHorizontalInner: range,
      rangeMapHorizontalOuter: range,
      rangeMapVerticalDown: range,
      rangeMapVerticalUp: range,
    },
    expressions: {
      preset: {
        blink: bind('blinkLeft', 'blinkRight'),
        blinkLeft: bind('blinkLeft'),
        blinkRight: bind('blinkRight'),
        happy: bind('happy'),
      },
    },
  };
}
