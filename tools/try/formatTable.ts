import type { TriedRepetition } from './driveSet';

/** The repetitions for people to read. */
export function formatTable(pattern: string, repetitions: readonly TriedRepetition[]): string {
  if (repetitions.length === 0) return `${pattern}: no repetition`;
  const rows = repetitions.map(({ start, end, quality }, i) =>
    [
      String(i + 1).padStart(3),
      start.toFixed(2).padStart(8),
      end.toFixed(2).padStart(8),
      (quality === null ? '–' : String(quality)).padStart(8),
    ].join('  '),
  );
  const count = repetitions.length === 1 ? '1 repetition' : `${repetitions.length} repetitions`;
  return [`${pattern}: ${count}`, '  #   start s     end s   quality', ...rows].join('\n');
}
