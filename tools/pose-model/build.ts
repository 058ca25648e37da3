import { join } from 'node:path';
import { readPackageFile } from './packageFile';
import { poseTask } from './poseTask';
import { WASM_FILES } from './wasmFiles';
import { writeIfChanged } from './writeIfChanged';

const MODELS = join(import.meta.dirname, '../../public/models');
const VARIANTS = ['lite', 'full'] as const;

async function write(name: string, data: Uint8Array): Promise<void> {
  const outcome = await writeIfChanged(join(MODELS, name), data);
  console.log(`${name}  ${(data.length / 1e6).toFixed(2)} MB  ${outcome}`);
}

async function build(): Promise<void> {
  // In this package the "packed assets" are nothing but the detector.
  const detector = await readPackageFile('@mediapipe/pose/pose_solution_packed_assets.data');
  for (const variant of VARIANTS) {
    const landmarks = await readPackageFile(`@mediapipe/pose/pose_landmark_${variant}.tflite`);
    await write(`pose_landmarker_${variant}.task`, poseTask({ detector, landmarks }));
  }
  for (const file of WASM_FILES) {
    const data = await readPackageFile(`@mediapipe/tasks-vision/${file.from}`);
    const ending = new TextEncoder().encode(file.append ?? '');
    await write(`wasm/${file.to}`, Buffer.concat([data, ending]));
  }
}

try {
  await build();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
