import type { PatientServices } from '../patient/patientContext';

/** The browser's own store; where it is forbidden, one that forgets with the page. */
export function deviceMemory(): PatientServices['memory'] {
  try {
    return window.localStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}
