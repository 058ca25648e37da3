import type { PatientOptions } from '../patient/patientContext';

const DETAILS = ['full', 'lean', 'bare'] as const;

/**
 * What the address asks for: `?pattern=ID` chooses a movement, `?side=find` lets the coach find the side,
 * `?file=1` offers a video first, `?countdown=SECONDS` (0–10) replaces the countdown, `?dose=NUMBER` (1–999)
 * the repetitions of a set, `?detail=full|lean|bare` how richly the figures are drawn. Anything else is ignored.
 */
export function urlOptions(search: string): PatientOptions {
  const asked = new URLSearchParams(search);
  const countdown = Number.parseFloat(asked.get('countdown') ?? '');
  const dose = Number(asked.get('dose') ?? Number.NaN);
  return {
    pattern: asked.get('pattern'),
    findSide: asked.get('side') === 'find',
    file: asked.get('file') === '1',
    countdown: countdown >= 0 && countdown <= 10 ? countdown : null,
    detail: DETAILS.find((detail) => detail === asked.get('detail')) ?? null,
    dose: Number.isInteger(dose) && dose >= 1 && dose <= 999 ? dose : null,
  };
}
