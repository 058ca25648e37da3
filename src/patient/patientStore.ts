import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Seconds } from '../core/body/units';
import { updateSession } from '../core/program/session';
import { createSession, type Intent, type Session } from '../core/program/sessionState';
import type { Cue } from '../cues/cueScheduler';
import type { TrackerStatus } from './tracker';
import { NOTHING_SEEN, type ViewChecks } from './viewChecks';

/** Where the person's movements come from: nothing yet, a camera, a video, or nothing at all. */
type SourceKind = 'none' | 'camera' | 'file' | 'unseen';

/** The discrete state of the pages. Values of a frame are not here: see `LiveExercise`. */
export interface PatientState {
  readonly session: Session;
  readonly source: SourceKind;
  readonly tracker: TrackerStatus;
  readonly checks: ViewChecks;
  readonly cue: Cue | null;
  readonly breath: 'in' | 'out' | 'free';
  /** The only way in: asks something of the session. */
  send(intent: Intent): void;
}

export type PatientStore = StoreApi<PatientState>;

/** `now` is the page's monotonic clock. */
export function createPatientStore(now: () => Seconds): PatientStore {
  return createStore<PatientState>()((set) => ({
    session: createSession(),
    source: 'none',
    tracker: { kind: 'idle' },
    checks: NOTHING_SEEN,
    cue: null,
    breath: 'free',
    send: (intent) =>
      set((state) => {
        const session = updateSession(state.session, intent, now());
        return session === state.session ? state : { session };
      }),
  }));
}
