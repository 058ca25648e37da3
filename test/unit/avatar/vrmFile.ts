import { populationBody } from '../../../src/core/body/body';
import { BONE, BONES, type Bone, PARENT } from '../../../src/core/body/skeleton';
import { metres } from '../../../src/core/body/units';

export interface VrmFileOptions {
  readonly version?: '0.x' | '1.0';
  readonly without?: readonly Bone[];
  /** Changes the glTF document before it is written. */
  readonly change?: (json: Record<string, unknown>) => void;
}

interface Node {
  name: string;
  translation: number[];
  children: number[];
  mesh?: number;
}

/**
 * A VRM file of bare joints (population proportions, 1.7 m, no fingers) with one triangle that reaches
 * from the floor to the crown: what an avatar needs at least, written byte by byte.
 */
export function vrmFile({
  version = '1.0',
  without = [],
  change,
}: VrmFileOptions = {}): ArrayBuffer {
  const body = populationBody(metres(1.7));
  // A 0.x figure looks along −Z: left is −X.
  const turn = version === '0.x' ? -1 : 1;
  const nodes: Node[] = [];
  const indexOf = new Map<Bone, number>();
  for (const bone of BONES) {
    if (without.includes(bone)) continue;
    const translation = [0, 0, 0];
    let at: number = BONE[bone];
    let parent: Bone | undefined;
    for (;;) {
      for (let i = 0; i < 3; i++) translation[i]! += body.offsets[at * 3 + i]!;
      at = PARENT[at]!;
      parent = BONES[at];
      if (parent === undefined || !without.includes(parent)) break;
    }
    const [x, y, z] = translation as [number, number, number];
    indexOf.set(bone, nodes.length);
    if (parent !== undefined) nodes[indexOf.get(parent)!]!.children.push(nodes.length);
    nodes.push({ name: bone, translation: [x * turn, y, z * turn], children: [] });
  }
  nodes.push({ name: 'hull', translation: [0, 0, 0], children: [], mesh: 0 });
  const bones = [...indexOf].map(([bone, node]) => ({ bone, node }));
  const json: Record<string, unknown> = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0, nodes.length - 1] }],
    nodes: nodes.map(({ children, ...node }) => (children.length ? { ...node, children } : node)),
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    accessors: [
      {
        bufferView: 0,
        componentType: 5126,
        count: 3,
        type: 'VEC3',
        min: [-0.1, 0, 0],
        max: [0.1, 1.7, 0],
      },
    ],
    bufferViews: [{ buffer: 0, byteLength: 36 }],
    buffers: [{ byteLength: 36 }],
    ...(version === '0.x'
      ? {
          extensionsUsed: ['VRM'],
          extensions: { VRM: { meta: { title: 'test' }, humanoid: { humanBones: bones } } },
        }
      : {
          extensionsUsed: ['VRMC_vrm'],
          extensions: {
            VRMC_vrm: {
              specVersion: '1.0',
              meta: {
                name: 'test',
                authors: ['test'],
                licenseUrl: 'https://vrm.dev/licenses/1.0/',
              },
              humanoid: {
                humanBones: Object.fromEntries(bones.map(({ bone, node }) => [bone, { node }])),
              },
            },
          },
        }),
  };
  change?.(json);
  return glb(json, new Float32Array([-0.1, 0, 0, 0.1, 0, 0, 0, 1.7, 0]));
}

/** A glTF document and its buffer as one binary file. */
export function glb(json: unknown, data: Float32Array): ArrayBuffer {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const padded = Math.ceil(text.length / 4) * 4;
  const total = 12 + 8 + padded + 8 + data.byteLength;
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x46546c67, true);
  view.setUint32(4, 2, true);
  view.setUint32(8, total, true);
  view.setUint32(12, padded, true);
  view.setUint32(16, 0x4e4f534a, true);
  bytes.fill(0x20, 20, 20 + padded);
  bytes.set(text, 20);
  view.setUint32(20 + padded, data.byteLength, true);
  view.setUint32(24 + padded, 0x004e4942, true);
  bytes.set(new Uint8Array(data.buffer), 28 + padded);
  return bytes.buffer;
}
