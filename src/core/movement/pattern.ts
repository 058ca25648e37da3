import * as z from 'zod/mini';
import { STORED_ANGLES, type StoredAngle } from '../body/angleNames';
import { SEGMENTS } from '../body/segments';
import { COMPENSATION_IDS } from './compensationIds';

/** Degrees by name of stored joint angle; angles not named keep the posture's value. */
const anglesSchema = z.partialRecord(
  z.enum(STORED_ANGLES as readonly [StoredAngle, ...StoredAngle[]]),
  z.number().check(z.gte(-200), z.lte(200)),
);

const keyframeSchema = z.looseObject({
  /** Place in the movement, 0–1. */
  at: z.number().check(z.gte(0), z.lte(1)),
  /** Angles not named here run on to the next keyframe that names them; at 0 and 1 they are at rest. */
  angles: anglesSchema,
});

/** The path of one movement, at phases 0–1. For `one`-sided patterns written for the right side. */
const motionSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('keyframes'),
    /**
     * The first is at 0 and the last at 1. Out-and-back: minimum jerk from one to the next (Flash &
     * Hogan 1985). Loop: a periodic cubic spline through all, since a circle does not stop on its way.
     */
    frames: z.array(keyframeSchema).check(z.minLength(2), z.maxLength(64)),
  }),
  z.looseObject({
    kind: z.literal('recorded'),
    /** Mean path of this many recorded repetitions … */
    repetitions: z.number().check(z.gte(1)),
    /** … at equally spaced phases from 0 to 1, degrees by angle. */
    angles: z.partialRecord(
      z.enum(STORED_ANGLES as readonly [StoredAngle, ...StoredAngle[]]),
      z.array(z.number().check(z.gte(-200), z.lte(200))).check(z.minLength(8), z.maxLength(512)),
    ),
  }),
]);

const secondsSchema = z.number().check(z.gte(0), z.lte(60));

export const PATTERN_VIEWS = ['front', 'side', 'oblique'] as const;
export type PatternView = (typeof PATTERN_VIEWS)[number];

/**
 * A movement as data. Angles in degrees, times in seconds. Fields this version does not know are kept.
 * Text is not here but in the strings, under `pattern.<id>.…`.
 */
export const patternSchema = z.looseObject({
  schema: z.literal(1),
  id: z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), z.maxLength(64)),
  posture: z.enum(['standing', 'sitting']),
  /** What stays where it is while the figure moves: the planted feet, or the pelvis on its seat. */
  anchor: z.enum(['feet', 'pelvis']),
  /** `out-and-back` returns the way it came; `loop` closes without turning. */
  shape: z.enum(['out-and-back', 'loop']),
  /** `one`: left and right are mirrored from the definition for the right side. */
  sides: z.enum(['one', 'both']),
  /** The posture before, after and around the movement. */
  rest: anglesSchema,
  motion: motionSchema,
  /** Seconds for the way out, the hold at the far end and the way back. A loop takes their sum. */
  tempo: z.looseObject({ out: secondsSchema, hold: secondsSchema, back: secondsSchema }),
  /** The angle that tells how far the movement went; `start` and `target` are a loop's two extremes. */
  range: z.looseObject({
    angle: z.enum(STORED_ANGLES as readonly [StoredAngle, ...StoredAngle[]]),
    start: z.number(),
    /** A repetition that does not reach this does not count. */
    minimum: z.number(),
    target: z.number(),
    /** Never asked to be passed; null where the patient has none. */
    painFreeLimit: z.nullable(z.number()),
  }),
  /** Tolerated error of the driving angle along the path, degrees. */
  pathTolerance: z.number().check(z.gt(0)),
  /** What must stay still, and how far it may go: degrees, or metres for hike and shift. */
  still: z.array(
    z.looseObject({ what: z.enum(COMPENSATION_IDS), tolerance: z.number().check(z.gt(0)) }),
  ),
  /** Segments that may do as they like, although the model moves them (arms in a squat). */
  free: z.optional(z.array(z.enum(SEGMENTS))),
  breath: z.looseObject({ out: z.enum(['in', 'out']), back: z.enum(['in', 'out']) }),
  /** The views a single camera can measure it from, best first. */
  views: z.array(z.enum(PATTERN_VIEWS)).check(z.minLength(1)),
  /** Rung of the ladder (clinical reference §1). */
  rung: z.number().check(z.gte(1), z.lte(10)),
  /** Keys of precautions, under `precaution.` in the strings. */
  precautions: z.array(z.string()),
  leadsTo: z.array(z.string()),
  /** Where the numbers come from. */
  sources: z.array(z.string()).check(z.minLength(1)),
});

export type Pattern = z.infer<typeof patternSchema>;
