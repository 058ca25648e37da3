/** Flags with which Chromium runs without a screen or a graphics card, as root, quietly. */
export const CHROMIUM_FLAGS: readonly string[] = [
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

/** Flags that make a Y4M file the camera. It is played at its own rate, over and over. */
export const fakeCameraFlags = (y4m: string): readonly string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${y4m}`,
];
