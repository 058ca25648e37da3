import { describe, expect, it } from 'vitest';
import {
  chooseModel,
  createModelChoice,
  updateModelChoice,
} from '../../../src/tracking/webcam/chooseModel';

describe('choosing the pose model', () => {
  it('takes the full model where it would stay within the budget', () => {
    expect(chooseModel({ current: 'lite', triedFull: false }, 21)).toBe('full');
  });

  it('stays with the lite model where the full one would be too slow', () => {
    expect(chooseModel({ current: 'lite', triedFull: false }, 30)).toBe('lite');
  });

  it('goes back when the full model turns out too slow, and does not try it again', () => {
    expect(chooseModel({ current: 'full', triedFull: true }, 46)).toBe('lite');
    expect(chooseModel({ current: 'lite', triedFull: true }, 10)).toBe('lite');
  });

  it('keeps a full model that is fast enough', () => {
    expect(chooseModel({ current: 'full', triedFull: true }, 44)).toBe('full');
  });

  it('stays with the lite model on a machine too slow for either', () => {
    expect(chooseModel({ current: 'lite', triedFull: true }, 400)).toBe('lite');
  });
});

describe('watching the frame times', () => {
  const feed = (choice: ReturnType<typeof createModelChoice>, times: number[]): string =>
    times.map((ms) => updateModelChoice(choice, ms)).at(-1) ?? choice.current;
  const frames = (count: number, ms: number): number[] => Array.from({ length: count }, () => ms);

  it('decides nothing before it has seen enough frames', () => {
    const choice = createModelChoice('lite');
    expect(feed(choice, frames(59, 10))).toBe('lite');
    expect(feed(choice, [10])).toBe('full');
  });

  it('is not put off by the slow first frame', () => {
    const choice = createModelChoice('lite');
    expect(feed(choice, [900, ...frames(59, 20)])).toBe('full');
  });

  it('judges a new model by its own times alone', () => {
    const choice = createModelChoice('lite');
    feed(choice, frames(60, 10));
    expect(feed(choice, frames(59, 80))).toBe('full');
    expect(feed(choice, [80])).toBe('lite');
    expect(feed(choice, frames(300, 5))).toBe('lite');
  });
});
