import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { printCoachBench } from './coachBench';
import { printConfusion } from './confusion';

/** `npm run bench -- coach | confusion [--json]` */
const BENCHES: Readonly<Record<string, (json: boolean) => void>> = {
  coach: printCoachBench,
  confusion: printConfusion,
};

/** Memory is only measured well with the collector at hand and a young heap that is not emptied meanwhile. */
const NODE_FLAGS = ['--expose-gc', '--max-semi-space-size=128', '--import', 'tsx'];

const [name = '', ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join(' | ')} [--json]`);
  process.exitCode = 1;
} else if (!('gc' in globalThis)) {
  const file = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, [...NODE_FLAGS, file, name, ...flags], {
    stdio: 'inherit',
  });
  process.exitCode = child.status ?? 1;
} else {
  bench(flags.includes('--json'));
}
