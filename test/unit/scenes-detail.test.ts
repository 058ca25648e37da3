import { describe, expect, it } from 'vitest';
import { chooseDetail, DETAILS, firstDetail } from '../../src/scenes/chooseDetail';

const frames = (cost: number, count = 30): number[] => Array.from({ length: count }, () => cost);

describe('how richly the scene is drawn', () => {
  it('leaves a quick machine as it is', () => {
    expect(chooseDetail('full', frames(16.7))).toBe('full');
  });

  it('takes one step down where frames are slow, and the next from there', () => {
    expect(chooseDetail('full', frames(60))).toBe('lean');
    expect(chooseDetail('lean', frames(60))).toBe('bare');
  });

  it('goes straight to the barest where frames are very slow', () => {
    expect(chooseDetail('full', frames(200))).toBe('bare');
  });

  it('does not judge before it has seen enough frames', () => {
    expect(chooseDetail('full', frames(70, 19))).toBe('full');
    expect(chooseDetail('full', [])).toBe('full');
  });

  it('needs few frames where each takes very long', () => {
    expect(chooseDetail('full', frames(500, 3))).toBe('full');
    expect(chooseDetail('full', frames(500, 4))).toBe('bare');
  });

  it('is not moved by single slow frames', () => {
    expect(chooseDetail('full', [...frames(16), 900, 400, 700])).toBe('full');
  });

  it('never goes up again, whatever comes', () => {
    for (const detail of DETAILS) {
      for (const cost of [0, 10, 45, 500]) {
        const next = chooseDetail(detail, frames(cost));
        expect(DETAILS.indexOf(next)).toBeGreaterThanOrEqual(DETAILS.indexOf(detail));
      }
    }
  });

  it('starts leaner where there is no graphics card', () => {
    const software =
      'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)';
    expect(firstDetail(software)).toBe('lean');
    expect(firstDetail('Mesa/X.org, llvmpipe (LLVM 15.0.6, 256 bits)')).toBe('lean');
    expect(firstDetail('ANGLE (Intel, Mesa Intel(R) UHD Graphics 620)')).toBe('full');
  });
});
