import { LANDMARK_COUNT, LANDMARK_STRIDE } from '../../core/body/observation';

/**
 * Two figures that share more than this part of the smaller one's box are one person found twice:
 * the model likes to find a person's legs again as a person of their own.
 */
const SAME_PERSON_OVERLAP = 0.5;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How many people the figures stand for, each given as its 33 image landmarks. */
export function countPersons(figures: readonly Float32Array[]): number {
  const persons: Box[] = [];
  for (const figure of figures) {
    const box = boxOf(figure);
    if (persons.every((other) => overlap(box, other) <= SAME_PERSON_OVERLAP)) persons.push(box);
  }
  return persons.length;
}

function boxOf(figure: Float32Array): Box {
  const box = { left: 1, top: 1, right: 0, bottom: 0 };
  for (let i = 0; i < LANDMARK_COUNT; i++) {
    const x = figure[i * LANDMARK_STRIDE] ?? 0;
    const y = figure[i * LANDMARK_STRIDE + 1] ?? 0;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** The shared area as a part of the smaller box, 0–1. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(area(a), area(b));
}

function area({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top);
}
