import { PATTERN_LIBRARY } from '../../src/core/movement/library/library';
import { TWINS } from '../../src/core/movement/twins';
import { rehearse } from './rehearse';

export interface Confusion {
  readonly coached: string;
  readonly view: string;
  /** Repetitions counted per repetition performed, by performed pattern. */
  readonly counted: Readonly<Record<string, number>>;
  readonly performed: number;
}

/** Every pattern performed in every other's ears, in the views it names. */
export function measureConfusion(seeds: readonly number[], repetitions: number): Confusion[] {
  return PATTERN_LIBRARY.flatMap((coached) =>
    coached.views.map((view) => ({
      coached: coached.id,
      view,
      performed: seeds.length * repetitions,
      counted: Object.fromEntries(
        PATTERN_LIBRARY.map(({ id }) => [
          id,
          seeds.reduce((sum, seed) => {
            const performance = { pattern: id, repetitions };
            return sum + rehearse({ coached, view, seed, performance }).trials.length;
          }, 0),
        ]),
      ),
    })),
  );
}

/** One seed from each hundred is another person with another range and tempo. */
const SEEDS = [101, 202, 303];
const REPETITIONS = 3;

export function printConfusion(json: boolean): void {
  const rows = measureConfusion(SEEDS, REPETITIONS);
  if (json) {
    console.log(JSON.stringify({ rows, twins: TWINS }));
    return;
  }
  const ids = PATTERN_LIBRARY.map(({ id }) => id);
  console.log(`Counted of ${SEEDS.length * REPETITIONS} performed; rows coach, columns perform.\n`);
  for (const [i, id] of ids.entries()) console.log(`  ${i + 1} ${id}`);
  console.log(`\n${''.padEnd(32)}${ids.map((_, i) => String(i + 1).padStart(4)).join('')}`);
  for (const { coached, view, counted } of rows) {
    const cells = ids.map((id) => String(counted[id] || '·').padStart(4)).join('');
    console.log(`${coached.padEnd(24)}${view.padEnd(8)}${cells}`);
  }
  console.log('\nTold apart by no single camera:');
  for (const { coached, performed, view, reason, request } of TWINS) {
    console.log(`  ${coached} / ${performed}, ${view}: ${reason} → ${request}`);
  }
}
