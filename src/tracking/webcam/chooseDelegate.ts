export type PoseDelegate = 'CPU' | 'GPU';

/** Renderers that draw on the CPU: their "GPU" is slower than computing there at once. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|lavapipe|basic render|software|mesa offscreen/i;
const HARDWARE =
  /nvidia|geforce|quadro|radeon|\bamd\b|intel|iris|apple (gpu|m\d)|adreno|mali|powervr/i;

/**
 * Where to compute, from the name of WebGL's renderer. An unknown or hidden name means CPU, which
 * works everywhere.
 */
export function chooseDelegate(renderer: string | null): PoseDelegate {
  if (renderer === null || SOFTWARE.test(renderer)) return 'CPU';
  return HARDWARE.test(renderer) ? 'GPU' : 'CPU';
}
