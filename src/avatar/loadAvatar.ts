import { type VRM, VRMLoaderPlugin, VRMUtils } from '@pixiv/three-vrm';
import { Box3, Mesh, type Object3D, type Texture, Vector3 } from 'three';
import { MeshoptDecoder } from 'three/examples/jsm/libs/meshopt_decoder.module.js';
import { GLTFLoader, type GLTFParser } from 'three/examples/jsm/loaders/GLTFLoader.js';
import type { Body } from '../core/body/body';
import { BONES } from '../core/body/skeleton';
import { avatarBody, type RestJoints } from './avatarBody';
import { AvatarError, type AvatarProblem } from './avatarProblem';
import { readVrmHeader, VRM_LIMITS } from './vrmHeader';

/** A figure that can be posed. Its `object` faces +Z and stands on the floor of its parent. */
export interface Avatar {
  /** Name of the file it came from, for messages. */
  readonly name: string;
  readonly vrm: VRM;
  /** To be put into a scene. */
  readonly object: Object3D;
  readonly body: Body;
  /** Height of its soles in its own T-pose, metres: 0 in a well-made file. */
  readonly floor: number;
  readonly triangles: number;
  /** Frees everything it holds on the graphics card; the avatar is of no use afterwards. */
  dispose(): void;
}

export interface LoadAvatarOptions {
  readonly signal?: AbortSignal;
  /** Leaves out all pictures: where nothing is drawn, as in the tests. @default false */
  readonly withoutTextures?: boolean;
}

/**
 * Loads a VRM 0.x or 1.0 from our own origin (a path) or from a file that the person picked.
 * @throws AvatarError for everything that can be wrong with it; the signal's reason when aborted.
 */
export async function loadAvatar(
  source: string | File,
  options: LoadAvatarOptions = {},
): Promise<Avatar> {
  const name = typeof source === 'string' ? (source.split('/').pop() ?? source) : source.name;
  const bytes = await readBytes(name, source, options.signal);
  return parseAvatar(name, bytes, options);
}

/** As {@link loadAvatar}, from bytes that are already there. */
export async function parseAvatar(
  name: string,
  bytes: ArrayBuffer,
  { signal, withoutTextures = false }: LoadAvatarOptions = {},
): Promise<Avatar> {
  const header = readVrmHeader(name, bytes);
  const fail = (problem: AvatarProblem): never => {
    throw new AvatarError(name, problem);
  };
  const loader = new GLTFLoader();
  loader.setMeshoptDecoder(MeshoptDecoder);
  loader.register((parser) => new VRMLoaderPlugin(parser));
  if (withoutTextures) loader.register(leaveOutTextures);
  let vrm: VRM | undefined;
  try {
    // The empty path keeps the loader from ever asking for another file.
    const gltf = await loader.parseAsync(bytes, '');
    vrm = gltf.userData.vrm as VRM | undefined;
  } catch (error) {
    return fail({
      kind: 'unreadable',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
  if (!vrm) return fail({ kind: 'no-humanoid' });
  if (signal?.aborted) {
    disposeFigure(vrm.scene);
    throw signal.reason;
  }
  return createAvatar(name, vrm, header.triangles);
}

async function readBytes(
  name: string,
  source: string | File,
  signal: AbortSignal | undefined,
): Promise<ArrayBuffer> {
  const limit = VRM_LIMITS.bytes;
  const unreachable = (detail: string) => new AvatarError(name, { kind: 'unreachable', detail });
  if (typeof source !== 'string') {
    if (source.size > limit) {
      throw new AvatarError(name, { kind: 'too-large', bytes: source.size, limit });
    }
    return source.arrayBuffer().catch((error: unknown) => {
      throw unreachable(String(error));
    });
  }
  const url = new URL(source, globalThis.location.href);
  if (url.origin !== globalThis.location.origin) throw unreachable('it is on another server');
  const response = await fetch(url, signal ? { signal } : {}).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw unreachable('no answer');
  });
  if (!response.ok) throw unreachable(`answer ${response.status}`);
  return response.arrayBuffer();
}

function createAvatar(name: string, vrm: VRM, triangles: number): Avatar {
  // A 0.x figure faces −Z in its file.
  VRMUtils.rotateVRM0(vrm);
  vrm.scene.traverse((child) => {
    if (!(child instanceof Mesh)) return;
    // Bounds are those of the resting figure, which a raised arm leaves.
    child.frustumCulled = false;
    child.castShadow = true;
    child.receiveShadow = true;
  });
  vrm.scene.updateMatrixWorld(true);
  const box = new Box3().setFromObject(vrm.scene, true);
  const { joints, fingertip } = restJoints(vrm);
  return {
    name,
    vrm,
    object: vrm.scene,
    body: avatarBody(joints, { floor: box.min.y, crown: box.max.y, fingertip }),
    floor: box.min.y,
    triangles,
    dispose: () => disposeFigure(vrm.scene),
  };
}

/** The joints of the normalised T-pose, turned so that a 0.x figure faces +Z too. */
function restJoints(vrm: VRM): {
  joints: RestJoints;
  fingertip: readonly [number, number, number] | null;
} {
  const place = (bone: Parameters<VRM['humanoid']['getNormalizedBoneNode']>[0]) => {
    const node = vrm.humanoid.getNormalizedBoneNode(bone);
    if (!node) return null;
    const { x, y, z } = node.getWorldPosition(new Vector3());
    return [x, y, z] as const;
  };
  const joints: RestJoints = {};
  for (const bone of BONES) {
    const at = place(bone);
    if (at) joints[bone] = at;
  }
  const before = place('leftMiddleIntermediate');
  const last = place('leftMiddleDistal');
  // The last phalanx is about as long as the one before it.
  const fingertip =
    before && last
      ? ([2 * last[0] - before[0], 2 * last[1] - before[1], 2 * last[2] - before[2]] as const)
      : null;
  return { joints, fingertip };
}

function disposeFigure(scene: Object3D): void {
  scene.removeFromParent();
  scene.traverse((child) => {
    if (!(child instanceof Mesh)) return;
    for (const material of [child.material].flat()) {
      for (const value of Object.values(material)) closePicture(value);
    }
  });
  VRMUtils.deepDispose(scene);
}

/** `Texture.dispose` frees the graphics card's copy only. */
function closePicture(value: unknown): void {
  const texture = value as Partial<Texture> | null;
  if (texture?.isTexture !== true) return;
  const image: unknown = texture.source?.data;
  if (typeof ImageBitmap !== 'undefined' && image instanceof ImageBitmap) image.close();
}

function leaveOutTextures(parser: GLTFParser): { name: string } {
  parser.loadTextureImage = () => Promise.resolve(null as unknown as Texture);
  return { name: 'RETRACE_without_textures' };
}
