import type { Seconds } from '../../core/body/units';
import { cloneFrame } from './cloneFrame';
import type { PoseFrame } from './poseMessages';
import type { PoseSession } from './poseSession';

/**
 * Looks now and then for a second person. Following one person leaves the costly search out as long
 * as that person is in sight; looking for two would search in every frame and take twice as long.
 */
export class PersonCounter {
  private lastTime = Number.NaN;
  private busy = false;
  private count = 0;
  private pause: number;

  constructor(
    private readonly session: PoseSession,
    /** s of capture time. */
    private readonly every: number,
    /**
     * On a slow machine a look is followed by a pause of this many times its length, so that the
     * person is followed with what the machine has; 0 where the pace does not matter.
     */
    private readonly rest: number,
  ) {
    this.pause = every;
  }

  /** How many people there were the last time it looked, at most 2. */
  get persons(): number {
    return this.count;
  }

  /** Looks at a copy of the frame when it is time to; a failure ends the counting, no more. */
  async look(frame: PoseFrame, time: Seconds): Promise<void> {
    if (this.busy || Math.abs(time - this.lastTime) < this.pause) return;
    this.busy = true;
    this.lastTime = time;
    try {
      const copy = await cloneFrame(frame);
      const { persons, inferenceMs } = await this.session.detect(copy, time);
      this.count = persons;
      this.pause = Math.max(this.every, (this.rest * inferenceMs) / 1000);
    } catch {
      this.count = 0;
    } finally {
      this.busy = false;
    }
  }

  close(): void {
    this.session.close();
  }
}
