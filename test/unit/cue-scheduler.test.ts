import { describe, expect, it } from 'vitest';
import type { CoachResult, CompensationState } from '../../src/core/movement/coachResult';
import { createCueScheduler } from '../../src/cues/cueScheduler';

const lean = (shown: boolean): CompensationState => ({
  id: 'trunk-lean',
  unit: 'degrees',
  tolerance: 10,
  size: 20,
  sigma: 1,
  shown,
  measurable: true,
});

const result = (change: Partial<CoachResult> = {}): CoachResult => ({
  time: 0,
  state: 'moving',
  side: 'right',
  phase: 0.2,
  phaseSigma: 0.02,
  speed: 0.2,
  progress: 0.3,
  errors: [],
  compensations: [],
  breath: 'out',
  trial: null,
  rejected: null,
  request: null,
  ...change,
});

const scheduler = (hasHold = true) => createCueScheduler('elbow-flexion', hasHold);

describe('the cue', () => {
  it('follows the movement: out, hold, back', () => {
    const cues = scheduler();
    const at = (phase: number, time: number) => cues.update(result({ phase }), time).words;
    expect(at(0.1, 0)).toBe('pattern.elbow-flexion.cueOut');
    expect(at(0.5, 1)).toBe('pattern.elbow-flexion.cueHold');
    expect(at(0.8, 2)).toBe('pattern.elbow-flexion.cueBack');
  });

  it('asks for no hold where there is none', () => {
    const cue = scheduler(false).update(result({ phase: 0.5 }), 0);
    expect(cue.words).toBe('pattern.elbow-flexion.cueBack');
  });

  it('tells a compensation only when it lasts', () => {
    const cues = scheduler();
    const wrong = result({ compensations: [lean(true)] });
    expect(cues.update(wrong, 0).tone).toBe('do');
    expect(cues.update(wrong, 0.3).tone).toBe('do');
    expect(cues.update(wrong, 0.5)).toEqual({ words: 'compensation.trunk-lean.now', tone: 'fix' });
  });

  it('says nothing of a compensation that is within the rule for showing errors', () => {
    const cues = scheduler();
    for (let time = 0; time < 5; time += 0.1)
      expect(cues.update(result({ compensations: [lean(false)] }), time).tone).toBe('do');
  });

  it('keeps a correction long enough to be read, then goes on', () => {
    const cues = scheduler();
    const wrong = result({ compensations: [lean(true)] });
    for (let time = 0; time <= 1; time += 0.1) cues.update(wrong, time);
    expect(cues.update(result(), 2).tone).toBe('fix');
    expect(cues.update(result(), 4).tone).toBe('do');
  });

  it('asks to be seen before it corrects', () => {
    const cues = scheduler();
    const both = result({ compensations: [lean(true)], request: 'turn-to-side' });
    for (let time = 0; time <= 1; time += 0.1) cues.update(both, time);
    expect(cues.update(both, 1.1).words).toBe('request.turn-to-side');
  });

  it('says why an attempt did not count', () => {
    const cue = scheduler().update(result({ rejected: 'too-small' }), 0);
    expect(cue).toEqual({ words: 'rejected.too-small', tone: 'fix' });
  });

  it('stays the same object while it stays the same', () => {
    const cues = scheduler();
    expect(cues.update(result(), 0)).toBe(cues.update(result(), 0.03));
  });
});
