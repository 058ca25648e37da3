import * as z from 'zod/mini';
import { QUANTA } from '../body/quantise';
import { BONE_COUNT } from '../body/skeleton';

const positive = z.number().check(z.gt(0));

/** A body as it was when the recording was made; lengths in metres, see `Body`. */
const bodySchema = z.looseObject({
  height: positive,
  offsets: z.array(z.number()).check(z.length(BONE_COUNT * 3)),
  handLength: positive,
  headHeight: positive,
  ankleHeight: positive,
  lengthSigma: z.number().check(z.gte(0)),
  origin: z.enum(['population', 'calibrated', 'avatar']),
});

/** The version that is written; older ones will be brought up to it when there are any. */
export const RECORDING_SCHEMA = 1;

/** The first line of a recording. Fields this version does not know are kept. */
export const recordingHeaderSchema = z.looseObject({
  format: z.literal('retrace-landmarks'),
  schema: z.literal(RECORDING_SCHEMA),
  /** Versions of what made it: `app`, and the pose model's name. */
  versions: z.record(z.string(), z.string()),
  sensor: z.looseObject({
    kind: z.enum(['camera', 'file', 'synthetic']),
    /** Whose clock the times are read from. */
    clock: z.enum(['camera', 'file', 'recording', 'synthetic']),
  }),
  /** Null where none was calibrated. */
  body: z.nullable(bodySchema),
  /** What was being done, if anything was. */
  pattern: z.nullable(
    z.looseObject({ id: z.string(), side: z.enum(['left', 'right', 'both', 'find']) }),
  ),
  /** Steps per unit in which the rows are counted. */
  quanta: z.looseObject({
    image: z.literal(QUANTA.image),
    world: z.literal(QUANTA.world),
    visibility: z.literal(QUANTA.visibility),
    time: z.literal(QUANTA.time),
    sigma: z.literal(QUANTA.sigma),
  }),
});

export type RecordingHeader = z.infer<typeof recordingHeaderSchema>;
