import { populationBody } from '../../../src/core/body/body';
import { createPose } from '../../../src/core/body/pose';
import { createSolver } from '../../../src/core/body/solver';
import { seconds } from '../../../src/core/body/units';
import { createRandom } from '../../../src/core/random';
import { createSyntheticObserver } from '../../../src/tracking/synthetic/syntheticObserver';
import { postureOf } from './watching';

/**
 * Prints what a frame costs the solver: objects made (arrays, typed arrays and their views, caught as they are made), bytes on the heap
 * and milliseconds, each the best of several rounds.
 */
const body = populationBody();
const observer = createSyntheticObserver(createRandom(1));
const solver = createSolver(body);
const pose = createPose();
const bent = { leftHipFlexion: 80, rightHipFlexion: 80, leftKneeFlexion: 90, rightKneeFlexion: 90 };
const seen = Array.from({ length: 60 }, (_, i) => {
  const observation = observer.observe(
    body,
    postureOf(body, bent, (i % 30) / 30, pose),
    seconds(0),
  );
  return {
    ...observation,
    image: Float32Array.from(observation.image),
    world: Float32Array.from(observation.world),
  };
});

let frames = 0;
function run(count: number): void {
  for (let i = 0; i < count; i++) {
    const observation = seen[frames % seen.length]!;
    observation.captureTime = seconds(frames / 30);
    frames++;
    solver.update(observation);
  }
}

let made = 0;
const { Float64Array: Plain } = globalThis;
const subarray = Plain.prototype.subarray;
function countMade(): void {
  globalThis.Float64Array = new Proxy(Plain, {
    construct(target, values) {
      made++;
      return Reflect.construct(target, values);
    },
  });
  Plain.prototype.subarray = function (...range) {
    made++;
    return subarray.apply(this, range);
  };
  for (const name of ['map', 'filter', 'slice', 'concat', 'flatMap'] as const) {
    const original = Array.prototype[name] as (...values: unknown[]) => unknown;
    Object.defineProperty(Array.prototype, name, {
      configurable: true,
      writable: true,
      value(...values: unknown[]) {
        made++;
        return original.apply(this, values);
      },
    });
  }
}

run(6000);
let bytes = Number.POSITIVE_INFINITY;
let milliseconds = Number.POSITIVE_INFINITY;
for (let round = 0; round < 8; round++) {
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const start = performance.now();
  run(2000);
  milliseconds = Math.min(milliseconds, (performance.now() - start) / 2000);
  bytes = Math.min(bytes, (process.memoryUsage().heapUsed - heap) / 2000);
}
countMade();
run(100);
const counted = made;
process.stdout.write(JSON.stringify({ made: counted, bytes, milliseconds }));
