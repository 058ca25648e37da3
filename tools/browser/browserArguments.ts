/**
 * Arguments for a headless Chromium that renders in software, works as root and asks nobody on the
 * network for anything.
 */
export const BROWSER_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // WebGL needs SwiftShader; the page itself is put together by the CPU several times faster without it.
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
];
