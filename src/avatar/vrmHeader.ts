import { AvatarError, type AvatarProblem, REQUIRED_BONES } from './avatarProblem';

/** What the header of a VRM file says about it, before anything is built. */
export interface VrmHeader {
  readonly version: '0.x' | '1.0';
  /** Names of the human bones it has, as it spells them. */
  readonly bones: readonly string[];
  readonly triangles: number;
}

export interface VrmLimits {
  /** Largest file, bytes. @default 100 MB */
  readonly bytes: number;
  /** Most triangles a figure may draw. @default 400 000 */
  readonly triangles: number;
}

export const VRM_LIMITS: VrmLimits = { bytes: 100e6, triangles: 400_000 };

/** glTF extensions that the loader understands, as far as a file may *require* them. */
const SUPPORTED_EXTENSIONS = new Set([
  'VRM',
  'VRMC_vrm',
  'VRMC_materials_mtoon',
  'VRMC_materials_hdr_emissiveMultiplier',
  'VRMC_node_constraint',
  'VRMC_springBone',
  'VRMC_springBone_extended_collider',
  'EXT_meshopt_compression',
  'KHR_meshopt_compression',
  'EXT_texture_webp',
  'EXT_texture_avif',
  'KHR_materials_unlit',
  'KHR_materials_emissive_strength',
  'KHR_materials_specular',
  'KHR_materials_clearcoat',
  'KHR_materials_ior',
  'KHR_materials_sheen',
  'KHR_materials_transmission',
  'KHR_materials_volume',
  'KHR_mesh_quantization',
  'KHR_texture_transform',
]);

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const HEADER_BYTES = 20;

interface Gltf {
  readonly extensionsRequired?: readonly string[];
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly nodes?: readonly unknown[];
  readonly meshes?: readonly { primitives?: readonly Primitive[] }[];
  readonly accessors?: readonly { count?: number }[];
  readonly buffers?: readonly { uri?: string }[];
  readonly images?: readonly { uri?: string }[];
}

interface Primitive {
  readonly indices?: number;
  readonly attributes?: { readonly POSITION?: number };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Checks a VRM file (0.x or 1.0) from its bytes alone and says what it holds.
 * @throws AvatarError naming the file, the place and what was expected.
 */
export function readVrmHeader(
  file: string,
  bytes: ArrayBuffer,
  limits: VrmLimits = VRM_LIMITS,
): VrmHeader {
  const fail = (problem: AvatarProblem): never => {
    throw new AvatarError(file, problem);
  };
  if (bytes.byteLength === 0) fail({ kind: 'empty' });
  if (bytes.byteLength > limits.bytes) {
    fail({ kind: 'too-large', bytes: bytes.byteLength, limit: limits.bytes });
  }
  const json = readJsonChunk(bytes, fail);
  try {
    return checkContent(json, limits, fail);
  } catch (error) {
    // What a stranger's JSON holds in place of the arrays and objects of glTF may be anything.
    if (error instanceof AvatarError) throw error;
    return fail({ kind: 'broken-header', place: 'its JSON chunk', detail: String(error) });
  }
}

type Fail = (problem: AvatarProblem) => never;

function checkContent(json: Gltf, limits: VrmLimits, fail: Fail): VrmHeader {
  checkExtensions(json, fail);
  const { version, bones } = readHumanoid(json, fail);
  const missing = REQUIRED_BONES.filter((bone) => !bones.includes(bone));
  if (missing.length > 0) fail({ kind: 'missing-bones', bones: missing });
  const triangles = countTriangles(json);
  if (triangles > limits.triangles) {
    fail({ kind: 'too-many-triangles', triangles, limit: limits.triangles });
  }
  return { version, bones, triangles };
}

function readJsonChunk(bytes: ArrayBuffer, fail: Fail): Gltf {
  const view = new DataView(bytes);
  if (bytes.byteLength < 4 || view.getUint32(0, true) !== MAGIC) {
    const start = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
    const found = Array.from(start, (byte) =>
      byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·',
    ).join('');
    return fail({ kind: 'not-glb', found });
  }
  if (bytes.byteLength < HEADER_BYTES) {
    return fail({ kind: 'truncated', declared: HEADER_BYTES, bytes: bytes.byteLength });
  }
  const declared = view.getUint32(8, true);
  if (declared > bytes.byteLength) {
    return fail({ kind: 'truncated', declared, bytes: bytes.byteLength });
  }
  const length = view.getUint32(12, true);
  const broken = (detail: string) =>
    fail({ kind: 'broken-header', place: 'its JSON chunk (byte 20)', detail });
  if (view.getUint32(16, true) !== JSON_CHUNK) return broken('the first chunk is not JSON');
  if (HEADER_BYTES + length > bytes.byteLength) return broken('the chunk is longer than the file');
  try {
    const text = new TextDecoder().decode(new Uint8Array(bytes, HEADER_BYTES, length));
    const json: unknown = JSON.parse(text);
    return isRecord(json) ? (json as Gltf) : broken('expected an object');
  } catch (error) {
    if (error instanceof AvatarError) throw error;
    return broken(error instanceof Error ? error.message : 'not JSON');
  }
}

function checkExtensions(json: Gltf, fail: Fail): void {
  const foreign = json.extensionsRequired?.find((name) => !SUPPORTED_EXTENSIONS.has(name));
  if (foreign !== undefined) fail({ kind: 'unsupported-extension', extension: foreign });
  for (const where of ['buffers', 'images'] as const) {
    json[where]?.forEach(({ uri }, i) => {
      if (uri !== undefined && !uri.startsWith('data:')) {
        fail({ kind: 'external-resource', place: `${where}[${i}].uri`, uri });
      }
    });
  }
}

function readHumanoid(json: Gltf, fail: Fail): Pick<VrmHeader, 'version' | 'bones'> {
  const { VRMC_vrm: v1, VRM: v0 } = json.extensions ?? {};
  const extension = v1 ?? v0;
  if (!isRecord(extension)) return fail({ kind: 'not-vrm' });
  if (v1 !== undefined) {
    const version = String(extension.specVersion);
    if (version !== '1.0' && version !== '1.0-beta') {
      return fail({ kind: 'unsupported-version', version });
    }
  }
  const humanoid = isRecord(extension.humanoid) ? extension.humanoid : {};
  const exists = (bone: unknown): boolean =>
    isRecord(bone) && typeof bone.node === 'number' && json.nodes?.[bone.node] !== undefined;
  if (v1 !== undefined) {
    if (!isRecord(humanoid.humanBones)) return fail({ kind: 'no-humanoid' });
    const named = Object.entries(humanoid.humanBones).filter(([, bone]) => exists(bone));
    return { version: '1.0', bones: named.map(([name]) => name) };
  }
  if (!Array.isArray(humanoid.humanBones)) return fail({ kind: 'no-humanoid' });
  const bones = humanoid.humanBones.filter(exists) as { bone: string }[];
  return { version: '0.x', bones: bones.map(({ bone }) => bone) };
}

function countTriangles(json: Gltf): number {
  let corners = 0;
  for (const { primitives } of json.meshes ?? []) {
    for (const { indices, attributes } of primitives ?? []) {
      const accessor = json.accessors?.[indices ?? attributes?.POSITION ?? -1];
      corners += accessor?.count ?? 0;
    }
  }
  return Math.round(corners / 3);
}
