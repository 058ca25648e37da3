import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes the file unless it already holds these bytes. A running server never sees half a file:
 * it is written beside its place and moved there.
 */
export async function writeIfChanged(
  path: string,
  data: Uint8Array,
): Promise<'written' | 'unchanged'> {
  const old = await readFile(path).catch(() => null);
  if (old?.equals(data)) return 'unchanged';
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.part`;
  await writeFile(temporary, data);
  await rename(temporary, path);
  return 'written';
}
