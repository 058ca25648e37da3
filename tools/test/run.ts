/**
 * `npm test`: everything that says whether the product works, in one go, in real browsers.
 * Unit, golden and browser tests by Vitest; the built app end to end by Playwright. `--long` runs the
 * suites that take longer instead. Prints one closing line with the sum of both and exits with 1 if one failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser } from '../browser/findBrowser';

const RESULTS = '.cache/test-results';
const long = process.argv.includes('--long');

interface Sum {
  passed: number;
  failed: number;
  skipped: number;
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): boolean {
  const { status } = spawnSync('npx', [command, ...args], { stdio: 'inherit', env });
  return status === 0;
}

function readVitest(file: string): Sum {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    success: boolean;
  };
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    failed: report.success ? failed : Math.max(1, failed),
    skipped: report.numPendingTests,
  };
}

function readPlaywright(file: string): Sum {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

const browser = findBrowser();
const env: NodeJS.ProcessEnv = {
  ...process.env,
  RETRACE_BROWSER: browser,
  RETRACE_LONG: long ? '1' : '',
};
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const sums: Sum[] = [];
let good = true;
if (!run('tsx', ['tools/pose-model/build.ts'], env)) process.exit(1);

const vitestReport = `${RESULTS}/vitest.json`;
const vitest = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestReport}`,
];
good = run('vitest', long ? [...vitest, '--project=long'] : vitest, env) && good;
sums.push(readVitest(vitestReport));

if (!long) {
  if (!run('vite', ['build', '--logLevel=warn'], env)) process.exit(1);
  const playwrightReport = `${RESULTS}/playwright.json`;
  const playwrightEnv = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport };
  good = run('playwright', ['test', '--reporter=list,json'], playwrightEnv) && good;
  sums.push(readPlaywright(playwrightReport));
}

const total = sums.reduce((a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
}));
const failed = good ? total.failed : Math.max(1, total.failed);
console.log(`\n${total.passed} passed, ${failed} failed, ${total.skipped} skipped`);
process.exitCode = failed > 0 || total.passed === 0 ? 1 : 0;
