import { describe, expect, it } from 'vitest';
import { seconds } from '../../src/core/body/units';
import type { CompensationId } from '../../src/core/movement/compensationIds';
import { type NotMeasurableReason, notMeasurable } from '../../src/core/movement/measurement';
import type { ComponentScore, RepetitionTrial } from '../../src/core/movement/trial';
import { judgeSet, worstShown } from '../../src/core/program/judgeSet';

const rated = (sentence: string, score: number): ComponentScore => ({
  score,
  sigma: 5,
  measurement: { measurable: true, value: score, sigma: 5, unit: '°', method: '', source: 'pose' },
  sentence,
  values: {},
});

const unseen = (part: string, reason: NotMeasurableReason): ComponentScore => ({
  score: null,
  sigma: 0,
  measurement: notMeasurable(reason),
  sentence: `${part}.not-measurable`,
  values: { reason },
});

function trial(
  change: Partial<RepetitionTrial['components']> = {},
  compensations: readonly CompensationId[] = [],
): RepetitionTrial {
  return {
    kind: 'repetition',
    pattern: 'elbow-flexion',
    side: 'right',
    start: seconds(0),
    peak: seconds(1),
    end: seconds(2),
    quality: 80,
    qualitySigma: 5,
    components: {
      range: rated('range.reached', 95),
      path: rated('path.good', 90),
      tempo: rated('tempo.good', 85),
      smoothness: unseen('smoothness', 'too-noisy'),
      symmetry: unseen('symmetry', 'no-reference'),
      compensation: rated('compensation.none', 90),
      ...change,
    },
    compensations: compensations.map((id) => ({
      id,
      size: 20,
      sigma: 2,
      unit: 'degrees',
      phase: 0.5,
    })),
  };
}

describe('what is said after a set', () => {
  it('names what was best and nothing to work on when no error is shown', () => {
    const { best, workOn } = judgeSet([trial(), trial()]);
    expect(best?.sentence).toBe('range.reached');
    expect(workOn).toBeNull();
  });

  it('names no error that the rule does not show, however low its score', () => {
    const low = trial({ path: rated('path.good', 5) });
    expect(judgeSet([low]).workOn).toBeNull();
    expect(worstShown(low)).toBeNull();
  });

  it('works on the error that was shown most often', () => {
    const short = { range: rated('range.short', 60) };
    const fast = { tempo: rated('tempo.fast', 10) };
    const { workOn } = judgeSet([trial(short), trial({ ...short, ...fast }), trial(short)]);
    expect(workOn).toMatchObject({ kind: 'component', score: { sentence: 'range.short' } });
  });

  it('prefers a compensation that came as often', () => {
    const short = { range: rated('range.short', 60) };
    const { workOn } = judgeSet([trial(short, ['elbow-bend']), trial({}, ['trunk-lean'])]);
    expect(workOn?.kind).toBe('compensation');
  });

  it('does not praise what showed an error each time', () => {
    const { best } = judgeSet([trial({ range: rated('range.beyond-limit', 100) })]);
    expect(best?.sentence).toBe('path.good');
  });

  it('tells what the camera could not measure, but not what has nothing to be compared with', () => {
    expect(judgeSet([trial()]).unmeasured).toEqual([
      { component: 'smoothness', reason: 'too-noisy' },
    ]);
  });

  it('does not call unmeasured what was measured once', () => {
    const once = trial({ smoothness: rated('smoothness.good', 80) });
    expect(judgeSet([trial(), once]).unmeasured).toEqual([]);
  });

  it('says nothing about nothing', () => {
    expect(judgeSet([])).toEqual({ best: null, workOn: null, unmeasured: [] });
  });
});
