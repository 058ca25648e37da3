import type { History } from './history';

/*
 * Start and end as an eye marks them (at about 2 % of the way where something sets in, at 5 % where somebody is back
 * again) lie under the noise. They are carried on from where the way gone passes 10 and 25 % of its peak: in a
 * minimum-jerk as in a cosine movement 2 % is 0.9–1.0 of that time farther out, and 5 % is 0.5.
 */
const NEAR = 0.1;
const FAR = 0.25;
const CARRY_TO_START = 0.95;
const CARRY_TO_END = 0.5;
/** Carried on at most this far, seconds. */
const MOST_CARRIED = 1;
/** What may move as it likes (arms in a squat) belongs to the movement if it sets in this little earlier, seconds. */
const LOOSE_LEAD = 0.4;

/** Rest is a change of less than this share of the peak over this time (s), at most so far from the start. */
const STILL_CHANGE = 0.02;
const STILL_TIME = 0.3;
const STILL_NEAR = 0.3;
/** Frames further apart than this are no neighbours, seconds: a slow camera's mean would hide the rest. */
const NEIGHBOURS = 0.15;

/** Mean of a frame and its neighbours. */
function smoothed(history: History, age: number): number {
  const time = history.time(age);
  let sum = history.departure(age);
  let count = 1;
  if (age > 0 && history.time(age - 1) - time <= NEIGHBOURS) {
    sum += history.departure(age - 1);
    count++;
  }
  if (age + 1 < history.length && time - history.time(age + 1) <= NEIGHBOURS) {
    sum += history.departure(age + 1);
    count++;
  }
  return sum / count;
}

/** When the value passed `level` between the frame of `age` and the one before it. */
function passing(history: History, age: number, level: number): number {
  if (age + 1 >= history.length) return history.time(history.length - 1);
  const newer = smoothed(history, age);
  const older = smoothed(history, age + 1);
  const change = newer - older;
  const share = Math.abs(change) > 1e-9 ? (level - older) / change : 1;
  const at = Math.min(1, Math.max(0, share));
  return history.time(age + 1) + at * (history.time(age) - history.time(age + 1));
}

/** Time at which the way out began, seconds, not before `earliestStart`: the end of the one before. */
export function findStart(
  history: History,
  peak: number,
  peakTime: number,
  earliestStart: number,
): number {
  let age = 0;
  while (age + 1 < history.length && history.time(age) > peakTime) age++;
  const rise = (level: number) => {
    while (age + 1 < history.length && smoothed(history, age + 1) > level) age++;
    return passing(history, age, level);
  };
  const far = rise(FAR * peak);
  const near = rise(NEAR * peak);
  const start = near - Math.min(MOST_CARRIED, CARRY_TO_START * Math.max(0, far - near));
  let earliest = start;
  for (; age < history.length && history.time(age) > start - LOOSE_LEAD; age++) {
    if (history.time(age) > start) continue;
    if (!history.loose(age)) break;
    earliest = history.time(age);
  }
  const firstSeen = history.time(history.length - 1);
  return Math.max(earliest, firstSeen, Math.min(earliestStart, peakTime));
}

/** Where the departure has come to rest lately, as far as that is near the start; null while it still moves. */
function restingLevel(history: History, peak: number): number | null {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let age = 0;
  for (; age + 1 < history.length && history.time(0) - history.time(age) < STILL_TIME; age++) {
    lowest = Math.min(lowest, smoothed(history, age));
    highest = Math.max(highest, smoothed(history, age));
  }
  const still = age > 1 && highest - lowest < STILL_CHANGE * peak && highest < STILL_NEAR * peak;
  return still ? (lowest + highest) / 2 : null;
}

/**
 * Time at which the way back is over; it may still lie ahead, and is infinite before it can be told. Who comes to rest
 * beside the old start posture is back as well; when `closing`, wherever somebody is now is taken for rest.
 */
export function findEnd(history: History, peak: number, closing: boolean): number {
  const here = smoothed(history, 0);
  const base = Math.max(
    0,
    restingLevel(history, peak) ?? (closing && here < STILL_NEAR * peak ? here : 0),
  );
  const way = peak - base;
  let age = 0;
  const fall = (level: number) => {
    while (age + 1 < history.length && smoothed(history, age + 1) <= level) age++;
    return passing(history, age, level);
  };
  if (here > base + NEAR * way) return Number.POSITIVE_INFINITY;
  const near = fall(base + NEAR * way);
  const far = fall(base + FAR * way);
  return near + Math.min(MOST_CARRIED, CARRY_TO_END * Math.max(0, near - far));
}
