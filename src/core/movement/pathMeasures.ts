import type { OwnPosture } from './ownPosture';
import { PHASE_BINS, type Reference } from './reference';
import type { SeenBody } from './seenBody';

/** Things measured straight from one frame against the model of one side. */
export interface PathMeasures {
  /**
   * Share of the way gone, straight along the first part of the model's way out: without bias and delay near the
   * start, where it may be negative; beyond a third of the way it is too small.
   */
  departure(): number;
  /** By how many nats the model's far end differs from its start, as this view shows it. */
  visibility(): number;
  /**
   * Root mean square distance (radians) of the compared segments from a cell (amplitude · bins + phase), as far as it
   * is seen across the line of sight; NaN where none is seen.
   */
  distance(cell: number): number;
  /** One SD of a component of it, radians. */
  distanceSigma(): number;
  /** Distance (radians, across the line of sight) of a segment from its own place at the start. */
  strayed(segment: number): number;
  /**
   * Where the last compared segment points as the sensor sees it, in units in which the model's whole turn of a loop
   * encloses an area of π. Written to `out` as x, y.
   */
  flat(out: Float64Array): void;
}

/** How far out the first part of the way is taken to be straight. */
const EARLY_PROGRESS = 0.3;

/** First cell of the amplitude nearest to the model's own. */
function naturalCell({ amplitudes }: Reference): number {
  let nearest = 0;
  for (const [a, amplitude] of amplitudes.entries()) {
    if (Math.abs(amplitude - 1) < Math.abs(amplitudes[nearest]! - 1)) nearest = a;
  }
  return nearest * PHASE_BINS;
}

/** The first cell of it that is some way out. */
function earlyCell(reference: Reference): number {
  const { progress } = reference;
  let cell = naturalCell(reference);
  const end = cell + PHASE_BINS - 1;
  while (cell < end && progress[cell]! < EARLY_PROGRESS) cell++;
  return cell;
}

export function createPathMeasures(
  reference: Reference,
  posture: OwnPosture,
  seen: SeenBody,
): PathMeasures {
  const { segments, directions, start, hipHeight, progress } = reference;
  const { local, view, across, along, radial, outwards } = seen;
  const { offsets } = posture;
  const n = segments.length;
  const early = earlyCell(reference);
  const natural = naturalCell(reference);
  const far = natural + Math.round(reference.trajectory.turnPhase * (PHASE_BINS - 1));

  /** Area that the model's last segment encloses, as seen along the line of sight. */
  function enclosed(): number {
    let area = 0;
    for (let k = 0; k < PHASE_BINS; k++) {
      const a = ((natural + k) * n + n - 1) * 3;
      const b = ((natural + ((k + 1) % PHASE_BINS)) * n + n - 1) * 3;
      for (let i = 0; i < 3; i++) {
        const [j, l] = i === 0 ? NEXT_X : i === 1 ? NEXT_Y : NEXT_Z;
        area +=
          (directions[a + j]! * directions[b + l]! - directions[a + l]! * directions[b + j]!) *
          view[i]!;
      }
    }
    return Math.abs(area) / 2;
  }

  return {
    visibility() {
      let square = seen.hipWeight * (hipHeight[far]! - hipHeight[0]!) ** 2;
      for (let j = 0; j < n; j++) {
        const segment = segments[j]!;
        let gg = 0;
        let gv = 0;
        for (let i = 0; i < 3; i++) {
          const at = segment * 3 + i;
          const g = directions[(far * n + j) * 3 + i]! - start[at]!;
          gg += g * g;
          gv += g * view[i]!;
        }
        square += across[segment]! * gg + along[segment]! * gv * gv;
      }
      return square / 2;
    },
    departure() {
      let gone = 0;
      let length = 0;
      for (let j = 0; j < n; j++) {
        const segment = segments[j]!;
        let gg = 0;
        let gd = 0;
        let gv = 0;
        let dv = 0;
        let go = 0;
        let od = 0;
        for (let i = 0; i < 3; i++) {
          const at = segment * 3 + i;
          const g = directions[(early * n + j) * 3 + i]! - start[at]!;
          const d = local[at]! - start[at]! - offsets[at]!;
          gg += g * g;
          gd += g * d;
          gv += g * view[i]!;
          dv += d * view[i]!;
          go += g * outwards[at]!;
          od += d * outwards[at]!;
        }
        gone += across[segment]! * gd + along[segment]! * gv * dv + radial[segment]! * go * od;
        length += across[segment]! * gg + along[segment]! * gv * gv + radial[segment]! * go * go;
      }
      const g = hipHeight[early]! - hipHeight[0]!;
      gone += seen.hipWeight * g * (seen.hip - hipHeight[0]! - posture.hip);
      length += seen.hipWeight * g * g;
      return length > 1e-9 ? (progress[early]! * gone) / length : 0;
    },
    distance(cell) {
      let sum = 0;
      let count = 0;
      for (let j = 0; j < n; j++) {
        const segment = segments[j]!;
        if (across[segment] === 0) continue;
        let square = 0;
        let deep = 0;
        for (let i = 0; i < 3; i++) {
          const at = segment * 3 + i;
          const d = local[at]! - directions[(cell * n + j) * 3 + i]! - offsets[at]!;
          square += d * d;
          deep += d * view[i]!;
        }
        sum += Math.max(0, square - deep * deep);
        count++;
      }
      return count > 0 ? Math.sqrt(sum / count) : Number.NaN;
    },
    distanceSigma() {
      let sum = 0;
      let count = 0;
      for (let j = 0; j < n; j++) {
        const segment = segments[j]!;
        if (across[segment] === 0) continue;
        sum += seen.sigma[segment]! ** 2;
        count++;
      }
      return count > 0 ? Math.sqrt(sum / count) : Number.NaN;
    },
    strayed(segment) {
      let square = 0;
      let deep = 0;
      for (let i = 0; i < 3; i++) {
        const at = segment * 3 + i;
        const d = local[at]! - start[at]! - offsets[at]!;
        square += d * d;
        deep += d * view[i]!;
      }
      return Math.sqrt(Math.max(0, square - deep * deep));
    },
    flat(out) {
      const scale = Math.sqrt(Math.PI / Math.max(1e-3, enclosed()));
      // Two axes across the line of sight: the level one, and the one that completes it.
      const level = Math.max(1e-6, Math.sqrt(view[0]! ** 2 + view[2]! ** 2));
      const ex = view[2]! / level;
      const ez = -view[0]! / level;
      const at = segments[n - 1]! * 3;
      const [x, y, z] = [local[at]!, local[at + 1]!, local[at + 2]!];
      out[0] = scale * (x * ex + z * ez);
      out[1] =
        scale * (x * view[1]! * ez + y * (view[2]! * ex - view[0]! * ez) - z * view[1]! * ex);
    },
  };
}

const NEXT_X = [1, 2] as const;
const NEXT_Y = [2, 0] as const;
const NEXT_Z = [0, 1] as const;
