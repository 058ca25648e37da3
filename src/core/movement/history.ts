/** What is kept of a frame. */
export interface HistoryFrame {
  /** Capture time, seconds. */
  time: number;
  /** Share of the way to the target as the phase filter sees it: steady, a little late. */
  progress: number;
  /** The same near the start from this frame alone: noisy, not late. */
  departure: number;
  /** Whether something that may move as it likes has left its place. */
  loose: boolean;
  /** Driving angle, degrees, NaN where it is not measurable, and its SD. */
  angle: number;
  angleSigma: number;
}

/** The last frames of a set, oldest overwritten first: what is needed to look back from a repetition's end. */
export interface History {
  readonly length: number;
  add(frame: Readonly<HistoryFrame>): void;
  /** `age` 0 is the newest frame. */
  time(age: number): number;
  progress(age: number): number;
  departure(age: number): number;
  loose(age: number): boolean;
  angle(age: number): number;
  angleSigma(age: number): number;
  clear(): void;
}

/** Over a minute at 60 Hz. */
const CAPACITY = 4096;

export function createHistory(): History {
  const times = new Float64Array(CAPACITY);
  const progresses = new Float64Array(CAPACITY);
  const departures = new Float64Array(CAPACITY);
  const looses = new Uint8Array(CAPACITY);
  const angles = new Float64Array(CAPACITY);
  const sigmas = new Float64Array(CAPACITY);
  const state = { next: 0, length: 0 };
  const place = (age: number) => (state.next - 1 - age + 2 * CAPACITY) % CAPACITY;
  return {
    get length() {
      return state.length;
    },
    add(frame) {
      times[state.next] = frame.time;
      progresses[state.next] = frame.progress;
      departures[state.next] = frame.departure;
      looses[state.next] = frame.loose ? 1 : 0;
      angles[state.next] = frame.angle;
      sigmas[state.next] = frame.angleSigma;
      state.next = (state.next + 1) % CAPACITY;
      state.length = Math.min(CAPACITY, state.length + 1);
    },
    time: (age) => times[place(age)]!,
    progress: (age) => progresses[place(age)]!,
    departure: (age) => departures[place(age)]!,
    loose: (age) => looses[place(age)] === 1,
    angle: (age) => angles[place(age)]!,
    angleSigma: (age) => sigmas[place(age)]!,
    clear() {
      state.length = 0;
    },
  };
}
