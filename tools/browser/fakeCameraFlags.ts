/** Flags that make a Y4M file Chromium's camera. It is played at its own rate, over and over. */
export const fakeCameraFlags = (y4m: string): readonly string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${y4m}`,
];
