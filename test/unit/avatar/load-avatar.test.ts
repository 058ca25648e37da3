import { describe, expect, it } from 'vitest';
import { AvatarError, type AvatarProblem } from '../../../src/avatar/avatarProblem';
import { parseAvatar } from '../../../src/avatar/loadAvatar';
import { readVrmHeader } from '../../../src/avatar/vrmHeader';
import { glb, vrmFile } from './vrmFile';

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;

async function problemOf(bytes: ArrayBuffer): Promise<AvatarProblem & { message: string }> {
  try {
    await parseAvatar('aunt.vrm', bytes, { withoutTextures: true });
  } catch (error) {
    if (error instanceof AvatarError) return { ...error.problem, message: error.message };
    throw error;
  }
  throw new Error('it was loaded');
}

describe('loading an avatar', () => {
  it.each(['0.x', '1.0'] as const)('reads a VRM %s', async (version) => {
    const avatar = await parseAvatar('aunt.vrm', vrmFile({ version }));
    expect(readVrmHeader('aunt.vrm', vrmFile({ version })).version).toBe(version);
    expect(avatar.body.height).toBeCloseTo(1.7, 5);
    expect(avatar.body.origin).toBe('avatar');
    avatar.dispose();
  });

  it('says that an empty file is empty', async () => {
    const problem = await problemOf(new ArrayBuffer(0));
    expect(problem.kind).toBe('empty');
    expect(problem.message).toBe('The avatar "aunt.vrm" is empty (0 bytes); expected a VRM file.');
  });

  it('says with what a foreign file begins', async () => {
    const problem = await problemOf(bytesOf('%PDF-1.7 …'));
    expect(problem.message).toContain('begins with "%PDF" at byte 0; expected "glTF"');
  });

  it('says that a file of three bytes is foreign too', async () => {
    expect((await problemOf(bytesOf('glT'))).kind).toBe('not-glb');
  });

  it.each([8, 19, 200, 600])('finds a file cut off after %i bytes', async (length) => {
    const problem = await problemOf(vrmFile().slice(0, length));
    expect(problem.kind).toBe('truncated');
    expect(problem.message).toContain(`ends after ${length} bytes`);
  });

  it('says where the document inside is broken', async () => {
    const bytes = vrmFile();
    new Uint8Array(bytes).set(new TextEncoder().encode('{]'), 20);
    const problem = await problemOf(bytes);
    expect(problem.kind).toBe('broken-header');
    expect(problem.message).toContain('byte 20');
  });

  it('tells a glTF model from an avatar', async () => {
    const model = glb({ asset: { version: '2.0' }, nodes: [] }, new Float32Array(3));
    expect((await problemOf(model)).kind).toBe('not-vrm');
  });

  it('names a version it does not know', async () => {
    const bytes = vrmFile({
      change: ({ extensions }) => {
        (extensions as { VRMC_vrm: { specVersion: string } }).VRMC_vrm.specVersion = '2.5';
      },
    });
    expect(await problemOf(bytes)).toMatchObject({ kind: 'unsupported-version', version: '2.5' });
  });

  it('names the required bones that are missing', async () => {
    const problem = await problemOf(vrmFile({ without: ['leftHand', 'rightFoot', 'rightToes'] }));
    expect(problem).toMatchObject({ kind: 'missing-bones', bones: ['rightFoot', 'leftHand'] });
  });

  it('counts a bone whose node does not exist as missing', async () => {
    const bytes = vrmFile({
      change: ({ extensions }) => {
        const { VRMC_vrm } = extensions as {
          VRMC_vrm: { humanoid: { humanBones: Record<string, { node: number }> } };
        };
        VRMC_vrm.humanoid.humanBones.head = { node: 999 };
      },
    });
    expect(await problemOf(bytes)).toMatchObject({ kind: 'missing-bones', bones: ['head'] });
  });

  it('says that a VRM without a humanoid has none', async () => {
    const bytes = vrmFile({
      change: (json) => {
        json.extensions = { VRMC_vrm: { specVersion: '1.0' } };
      },
    });
    expect((await problemOf(bytes)).kind).toBe('no-humanoid');
  });

  it('refuses to fetch anything a file points to', async () => {
    const bytes = vrmFile({
      change: (json) => {
        json.images = [{ uri: 'https://elsewhere.example/skin.png' }];
      },
    });
    expect(await problemOf(bytes)).toMatchObject({
      kind: 'external-resource',
      place: 'images[0].uri',
    });
  });

  it('names an extension it cannot read', async () => {
    const bytes = vrmFile({
      change: (json) => {
        json.extensionsRequired = ['KHR_draco_mesh_compression'];
      },
    });
    expect((await problemOf(bytes)).message).toContain('KHR_draco_mesh_compression');
  });

  it('refuses a figure that no graphics card could draw', async () => {
    const bytes = vrmFile({
      change: (json) => {
        (json.accessors as { count: number }[])[0]!.count = 3_000_000;
      },
    });
    expect(await problemOf(bytes)).toMatchObject({
      kind: 'too-many-triangles',
      triangles: 1_000_000,
    });
  });

  it('refuses a file that is too large before reading it', () => {
    expect(() => readVrmHeader('aunt.vrm', vrmFile(), { bytes: 100, triangles: 10 })).toThrow(
      /expected at most/,
    );
  });

  it.each(['nodes', 'meshes', 'accessors', 'buffers', 'images', 'extensions'])(
    'survives nonsense in place of %s',
    async (field) => {
      const nonsense = [null, 7, 'x', [null], [[]], { a: 1 }];
      for (const value of nonsense) {
        const bytes = vrmFile({
          change: (json) => {
            json[field] = value;
          },
        });
        await parseAvatar('aunt.vrm', bytes, { withoutTextures: true }).then(
          (avatar) => avatar.dispose(),
          (error: unknown) => expect(error).toBeInstanceOf(AvatarError),
        );
      }
    },
  );
});
