/** The last frames of a set, oldest overwritten first: what is needed to look back from a repetition's end. */
export interface History {
  readonly length: number;
  /** Adds a frame: time (s), share of the way to the target, driving angle and its SD (degrees). */
  add(time: number, progress: number, angle: number, angleSigma: number): void;
  /** `age` 0 is the newest frame. */
  time(age: number): number;
  progress(age: number): number;
  angle(age: number): number;
  angleSigma(age: number): number;
  clear(): void;
}

/** Over a minute at 60 Hz. */
const CAPACITY = 4096;

export function createHistory(): History {
  const times = new Float64Array(CAPACITY);
  const progresses = new Float64Array(CAPACITY);
  const angles = new Float64Array(CAPACITY);
  const sigmas = new Float64Array(CAPACITY);
  const state = { next: 0, length: 0 };
  const place = (age: number) => (state.next - 1 - age + 2 * CAPACITY) % CAPACITY;
  return {
    get length() {
      return state.length;
    },
    add(time, progress, angle, angleSigma) {
      times[state.next] = time;
      progresses[state.next] = progress;
      angles[state.next] = angle;
      sigmas[state.next] = angleSigma;
      state.next = (state.next + 1) % CAPACITY;
      state.length = Math.min(CAPACITY, state.length + 1);
    },
    time: (age) => times[place(age)]!,
    progress: (age) => progresses[place(age)]!,
    angle: (age) => angles[place(age)]!,
    angleSigma: (age) => sigmas[place(age)]!,
    clear() {
      state.length = 0;
    },
  };
}
