import { expect, it, vi } from 'vitest';

const FRAMEWORKS = ['three', 'react', 'react-dom', '@react-three/fiber', '@mediapipe/tasks-vision'];
for (const name of FRAMEWORKS) {
  vi.doMock(name, () => {
    throw new Error(`core imported ${name}`);
  });
}

it('the whole of core loads with three, React and MediaPipe taken away', async () => {
  const files = import.meta.glob('../../src/core/**/*.ts');
  const paths = Object.keys(files);
  expect(paths.length).toBeGreaterThan(10);
  for (const path of paths) await expect(files[path]?.()).resolves.toBeDefined();
});

it('the frameworks really are taken away here', async () => {
  await expect(import('three')).rejects.toThrow();
});
