import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { createFrame } from '../../src/core/body/frame';
import { findPattern } from '../../src/core/movement/library/library';
import { MovementStage, type MovementStageProps } from '../../src/scenes/MovementStage';

const TEXTS = {
  description: 'a figure moves',
  noGraphics: 'only a picture',
  graphicsLost: 'back soon',
};
const pattern = findPattern('shoulder-abduction')!;

let root: Root | undefined;
let place: HTMLDivElement | undefined;

function show(props: Partial<MovementStageProps>): HTMLDivElement {
  place ??= document.body.appendChild(document.createElement('div'));
  place.style.cssText = 'width: 320px; height: 240px';
  root ??= createRoot(place);
  root.render(<MovementStage pattern={pattern} side="right" texts={TEXTS} {...props} />);
  return place;
}

afterEach(() => {
  root?.unmount();
  place?.remove();
  root = undefined;
  place = undefined;
  vi.restoreAllMocks();
});

const WAIT = { timeout: 60_000, interval: 50 };

it('shows the movement from rest to its far end and back, and asks nobody but our own origin', async () => {
  const phases: number[] = [];
  const stage = show({ onPhase: (phase) => phases.push(phase), speed: 4 });
  await vi.waitUntil(() => Math.max(0, ...phases) > 0.9, WAIT);
  expect(stage.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(TEXTS.description);
  expect(Math.min(...phases)).toBe(0);
  const foreign = performance
    .getEntriesByType('resource')
    .filter(({ name }) => !name.startsWith(location.origin) && !/^(blob|data):/.test(name));
  expect(foreign).toEqual([]);
});

it('stands still while it is paused', async () => {
  const phases: number[] = [];
  show({ onPhase: (phase) => phases.push(phase), playing: false });
  await vi.waitUntil(() => phases.length > 3, WAIT);
  expect(new Set(phases)).toEqual(new Set([0]));
});

it('reads the patient’s frame while drawing, without rendering the page anew', async () => {
  const frame = createFrame();
  let reads = 0;
  show({
    showPatient: true,
    frameSource: () => {
      reads++;
      return frame;
    },
  });
  await vi.waitUntil(() => reads > 5, WAIT);
});

it('goes on with a clay figure where the avatar is broken, and says what is wrong with it', async () => {
  const problems: string[] = [];
  const phases: number[] = [];
  show({
    avatar: new File(['%PDF-1.7'], 'letter.vrm'),
    onPhase: (phase) => phases.push(phase),
    onProblem: (problem) =>
      problems.push(problem.kind === 'avatar' ? problem.error.message : problem.kind),
  });
  await vi.waitUntil(() => phases.length > 3, WAIT);
  expect(problems).toEqual([
    'The avatar "letter.vrm" begins with "%PDF" at byte 0; expected "glTF", as a VRM file does.',
  ]);
});

it('shows a still picture when the graphics card is taken away', async () => {
  const kinds: string[] = [];
  const phases: number[] = [];
  const stage = show({
    onPhase: (phase) => phases.push(phase),
    onProblem: ({ kind }) => kinds.push(kind),
  });
  await vi.waitUntil(() => phases.length > 3, WAIT);
  const context = stage.querySelector('canvas')!.getContext('webgl2')!;
  context.getExtension('WEBGL_lose_context')!.loseContext();
  await vi.waitUntil(() => stage.textContent?.includes(TEXTS.graphicsLost), WAIT);
  expect(kinds).toEqual(['graphics-lost']);
});
