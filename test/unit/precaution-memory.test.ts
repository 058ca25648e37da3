import { describe, expect, it } from 'vitest';
import { urlOptions } from '../../src/app/urlOptions';
import {
  arePrecautionsPassed,
  forgetPrecautions,
  rememberPrecautionsPassed,
} from '../../src/patient/precautionMemory';

const DAY = 24 * 3600 * 1000;
const TODAY = Date.UTC(2026, 4, 4);

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('the precaution screen', () => {
  it('is asked on a device that knows nothing', () => {
    expect(arePrecautionsPassed(memory(), TODAY)).toBe(false);
  });

  it('holds for ninety days and is asked again then', () => {
    const device = memory();
    rememberPrecautionsPassed(device, TODAY);
    expect(arePrecautionsPassed(device, TODAY + 89 * DAY)).toBe(true);
    expect(arePrecautionsPassed(device, TODAY + 90 * DAY)).toBe(false);
  });

  it('is asked again when the device’s clock was wrong, or what it kept is no date', () => {
    const device = memory();
    rememberPrecautionsPassed(device, TODAY);
    expect(arePrecautionsPassed(device, TODAY - DAY)).toBe(false);
    const odd = { ...device, getItem: () => 'yes' };
    expect(arePrecautionsPassed(odd, TODAY)).toBe(false);
  });

  it('is asked again after one yes', () => {
    const device = memory();
    rememberPrecautionsPassed(device, TODAY);
    forgetPrecautions(device);
    expect(arePrecautionsPassed(device, TODAY)).toBe(false);
  });

  it('is asked each time where nothing can be kept, and nothing breaks', () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const device = { getItem: refuse, setItem: refuse, removeItem: refuse };
    rememberPrecautionsPassed(device, TODAY);
    forgetPrecautions(device);
    expect(arePrecautionsPassed(device, TODAY)).toBe(false);
  });
});

describe('the address', () => {
  it('chooses a movement and shortens the countdown', () => {
    expect(urlOptions('?pattern=mini-squat&countdown=0&file=1')).toMatchObject({
      pattern: 'mini-squat',
      countdown: 0,
      file: true,
    });
  });

  it.each(['', '?countdown=', '?countdown=-1', '?countdown=99', '?countdown=soon'])(
    'leaves the countdown alone for %s',
    (search) => {
      expect(urlOptions(search).countdown).toBeNull();
    },
  );
});
