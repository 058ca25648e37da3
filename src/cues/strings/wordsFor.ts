import type { i18n, TFunction } from 'i18next';

/**
 * The words at a path that comes with data (a pattern's id, a coach's sentence) and not with the code,
 * with their values filled in; undefined where there are none.
 */
export type DataWords = (
  path: string,
  values?: Readonly<Record<string, number | string>>,
) => string | undefined;

/** Looks up words by keys that no compiler can know. */
export function wordsFor(words: i18n, t: TFunction): DataWords {
  const look = t as unknown as (key: string, values?: object) => string;
  return (path, values) => (words.exists(path) ? look(path, values) : undefined);
}
