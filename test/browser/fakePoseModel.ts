import { LANDMARK_COUNT, LANDMARK_STRIDE } from '../../src/core/body/observation';
import type { Seconds } from '../../src/core/body/units';
import type { PoseDetection, PoseFrame } from '../../src/tracking/webcam/poseMessages';

/** Stands for MediaPipe where only the tracker around it is looked at: answers at once. */
export class FakePoseModel {
  persons = 1;
  closed = 0;
  readonly times: number[] = [];
  failWith: Error | null = null;

  async detect(frame: PoseFrame, time: Seconds): Promise<PoseDetection | null> {
    frame.close();
    if (this.failWith) throw this.failWith;
    this.times.push(time);
    return {
      time,
      persons: this.persons,
      image: new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE),
      world: new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE),
      inferenceMs: 1,
    };
  }

  close(): void {
    this.closed++;
  }
}
