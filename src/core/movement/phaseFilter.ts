/** What the filter has to know about the movement. */
export interface PhaseFilterOptions {
  readonly sides: number;
  readonly amplitudes: number;
  readonly bins: number;
  readonly loop: boolean;
  /** Speeds looked for, phases a second, in ascending order and holding 0. */
  readonly speeds: readonly number[];
}

/**
 * A causal forward filter over side × amplitude × phase × speed, with a state for rest and one for
 * anything else. It is fed with what each place on the path costs (½ z²) and keeps probabilities.
 */
export interface PhaseFilter {
  /** Probability of each cell (side · amplitudes + amplitude) · bins + phase, speeds summed up. */
  readonly cells: Float64Array;
  /** Probability of being at rest at the start; always 0 in a loop. */
  readonly rest: number;
  readonly other: number;
  /** Mean speed on the path, phases a second. */
  readonly speed: number;
  /** Lets `elapsed` seconds pass. */
  predict(elapsed: number): void;
  /** Takes in evidence: costs in nats of every cell, and behind them of rest and of anything else. */
  correct(costs: Float64Array): void;
  /** Forgets everything: something else, or rest. */
  reset(): void;
}

/** Rates of change of mind, 1/s. Ours, chosen so that a repetition of 1–10 s is followed. */
const SPEED_CHANGE = 4;
/** Nobody turns round on a circle as often as on a way out. */
const LOOP_SPEED_CHANGE = 2;
const AMPLITUDE_CHANGE = 0.8;
const START = 1.2;
const FINISH = 4;
const LOSE_WAY = 0.12;
const FIND_WAY = 0.1;
const LOOP_FIND_WAY = 0.5;
const TO_REST = 1.5;
const LEAVE_REST = 0.15;
/** Amplitudes are exchanged this often, seconds. */
const AMPLITUDE_INTERVAL = 0.1;
/** From here on a repetition may be over. */
const EARLY_FINISH = 0.8;

const ELAPSED = 0;
const CHANGE = 1;
const KEPT = 2;

export function createPhaseFilter(options: PhaseFilterOptions): PhaseFilter {
  const { sides, amplitudes, bins, loop, speeds } = options;
  const count = speeds.length;
  const groups = sides * amplitudes;
  const cellCount = groups * bins;
  const scale = loop ? bins : bins - 1;
  const finishFrom = Math.ceil(EARLY_FINISH * (bins - 1));
  const still = speeds.indexOf(0);
  /** Probabilities now and after the next step, [(group · speeds + speed) · bins + phase]. */
  const buffers = [
    new Float64Array(cellCount * count),
    new Float64Array(cellCount * count),
  ] as const;
  let current: 0 | 1 = 0;
  let amplitudeTime = 0;
  /** Share of a bin near the end that is over within a step. */
  const finishes = new Float64Array(bins);
  /** What a step takes off the path: to rest, and to something else. */
  const ends = new Float64Array(2);
  /** Numbers of the step under way; passed as arguments they would be allocated. */
  const step = new Float64Array(3);
  const likelihoods = new Float64Array(bins);

  function changeAmplitude(elapsed: number): void {
    const now = buffers[current];
    const p = 0.5 * (1 - Math.exp(-AMPLITUDE_CHANGE * elapsed));
    const stride = count * bins;
    for (let s = 0; s < sides; s++) {
      const base = s * amplitudes * stride;
      for (let i = base; i < base + stride; i++) {
        let below = 0;
        let at = i;
        for (let a = 0; a < amplitudes; a++) {
          const own = now[at]!;
          const above = a + 1 < amplitudes ? now[at + stride]! : 0;
          const leaving = (a > 0 ? p : 0) + (a + 1 < amplitudes ? p : 0);
          now[at] = own * (1 - leaving) + p * (below + above);
          below = own;
          at += stride;
        }
      }
    }
  }

  /** One row of a speed: what changes into it, moved along by what it covers, shared between two bins. */
  function advanceRow(group: number, v: number): void {
    const change = step[CHANGE]!;
    const kept = step[KEPT]!;
    const now = buffers[current];
    const next = buffers[current === 0 ? 1 : 0];
    const base = (group * count + v) * bins;
    const slower = v > 0 ? -bins : 0;
    const faster = v + 1 < count ? bins : 0;
    const stays = 1 - (slower === 0 ? 0 : change) - (faster === 0 ? 0 : change);
    const shift = speeds[v]! * step[ELAPSED]! * scale;
    const whole = Math.floor(shift);
    const part = shift - whole;
    let lost = 0;
    let finished = 0;
    for (let k = 0; k < bins; k++) {
      const at = base + k;
      let p = now[at]! * stays;
      if (slower !== 0) p += change * now[at + slower]!;
      if (faster !== 0) p += change * now[at + faster]!;
      if (p < 1e-13) continue;
      lost += p * (1 - kept);
      p *= kept;
      let to = k + whole;
      let beyond = to + 1;
      if (loop) {
        to = ((to % bins) + bins) % bins;
        beyond = (to + 1) % bins;
      } else {
        const over = p * finishes[k]!;
        finished += over;
        p -= over;
        if (to > bins - 1) to = bins - 1;
        if (beyond > bins - 1) beyond = bins - 1;
      }
      next[base + to]! += p * (1 - part);
      next[base + beyond]! += p * part;
    }
    ends[0]! += finished;
    ends[1]! += lost;
  }

  /** Goes into the path evenly from anywhere else, and at its beginning from rest. */
  function enterPath(found: number, begun: number): void {
    const now = buffers[current];
    const perCell = found / now.length;
    for (let i = 0; i < now.length; i++) now[i]! += perCell;
    if (begun === 0) return;
    const perRow = begun / (groups * (count - 1 - still));
    for (let g = 0; g < groups; g++) {
      for (let v = still + 1; v < count; v++) now[(g * count + v) * bins]! += perRow;
    }
  }

  function reset(): void {
    buffers[current].fill(0);
    filter.cells.fill(0);
    filter.rest = filter.speed = 0;
    filter.other = 1;
  }

  const filter: { -readonly [Key in keyof PhaseFilter]: PhaseFilter[Key] } = {
    cells: new Float64Array(cellCount),
    rest: 0,
    other: 1,
    speed: 0,
    predict(elapsed) {
      amplitudeTime += elapsed;
      if (amplitudes > 1 && amplitudeTime > AMPLITUDE_INTERVAL) {
        changeAmplitude(amplitudeTime);
        amplitudeTime = 0;
      }
      step[ELAPSED] = elapsed;
      step[CHANGE] = 0.5 * (1 - Math.exp(-(loop ? LOOP_SPEED_CHANGE : SPEED_CHANGE) * elapsed));
      const finish = 1 - Math.exp(-FINISH * elapsed);
      for (let k = finishFrom; k < bins; k++) {
        finishes[k] = loop ? 0 : (finish * (k - finishFrom + 1)) / (bins - finishFrom);
      }
      step[KEPT] = Math.exp(-LOSE_WAY * elapsed);
      ends.fill(0);
      buffers[current === 0 ? 1 : 0].fill(0);
      for (let g = 0; g < groups; g++) {
        for (let v = 0; v < count; v++) advanceRow(g, v);
      }
      current = current === 0 ? 1 : 0;

      const { rest, other } = filter;
      const found = other * (1 - Math.exp(-(loop ? LOOP_FIND_WAY : FIND_WAY) * elapsed));
      const calm = loop ? 0 : (other - found) * (1 - Math.exp(-TO_REST * elapsed));
      const begun = rest * (1 - Math.exp(-START * elapsed));
      const left = (rest - begun) * (1 - Math.exp(-LEAVE_REST * elapsed));
      enterPath(found, begun);
      filter.rest = rest + ends[0]! + calm - begun - left;
      filter.other = other + ends[1]! + left - found - calm;
    },
    correct(costs) {
      const restCost = costs[cellCount]!;
      const otherCost = costs[cellCount + 1]!;
      const now = buffers[current];
      const { cells } = filter;
      let least = loop ? otherCost : Math.min(otherCost, restCost);
      for (let c = 0; c < cellCount; c++) if (costs[c]! < least) least = costs[c]!;
      const rest = loop ? 0 : filter.rest * Math.exp(least - restCost);
      const other = filter.other * Math.exp(least - otherCost);
      let path = 0;
      let moving = 0;
      cells.fill(0);
      for (let g = 0; g < groups; g++) {
        const first = g * bins;
        for (let k = 0; k < bins; k++) {
          const excess = costs[first + k]! - least;
          likelihoods[k] = excess > 30 ? 0 : Math.exp(-excess);
        }
        for (let v = 0; v < count; v++) {
          const base = (g * count + v) * bins;
          let row = 0;
          for (let k = 0; k < bins; k++) {
            const p = now[base + k]! * likelihoods[k]!;
            now[base + k] = p;
            cells[first + k]! += p;
            row += p;
          }
          path += row;
          moving += row * speeds[v]!;
        }
      }
      const total = path + rest + other;
      if (!(total > 1e-200)) {
        reset();
        return;
      }
      const norm = 1 / total;
      for (let i = 0; i < now.length; i++) now[i]! *= norm;
      for (let c = 0; c < cellCount; c++) cells[c]! *= norm;
      filter.rest = rest * norm;
      filter.other = other * norm;
      filter.speed = path * norm > 1e-9 ? moving / path : 0;
    },
    reset,
  };
  return filter;
}
