export type Presence = 'one' | 'nobody' | 'second-person';

export interface PresenceJudgement {
  state: Presence;
  candidate: Presence;
  /** Capture time since when every frame has spoken for the candidate, s. */
  since: number;
}

export interface PresenceOptions {
  /**
   * How long nobody must be seen before it is said, s. The model loses somebody for a few frames
   * in quick movements and at the edge of the picture.
   * @default 1
   */
  nobodyAfter?: number;
  /**
   * How long a second person must be seen, s. Somebody who only walks past disturbs less than
   * being told so.
   * @default 1.5
   */
  secondPersonAfter?: number;
  /**
   * How long exactly one person must be seen before all is well again, s.
   * @default 0.5
   */
  oneAfter?: number;
}

const PRESENCE_DEFAULTS: Required<PresenceOptions> = {
  nobodyAfter: 1,
  secondPersonAfter: 1.5,
  oneAfter: 0.5,
};

/** Somebody is taken to be there until the pictures say otherwise. */
export const createPresenceJudgement = (): PresenceJudgement => ({
  state: 'one',
  candidate: 'one',
  since: Number.NEGATIVE_INFINITY,
});

/** Takes one more frame into account: `persons` seen at capture time `time` (s). */
export function judgePresence(
  judgement: PresenceJudgement,
  persons: number,
  time: number,
  options: PresenceOptions = {},
): Presence {
  const { nobodyAfter, secondPersonAfter, oneAfter } = { ...PRESENCE_DEFAULTS, ...options };
  const seen: Presence = persons === 0 ? 'nobody' : persons === 1 ? 'one' : 'second-person';
  if (seen !== judgement.candidate) {
    judgement.candidate = seen;
    judgement.since = time;
  }
  const needed = { one: oneAfter, nobody: nobodyAfter, 'second-person': secondPersonAfter }[seen];
  if (time - judgement.since >= needed) judgement.state = seen;
  return judgement.state;
}
