import { NOTHING_SEEN, type ViewChecks } from '../patient/viewChecks';

/** How long a change has to hold before it is believed, seconds: a limb flickers at its edge. */
const SETTLE = 0.3;

/** Steadies the view checks: the same object until a change has held for a while. */
export interface SightKeeper {
  update(seen: ViewChecks, time: number): ViewChecks;
}

const same = (a: ViewChecks, b: ViewChecks): boolean =>
  a.person === b.person && a.body === b.body && a.turned === b.turned;

export function createSightKeeper(): SightKeeper {
  let kept = NOTHING_SEEN;
  let candidate = NOTHING_SEEN;
  let since = 0;
  return {
    update(seen, time) {
      if (!same(seen, candidate)) {
        candidate = seen;
        since = time;
      }
      if (!same(candidate, kept) && time - since >= SETTLE) kept = candidate;
      return kept;
    },
  };
}
