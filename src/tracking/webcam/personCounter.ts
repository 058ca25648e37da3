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

  constructor(
    private readonly session: PoseSession,
    /** s of capture time. */
    private readonly every: number,
  ) {}

  /** How many people there were the last time it looked, at most 2. */
  get persons(): number {
    return this.count;
  }

  /** Looks at a copy of the frame when it is time to; a failure ends the counting, no more. */
  async look(frame: PoseFrame, time: Seconds): Promise<void> {
    if (this.busy || Math.abs(time - this.lastTime) < this.every) return;
    this.busy = true;
    this.lastTime = time;
    try {
      const copy = await cloneFrame(frame);
      this.count = (await this.session.detect(copy, time)).persons;
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
