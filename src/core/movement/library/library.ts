import { describeProblems, parsePattern } from '../parsePattern';
import type { Pattern } from '../pattern';
import elbowFlexion from './elbow-flexion.json';
import kneeExtensionSeated from './knee-extension-seated.json';
import miniSquat from './mini-squat.json';
import pnfUpperD2Flexion from './pnf-upper-d2-flexion.json';
import shoulderAbduction from './shoulder-abduction.json';
import shoulderCircle from './shoulder-circle.json';
import shoulderFlexion from './shoulder-flexion.json';
import sitToStand from './sit-to-stand.json';

/** A broken file of our own is a defect of the build, so this throws. */
function own(json: { readonly id: string }): Pattern {
  const file = `${json.id}.json`;
  const parsed = parsePattern(json, file);
  if (!parsed.ok) throw new Error(describeProblems(file, parsed.problems));
  return parsed.pattern;
}

/** The patterns that come with the product, in the order in which they are offered. */
export const PATTERN_LIBRARY: readonly Pattern[] = [
  shoulderAbduction,
  shoulderFlexion,
  elbowFlexion,
  kneeExtensionSeated,
  sitToStand,
  miniSquat,
  pnfUpperD2Flexion,
  shoulderCircle,
].map(own);

/** A pattern of the library, or undefined where there is none of that name. */
export const findPattern = (id: string): Pattern | undefined =>
  PATTERN_LIBRARY.find((pattern) => pattern.id === id);
