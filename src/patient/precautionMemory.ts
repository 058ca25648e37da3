import { PRECAUTIONS_VALID_DAYS } from '../core/program/precautions';

const KEY = 'retrace.precautions-passed';
const DAY_MS = 24 * 3600 * 1000;

type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Remembers on this device that the precaution screen was passed: only that and when, never an answer.
 * `today` is milliseconds since 1970. A memory that is full or forbidden forgets, and the screen is
 * asked again.
 */
export function arePrecautionsPassed(memory: Memory, today: number): boolean {
  try {
    const passed = Number(memory.getItem(KEY) ?? Number.NaN);
    const age = today - passed;
    // A date in the future comes from a clock that was wrong: ask again.
    return age >= 0 && age < PRECAUTIONS_VALID_DAYS * DAY_MS;
  } catch {
    return false;
  }
}

export function rememberPrecautionsPassed(memory: Memory, today: number): void {
  try {
    memory.setItem(KEY, String(today));
  } catch {
    // Forgetting is safe.
  }
}

export function forgetPrecautions(memory: Memory): void {
  try {
    memory.removeItem(KEY);
  } catch {
    // Where nothing can be removed, nothing was kept.
  }
}
