import type { OwnPosture } from './ownPosture';
import { PHASE_BINS, type Reference } from './reference';
import type { SeenBody } from './seenBody';

/** How badly what is seen fits each place of the model movement: ½ z², in nats. */
export interface PathCost {
  /** [(side · amplitudes + amplitude) · bins + phase] */
  readonly cells: Float64Array;
  /** Of the start posture, per side, as if one's own were not known. */
  readonly starts: Float64Array;
  /** Of being at rest in one's own start posture, whichever side is to move. */
  readonly rest: number;
  /** What a cell's cost is lower by (nats) because little deviation is expected there. */
  bonus(side: number, cell: number): number;
  /** What something else costs: the cell worth believing in must be cheaper. */
  readonly other: number;
  /** Per side: cost of what its model does not compare (the other arm), and the doubt in what it does, nats. */
  readonly beside: Float64Array;
  readonly doubts: Float64Array;
  /** Computes all costs for what was seen last. */
  update(): void;
}

/** Where a single bad segment stops counting, z². */
const CAP_SQUARE = 15;
const HIP_CAP_SQUARE = 12;
/** Steps from the start posture, where little deviation is expected, to half-way, from where on it is the usual one. */
const LEVELS = 5;
const NARROW_UNTIL = 0.5;
/** Share of a posture offset that is gone when the target is reached. */
const OFFSET_FADE = 0.5;

export function createPathCost(
  references: readonly Reference[],
  postures: readonly OwnPosture[],
  seen: SeenBody,
  loop: boolean,
): PathCost {
  const first = references[0]!;
  const cellsPerSide = first.amplitudes.length * PHASE_BINS;
  const cells = new Float64Array(references.length * cellsPerSide);
  const starts = new Float64Array(references.length);
  const beside = new Float64Array(references.length);
  const doubts = new Float64Array(references.length);
  const { local, view, across, along, radial, outwards, doubt } = seen;
  /** Segments that another side compares and this one does not. */
  const uncompared = references.map(({ segments }) =>
    [...new Set(references.flatMap((reference) => reference.segments))].filter(
      (segment) => !segments.includes(segment),
    ),
  );
  const { returnsAlike } = first;
  const fades = new Float64Array(cellsPerSide).map((_, cell) =>
    loop ? 1 : 1 - OFFSET_FADE * Math.min(1, Math.max(0, first.progress[cell]!)),
  );

  const last = LEVELS - 1;
  const levels = Uint8Array.from(first.progress, (progress) =>
    loop ? last : Math.min(last, Math.round((Math.max(0, progress) / NARROW_UNTIL) * last)),
  );
  /** Per side, level and compared segment: what z² is multiplied by; and per side and level what that is worth. */
  const factors = references.map(({ segments }) => new Float64Array(LEVELS * segments.length));
  const bonuses = references.map(() => new Float64Array(LEVELS));
  const rests = new Float64Array(references.length);

  /** A narrower normal distribution in the two dimensions of a picture: ½ z² grows, the norm pays for it. */
  function narrow(side: number): void {
    const { segments, moved } = references[side]!;
    const { known } = postures[side]!;
    for (let level = 0; level < LEVELS; level++) {
      const share = known * (1 - level / last);
      let bonus = 0;
      for (let j = 0; j < segments.length; j++) {
        const factor = moved[j] ? 1 + share * (seen.narrowing[segments[j]!]! - 1) : 1;
        factors[side]![level * segments.length + j] = factor;
        bonus += Math.log(factor);
      }
      bonuses[side]![level] = bonus;
    }
  }

  /** z² of one segment against a direction of the model, the person's offset taken out. */
  function square(
    segment: number,
    model: Float64Array,
    at: number,
    own: Float64Array,
    fade: number,
  ): number {
    const s = segment * 3;
    const dx = local[s]! - model[at]! - fade * own[s]!;
    const dy = local[s + 1]! - model[at + 1]! - fade * own[s + 1]!;
    const dz = local[s + 2]! - model[at + 2]! - fade * own[s + 2]!;
    const deep = dx * view[0]! + dy * view[1]! + dz * view[2]!;
    const out = dx * outwards[s]! + dy * outwards[s + 1]! + dz * outwards[s + 2]!;
    return (
      across[segment]! * (dx * dx + dy * dy + dz * dz) +
      along[segment]! * deep * deep +
      radial[segment]! * out * out
    );
  }

  function hipSquare(model: number, own: number): number {
    if (seen.hipWeight === 0) return 0;
    const error = seen.hip - model - own;
    return Math.min(HIP_CAP_SQUARE, error * error * seen.hipWeight);
  }

  function costSide(side: number): void {
    const { segments, directions, hipHeight, start } = references[side]!;
    const { offsets, hip } = postures[side]!;
    const others = uncompared[side]!;
    const n = segments.length;
    // The other arm may do as it likes: at worst it is as good as something else.
    let free = 0;
    for (let j = 0; j < others.length; j++) {
      const segment = others[j]!;
      free += Math.min(square(segment, start, segment * 3, offsets, 1), doubt[segment]!);
    }
    let doubted = seen.hipDoubt;
    for (let j = 0; j < n; j++) doubted += doubt[segments[j]!]!;
    beside[side] = free / 2;
    doubts[side] = doubted / 2;
    narrow(side);
    const factor = factors[side]!;
    const bonus = bonuses[side]!;
    const hips = hipSquare(hipHeight[0]!, hip);
    let starting = free + hips;
    let resting = free + hips;
    for (let j = 0; j < n; j++) {
      const segment = segments[j]!;
      const z = square(segment, start, segment * 3, offsets, 1);
      starting += Math.min(CAP_SQUARE, z);
      resting += Math.min(CAP_SQUARE, z * factor[j]!);
    }
    starts[side] = starting / 2;
    rests[side] = resting / 2 - bonus[0]!;
    const from = side * cellsPerSide;
    for (let cell = 0; cell < cellsPerSide; cell++) {
      const bin = cell % PHASE_BINS;
      if (returnsAlike && bin >= PHASE_BINS / 2) {
        cells[from + cell] = cells[from + cell + PHASE_BINS - 1 - 2 * bin]!;
        continue;
      }
      const fade = fades[cell]!;
      const level = levels[cell]!;
      let sum = free + hipSquare(hipHeight[cell]!, hip);
      for (let j = 0; j < n; j++) {
        const at = (cell * n + j) * 3;
        const z = square(segments[j]!, directions, at, offsets, fade) * factor[level * n + j]!;
        sum += Math.min(CAP_SQUARE, z);
      }
      cells[from + cell] = sum / 2 - bonus[level]!;
    }
  }

  const cost: { -readonly [Key in keyof PathCost]: PathCost[Key] } = {
    cells,
    starts,
    rest: 0,
    other: 0,
    beside,
    doubts,
    bonus: (side, cell) => bonuses[side]![levels[cell]!]!,
    update() {
      cost.rest = cost.other = Number.POSITIVE_INFINITY;
      for (let side = 0; side < references.length; side++) {
        costSide(side);
        cost.rest = Math.min(cost.rest, rests[side]!);
        cost.other = Math.min(cost.other, beside[side]! + doubts[side]!);
      }
    },
  };
  return cost;
}
