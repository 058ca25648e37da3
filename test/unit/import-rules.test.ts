import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Importing file (each name once) → what it imports, against the rules. */
const FORBIDDEN: readonly (readonly [file: string, specifier: string])[] = [
  ['src/core/body/a.ts', 'three'],
  ['src/core/body/b.ts', 'react'],
  ['src/core/movement/a.ts', '@mediapipe/tasks-vision'],
  ['src/core/movement/b.ts', '../../tracking/webcam/poseModel'],
  ['src/core/movement/c.ts', '../../avatar/loadAvatar'],
  ['src/tracking/webcam/a.ts', '../../avatar/loadAvatar'],
  ['src/tracking/webcam/b.ts', '../../patient/tracker'],
  ['src/avatar/a.ts', '../tracking/webcam/poseModel'],
  ['src/avatar/b.ts', '../scenes/Stage'],
  ['src/cues/a.ts', '../scenes/Stage'],
  ['src/scenes/a.tsx', '../patient/tracker'],
  ['src/patient/a.tsx', '../tracking/webcam/poseModel'],
  ['src/patient/b.tsx', '../app/main'],
  ['tools/a.ts', '../src/app/main'],
];

const ALLOWED: readonly (readonly [file: string, specifier: string])[] = [
  ['src/core/movement/fine.ts', '../body/pose'],
  ['src/tracking/webcam/fine.ts', '../../core/body/observation'],
  ['src/avatar/fine.ts', 'three'],
  ['src/patient/fine.tsx', '../scenes/MovementStage'],
  ['src/app/fine.tsx', '../tracking/webcam/poseModel'],
];

/** A tree of planted files, linted once with the project's own rules. */
let folder: string;
let findings: Map<string, string[]>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  const { vcs: _, $schema: __, ...rules } = JSON.parse(readFileSync('biome.json', 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules));
  for (const [file, specifier] of [...FORBIDDEN, ...ALLOWED]) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      `import * as planted from '${specifier}';\n\nexport const kept = planted;\n`,
    );
  }
  const { stdout } = spawnSync(
    resolve('node_modules/.bin/biome'),
    ['lint', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: folder, encoding: 'utf8' },
  );
  const report = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string | { file: string } } }[];
  };
  findings = new Map();
  for (const { category, location } of report.diagnostics) {
    const path = typeof location.path === 'string' ? location.path : location.path.file;
    const file = path.replace(/^\.\//, '');
    findings.set(file, [...(findings.get(file) ?? []), category]);
  }
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the import rules', () => {
  it.each(FORBIDDEN)('refuse %s importing %s', (file) => {
    expect(findings.get(file)).toContain('lint/style/noRestrictedImports');
  });

  it.each(ALLOWED)('let %s import %s', (file) => {
    expect(findings.get(file) ?? []).not.toContain('lint/style/noRestrictedImports');
  });
});
