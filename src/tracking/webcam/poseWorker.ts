import {
  FilesetResolver,
  type Landmark,
  type NormalizedLandmark,
  PoseLandmarker,
  type PoseLandmarkerResult,
} from '@mediapipe/tasks-vision';
import { LANDMARK_COUNT, LANDMARK_STRIDE } from '../../core/body/observation';
import type { Seconds } from '../../core/body/units';
import { chooseDelegate, type PoseDelegate } from './chooseDelegate';
import { countPersons } from './countPersons';
import { createIncreasingClock } from './increasingClock';
import type {
  FromPoseWorker,
  PoseDetection,
  PoseFrame,
  PoseWorkerOptions,
  ToPoseWorker,
} from './poseMessages';
import type { PoseModelErrorKind } from './poseModelError';

/** What MediaPipe looks for in the global scope, beside its own settings. */
interface MediaPipeScope {
  /** Settings of the WebAssembly module. */
  Module?: { printErr: (line: string) => void };
  /** Where the loader leaves its result. */
  ModuleFactory?: unknown;
  /** Imports the loader. */
  import?: (url: string) => Promise<void>;
}

const scope: MediaPipeScope = globalThis as object;

const TASK_OPTIONS = {
  follow: { runningMode: 'VIDEO', numPoses: 1 },
  // At the usual confidence of 0.5 the farther of two people is missed half the time.
  count: { runningMode: 'IMAGE', numPoses: 2, minPoseDetectionConfidence: 0.35 },
} as const;

type WasmFileset = Parameters<typeof PoseLandmarker.createFromOptions>[0];
type Detect = (frame: PoseFrame, time: Seconds) => PoseLandmarkerResult;

let detect: Detect | null = null;

// Messages may arrive while the model loads; they are answered in their order.
let tail: Promise<void> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<ToPoseWorker>) => {
  tail = tail.then(() => answer(data));
};

async function answer(message: ToPoseWorker): Promise<void> {
  if (message.kind === 'load') await load(message);
  else detectFrame(message.frame, message.time);
}

async function load(options: PoseWorkerOptions): Promise<void> {
  const webGl = probeWebGl();
  if (!webGl) {
    fail('webgl-missing', 'No WebGL 2 context on an OffscreenCanvas');
    return;
  }
  const delegate = options.delegate === 'auto' ? chooseDelegate(webGl.renderer) : options.delegate;
  try {
    const fileset = await wasmFileset(options.wasmUrl);
    const landmarker = await openLandmarker(fileset, options, delegate);
    const clock = createIncreasingClock();
    detect =
      options.task === 'follow'
        ? (frame, time) => landmarker.detectForVideo(frame, clock(time))
        : (frame) => landmarker.detect(frame);
    post({ kind: 'ready' });
  } catch (error) {
    fail('model-not-loaded', explain(error));
  }
}

async function openLandmarker(
  fileset: WasmFileset,
  options: PoseWorkerOptions,
  delegate: PoseDelegate,
): Promise<PoseLandmarker> {
  // MediaPipe reports its ordinary start on stderr, which would end up as errors on the console.
  scope.Module = { printErr: () => {} };
  // The loader leaves its result behind only when it is first imported; MediaPipe takes it away.
  scope.import = async (url) => {
    scope.ModuleFactory = (await import(/* @vite-ignore */ url)).default;
  };
  try {
    return await PoseLandmarker.createFromOptions(fileset, {
      baseOptions: { modelAssetPath: options.modelUrl, delegate },
      ...TASK_OPTIONS[options.task],
    });
  } catch (error) {
    if (delegate === 'CPU') throw error;
    return openLandmarker(fileset, options, 'CPU');
  }
}

/**
 * As `FilesetResolver.forVisionTasks(base, true)` does, which in a module worker takes SIMD for
 * granted: MediaPipe's loader without SIMD is no module, ours is (tools/pose-model/wasmFiles.ts).
 */
async function wasmFileset(base: string): Promise<WasmFileset> {
  if (await FilesetResolver.isSimdSupported()) return FilesetResolver.forVisionTasks(base, true);
  const path = `${base}/vision_wasm_nosimd_module_internal`;
  return { wasmLoaderPath: `${path}.js`, wasmBinaryPath: `${path}.wasm` };
}

function detectFrame(frame: PoseFrame, time: Seconds): void {
  if (!detect) {
    frame.close();
    return;
  }
  try {
    const start = performance.now();
    const result = detect(frame, time);
    const inferenceMs = performance.now() - start;
    const figures = result.landmarks.map(flatten);
    const detection: PoseDetection = {
      time,
      persons: countPersons(figures),
      image: figures[0] ?? flatten([]),
      world: flatten(result.worldLandmarks[0] ?? []),
      inferenceMs,
    };
    post({ kind: 'detected', detection }, [detection.image.buffer, detection.world.buffer]);
  } catch (error) {
    // After an error MediaPipe's graph answers no more: only a new worker helps.
    detect = null;
    fail('worker-crashed', explain(error));
  } finally {
    frame.close();
  }
}

function flatten(landmarks: NormalizedLandmark[] | Landmark[]): Float32Array {
  const values = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE);
  landmarks.forEach(({ x, y, z, visibility }, i) => {
    const at = i * LANDMARK_STRIDE;
    values[at] = x;
    values[at + 1] = y;
    values[at + 2] = z;
    values[at + 3] = visibility;
  });
  return values;
}

function probeWebGl(): { renderer: string | null } | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  // A page may keep about 16 contexts alive; the figures want them.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { renderer };
}

function fail(error: PoseModelErrorKind, detail: string): void {
  post({ kind: 'failed', error, detail });
}

function post(message: FromPoseWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
