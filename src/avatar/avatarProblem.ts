/** Bones a VRM must name (VRM 0.x and 1.0 alike): https://github.com/vrm-c/vrm-specification */
export const REQUIRED_BONES = [
  'hips',
  'spine',
  'head',
  'leftUpperLeg',
  'leftLowerLeg',
  'leftFoot',
  'rightUpperLeg',
  'rightLowerLeg',
  'rightFoot',
  'leftUpperArm',
  'leftLowerArm',
  'leftHand',
  'rightUpperArm',
  'rightLowerArm',
  'rightHand',
] as const;

/** Everything that can be wrong with an avatar's file. */
export type AvatarProblem =
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'too-many-triangles'; readonly triangles: number; readonly limit: number }
  | { readonly kind: 'not-glb'; readonly found: string }
  | { readonly kind: 'truncated'; readonly declared: number; readonly bytes: number }
  | { readonly kind: 'broken-header'; readonly place: string; readonly detail: string }
  | { readonly kind: 'not-vrm' }
  | { readonly kind: 'unsupported-version'; readonly version: string }
  | { readonly kind: 'unsupported-extension'; readonly extension: string }
  | { readonly kind: 'external-resource'; readonly place: string; readonly uri: string }
  | { readonly kind: 'no-humanoid' }
  | { readonly kind: 'missing-bones'; readonly bones: readonly string[] }
  | { readonly kind: 'unreadable'; readonly detail: string };

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const WHAT: {
  readonly [Kind in AvatarProblem['kind']]: (
    problem: Extract<AvatarProblem, { kind: Kind }>,
  ) => string;
} = {
  unreachable: ({ detail }) => `could not be fetched (${detail}); expected a VRM file there.`,
  empty: () => 'is empty (0 bytes); expected a VRM file.',
  'too-large': ({ bytes, limit }) =>
    `is ${megabytes(bytes)} large; expected at most ${megabytes(limit)}.`,
  'too-many-triangles': ({ triangles, limit }) =>
    `draws ${triangles} triangles (meshes); expected at most ${limit}.`,
  'not-glb': ({ found }) =>
    `begins with "${found}" at byte 0; expected "glTF", as a VRM file does.`,
  truncated: ({ declared, bytes }) =>
    `ends after ${bytes} bytes; its header (byte 8) promises ${declared}: the file is cut off.`,
  'broken-header': ({ place, detail }) => `cannot be read at ${place}: ${detail}.`,
  'not-vrm': () =>
    'is a glTF model but no avatar: extensions.VRMC_vrm (or VRM, for 0.x) is missing; expected one of them.',
  'unsupported-version': ({ version }) =>
    `is a VRM of version "${version}" (extensions.VRMC_vrm.specVersion); expected 0.x or 1.0.`,
  'unsupported-extension': ({ extension }) =>
    `needs the glTF extension "${extension}" (extensionsRequired), which is not supported here; expected a file without it.`,
  'external-resource': ({ place, uri }) =>
    `points to another file, "${uri}" (${place}); expected everything inside the one file.`,
  'no-humanoid': () => 'names no human bones (humanoid.humanBones); expected a human figure.',
  'missing-bones': ({ bones }) =>
    `lacks required bones (humanoid.humanBones): ${bones.join(', ')}; expected all ${REQUIRED_BONES.length}.`,
  unreadable: ({ detail }) => `could not be built into a figure: ${detail}.`,
};

/** One sentence for people: the file, the place in it, and what was expected. */
function describeAvatarProblem(file: string, problem: AvatarProblem): string {
  const what = WHAT[problem.kind] as (problem: AvatarProblem) => string;
  return `The avatar "${file}" ${what(problem)}`;
}

/** Why an avatar could not be loaded. `message` is one sentence for people. */
export class AvatarError extends Error {
  readonly file: string;
  readonly problem: AvatarProblem;

  constructor(file: string, problem: AvatarProblem) {
    super(describeAvatarProblem(file, problem));
    this.name = 'AvatarError';
    this.file = file;
    this.problem = problem;
  }
}
