import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Reads a file of an installed package, e.g. `@mediapipe/pose/pose_landmark_lite.tflite`. */
export async function readPackageFile(specifier: string): Promise<Uint8Array> {
  let path: string;
  try {
    path = require.resolve(specifier);
  } catch (cause) {
    const name = specifier.split('/').slice(0, 2).join('/');
    throw new Error(
      `${specifier} is missing. The pose model is built from the package ${name}: ` +
        'run "npm install" with dev dependencies, then "npm run build:pose-model".',
      { cause },
    );
  }
  return readFile(path);
}
