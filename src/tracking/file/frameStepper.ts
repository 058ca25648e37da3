/**
 * What stepping through a video needs of it. Times are those of the pictures in the file
 * (`mediaTime`), s.
 */
export interface SteppableVideo {
  readonly duration: number;
  /** Shows the picture that belongs at `time`, and tells that picture's own time. */
  seek(time: number): Promise<number>;
  /** Runs until a later picture than `after` is shown, and stands still there; null at the end. */
  runOn(after: number): Promise<number | null>;
}

/** No camera makes more pictures a second: the first few are looked for in strides of this, s. */
const SHORTEST_STEP = 1 / 240;
const LOOKED_FOR = 4;
/** Further apart than this, in steps between pictures, and one may lie between. */
const SUSPICIOUS = 1.5;

/**
 * Every picture of a video, in order, none left out. Running and stopping at each picture is quick
 * but may pass over one; seeking is sure but slow, as the browser begins anew at a key frame each
 * time. So it runs, and wherever two pictures are further apart than others were, it goes back and
 * looks between them.
 */
export class FrameStepper {
  /** Time of the picture shown last, s; −∞ before the first. */
  private last = Number.NEGATIVE_INFINITY;
  /** Shortest time between two pictures so far, s. */
  private step = Number.POSITIVE_INFINITY;
  private found = 0;
  /** A picture that was reached past a suspicious gap, s: up to it everything is looked through. */
  private lookUntil: number | null = null;

  constructor(private readonly video: SteppableVideo) {}

  /** Shows the next picture and tells its time, s; null after the last one. */
  async next(): Promise<number | null> {
    if (this.found === 0) return this.take(await this.video.seek(0));
    if (this.found < LOOKED_FOR) return this.search(this.video.duration, SHORTEST_STEP);
    if (this.lookUntil === null) {
      const shown = (await this.video.runOn(this.last)) ?? (await this.lastOfAll());
      if (shown <= this.last) return null;
      if (shown - this.last <= SUSPICIOUS * this.step) return this.take(shown);
      this.lookUntil = shown;
    }
    const shown = await this.search(this.lookUntil, this.step / 2);
    if (shown === null || shown >= this.lookUntil) this.lookUntil = null;
    return shown;
  }

  private lastOfAll(): Promise<number> {
    return this.video.seek(this.video.duration);
  }

  /** The first picture after the last one, up to the one at `until`; null if there is none. */
  private async search(until: number, stride: number): Promise<number | null> {
    // Half a stride beyond the expected place: the time told of a picture is rounded, and seeking to
    // exactly that may show the one before.
    const end = until + stride / 2;
    for (let target = this.last + 2.5 * stride; ; target += stride) {
      const place = Math.min(target, end);
      const shown = await this.video.seek(place);
      if (shown > this.last) return this.take(shown);
      if (place === end) return null;
    }
  }

  private take(time: number): number {
    const gap = time - this.last;
    if (gap < this.step) this.step = gap;
    this.last = time;
    this.found++;
    return time;
  }
}
