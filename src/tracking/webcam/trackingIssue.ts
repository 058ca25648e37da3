import type { TrackingIssue } from '../trackerStatus';
import type { PictureJudgement } from './judgePicture';
import type { Presence } from './judgePresence';

/** The one thing to be said: the cause before its consequence. */
export function trackingIssue(
  picture: PictureJudgement['state'],
  presence: Presence,
): TrackingIssue | null {
  if (picture === 'black') return 'black-picture';
  // Dim light is no trouble as long as the person is found in it.
  if (picture === 'dim' && presence === 'nobody') return 'black-picture';
  return presence === 'one' ? null : presence;
}
