import { createLandmarkObservation, type LandmarkObservation } from '../../core/body/observation';
import { readRow } from '../../core/recording/observationRow';
import type { Recording } from '../../core/recording/recording';
import { TrackerOutput } from '../trackerOutput';
import type { TrackerStatus } from '../trackerStatus';

export interface ReplayOptions {
  /**
   * How fast the recording goes by; `Infinity` gives every row at once.
   * @default 1
   */
  speed?: number;
}

/** A recording as a source of observations: the same ones, with the same capture times, in order. */
export class ReplayTracker {
  readonly source = 'replay';
  /** A recording holds no picture. */
  readonly preview = null;
  private readonly output = new TrackerOutput();
  private readonly observation: LandmarkObservation = createLandmarkObservation('recording');
  private readonly speed: number;
  private next = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private playing = false;

  constructor(
    private readonly recording: Recording,
    { speed = 1 }: ReplayOptions = {},
  ) {
    this.speed = speed;
  }

  get status(): TrackerStatus {
    return this.output.status;
  }

  subscribe(listener: () => void): () => void {
    return this.output.subscribe(listener);
  }

  onObservation(listener: (observation: LandmarkObservation) => void): () => void {
    return this.output.onObservation(listener);
  }

  /** Gives the first row, then waits for {@link play}. From the beginning, each time. */
  async start(): Promise<void> {
    this.hold();
    this.next = 0;
    this.output.setStatus({ kind: 'running', issue: null });
    this.emitNext();
  }

  play(): void {
    if (this.playing || this.status.kind !== 'running') return;
    this.playing = true;
    this.run();
  }

  hold(): void {
    this.playing = false;
    clearTimeout(this.timer);
  }

  stop(): void {
    this.hold();
    if (this.status.kind !== 'idle') this.output.setStatus({ kind: 'idle' });
  }

  /** Waits from row to row, so that a pause needs no reckoning afterwards. */
  private run(): void {
    while (this.playing) {
      const { rows } = this.recording;
      if (this.next >= rows.length) {
        this.hold();
        this.output.setStatus({ kind: 'ended' });
        return;
      }
      const wait = (this.timeOf(this.next) - this.timeOf(this.next - 1)) / this.speed;
      if (wait > 0) {
        this.timer = setTimeout(() => {
          this.emitNext();
          this.run();
        }, wait * 1000);
        return;
      }
      this.emitNext();
    }
  }

  private timeOf(row: number): number {
    const { rows, header } = this.recording;
    return (rows[row]?.[0] ?? 0) / header.quanta.time;
  }

  private emitNext(): void {
    const row = this.recording.rows[this.next];
    if (!row) return;
    this.next++;
    this.output.emit(readRow(row, this.observation));
  }
}
