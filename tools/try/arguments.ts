import { parseArgs } from 'node:util';
import { TryError } from './tryError';

const USAGE = 'npm run --silent try -- CLIP --pattern ID [--json]';

export interface TryArguments {
  readonly clip: string;
  readonly pattern: string;
  readonly json: boolean;
}

/**
 * Reads the command line; `patterns` are the movements there are.
 * @throws TryError
 */
export function parseTryArguments(
  argv: readonly string[],
  patterns: readonly string[],
): TryArguments {
  const { values, positionals } = read(argv);
  const [clip, ...rest] = positionals;
  if (clip === undefined || rest.length > 0) {
    throw new TryError(`Name one clip (a video file).\nUsage: ${USAGE}`);
  }
  const { pattern } = values;
  const list = `Known patterns: ${patterns.join(', ')}`;
  if (pattern === undefined) {
    throw new TryError(`Name the movement with --pattern ID.\n${list}\nUsage: ${USAGE}`);
  }
  if (!patterns.includes(pattern)) throw new TryError(`Unknown pattern "${pattern}".\n${list}`);
  return { clip, pattern, json: values.json ?? false };
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { pattern: { type: 'string' }, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw new TryError(`${error instanceof Error ? error.message : error}\nUsage: ${USAGE}`);
  }
}
