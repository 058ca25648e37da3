import type { LandmarkObservation } from '../core/body/observation';
import type { TrackerStatus, TrackingIssue } from './trackerStatus';

type Listener<Value extends unknown[]> = (...value: Value) => void;

/** What every tracker gives out: its status and its observations, each to those who asked. */
export class TrackerOutput {
  private current: TrackerStatus = { kind: 'idle' };
  private readonly statusListeners = new Set<Listener<[]>>();
  private readonly observationListeners = new Set<Listener<[LandmarkObservation]>>();

  get status(): TrackerStatus {
    return this.current;
  }

  setStatus(status: TrackerStatus): void {
    this.current = status;
    for (const listener of this.statusListeners) listener();
  }

  /** Running, with this issue; tells nobody when that is so already. */
  setIssue(issue: TrackingIssue | null): void {
    if (this.current.kind === 'running' && this.current.issue === issue) return;
    this.setStatus({ kind: 'running', issue });
  }

  emit(observation: LandmarkObservation): void {
    for (const listener of this.observationListeners) listener(observation);
  }

  subscribe(listener: Listener<[]>): () => void {
    this.statusListeners.add(listener);
    return () => this.statusListeners.delete(listener);
  }

  onObservation(listener: Listener<[LandmarkObservation]>): () => void {
    this.observationListeners.add(listener);
    return () => this.observationListeners.delete(listener);
  }
}
