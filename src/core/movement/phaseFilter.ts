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
  /** Takes in evidence: costs in nats per cell, of rest, and of anything else. */
  correct(costs: Float64Array, restCost: number, otherCost: number): void;
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
/** From here on a repetition may be over. */
const EARLY_FINISH = 0.8;

export function createPhaseFilter(options: PhaseFilterOptions): PhaseFilter {
  const { sides, amplitudes, bins, loop, speeds } = options;
  const count = speeds.length;
  const groups = sides * amplitudes;
  const cellCount = groups * bins;
  const cells = new Float64Array(cellCount);
  /** [(group · speeds + speed) · bins + phase] */
  let now = new Float64Array(groups * count * bins);
  let next = new Float64Array(now.length);
  const state = { rest: 0, other: 1, speed: 0 };
  const scale = loop ? bins : bins - 1;
  const finishFrom = Math.ceil(EARLY_FINISH * (bins - 1));
  const still = speeds.indexOf(0);

  function changeSpeed(elapsed: number): void {
    const p = 0.5 * (1 - Math.exp(-(loop ? LOOP_SPEED_CHANGE : SPEED_CHANGE) * elapsed));
    for (let g = 0; g < groups; g++) {
      const base = g * count * bins;
      for (let k = 0; k < bins; k++) {
        let below = 0;
        for (let v = 0; v < count; v++) {
          const at = base + v * bins + k;
          const own = now[at]!;
          const above = v + 1 < count ? now[at + bins]! : 0;
          const leaving = (v > 0 ? p : 0) + (v + 1 < count ? p : 0);
          next[at] = own * (1 - leaving) + p * (below + above);
          below = own;
        }
      }
    }
    [now, next] = [next, now];
  }

  function changeAmplitude(elapsed: number): void {
    if (amplitudes < 2) return;
    const p = 0.5 * (1 - Math.exp(-AMPLITUDE_CHANGE * elapsed));
    const stride = count * bins;
    for (let s = 0; s < sides; s++) {
      const base = s * amplitudes * stride;
      for (let i = 0; i < stride; i++) {
        let below = 0;
        for (let a = 0; a < amplitudes; a++) {
          const at = base + a * stride + i;
          const own = now[at]!;
          const above = a + 1 < amplitudes ? now[at + stride]! : 0;
          const leaving = (a > 0 ? p : 0) + (a + 1 < amplitudes ? p : 0);
          now[at] = own * (1 - leaving) + p * (below + above);
          below = own;
        }
      }
    }
  }

  /** Moves each speed's row along by what it covers in the time, shared between two bins. */
  function advance(elapsed: number): void {
    next.fill(0);
    for (let g = 0; g < groups; g++) {
      for (let v = 0; v < count; v++) {
        const base = (g * count + v) * bins;
        const shift = speeds[v]! * elapsed * scale;
        const whole = Math.floor(shift);
        const part = shift - whole;
        for (let k = 0; k < bins; k++) {
          const p = now[base + k]!;
          if (p < 1e-12) continue;
          let to = k + whole;
          let beyond = to + 1;
          if (loop) {
            to = ((to % bins) + bins) % bins;
            beyond = (to + 1) % bins;
          } else {
            to = Math.min(bins - 1, Math.max(0, to));
            beyond = Math.min(bins - 1, Math.max(0, beyond));
          }
          next[base + to]! += p * (1 - part);
          next[base + beyond]! += p * part;
        }
      }
    }
    [now, next] = [next, now];
  }

  function exchange(elapsed: number): void {
    const lose = 1 - Math.exp(-LOSE_WAY * elapsed);
    const finish = 1 - Math.exp(-FINISH * elapsed);
    let lost = 0;
    let finished = 0;
    for (let row = 0; row < groups * count; row++) {
      const base = row * bins;
      for (let k = 0; k < bins; k++) {
        const p = now[base + k]!;
        lost += p * lose;
        let kept = p * (1 - lose);
        if (!loop && k >= finishFrom) {
          const share = finish * ((k - finishFrom + 1) / (bins - finishFrom));
          finished += kept * share;
          kept *= 1 - share;
        }
        now[base + k] = kept;
      }
    }
    const find = 1 - Math.exp(-(loop ? LOOP_FIND_WAY : FIND_WAY) * elapsed);
    const found = state.other * find;
    const perCell = found / now.length;
    for (let i = 0; i < now.length; i++) now[i]! += perCell;
    const calm = loop ? 0 : state.other * (1 - find) * (1 - Math.exp(-TO_REST * elapsed));
    const begin = state.rest * (1 - Math.exp(-START * elapsed));
    const leave = (state.rest - begin) * (1 - Math.exp(-LEAVE_REST * elapsed));
    if (begin > 0) {
      const perRow = begin / (groups * (count - 1 - still));
      for (let g = 0; g < groups; g++) {
        for (let v = still + 1; v < count; v++) now[(g * count + v) * bins]! += perRow;
      }
    }
    state.rest += finished + calm - begin - leave;
    state.other += lost + leave - found - calm;
  }

  return {
    cells,
    get rest() {
      return state.rest;
    },
    get other() {
      return state.other;
    },
    get speed() {
      return state.speed;
    },
    predict(elapsed) {
      changeSpeed(elapsed);
      changeAmplitude(elapsed);
      advance(elapsed);
      exchange(elapsed);
    },
    correct(costs, restCost, otherCost) {
      let least = Math.min(otherCost, loop ? Infinity : restCost);
      for (let c = 0; c < cellCount; c++) if (costs[c]! < least) least = costs[c]!;
      state.rest = loop ? 0 : state.rest * Math.exp(least - restCost);
      state.other *= Math.exp(least - otherCost);
      let total = state.rest + state.other;
      let moving = 0;
      cells.fill(0);
      for (let g = 0; g < groups; g++) {
        for (let k = 0; k < bins; k++) {
          const cell = g * bins + k;
          const excess = costs[cell]! - least;
          const likelihood = excess > 30 ? 0 : Math.exp(-excess);
          let sum = 0;
          for (let v = 0; v < count; v++) {
            const at = (g * count + v) * bins + k;
            const p = now[at]! * likelihood;
            now[at] = p;
            sum += p;
            moving += p * speeds[v]!;
          }
          cells[cell] = sum;
          total += sum;
        }
      }
      if (!(total > 1e-200)) {
        this.reset();
        return;
      }
      const norm = 1 / total;
      let path = 0;
      for (let i = 0; i < now.length; i++) now[i]! *= norm;
      for (let c = 0; c < cellCount; c++) {
        cells[c]! *= norm;
        path += cells[c]!;
      }
      state.rest *= norm;
      state.other *= norm;
      state.speed = path > 1e-9 ? (moving * norm) / path : 0;
    },
    reset() {
      now.fill(0);
      cells.fill(0);
      state.rest = 0;
      state.other = 1;
      state.speed = 0;
    },
  };
}
