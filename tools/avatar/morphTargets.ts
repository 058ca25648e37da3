import { closeSync, openSync, readSync } from 'node:fs';
import { makeHumanPath, readMakeHumanJson } from './makehuman';
import { at } from './polyMesh';

/** Numbers in one target: three for each of the base mesh's 19,158 vertices. */
const LENGTH = 57474;

/** The file stores thousandths of MakeHuman's unit, the decimetre. */
const METRES = 1e-4;

export interface TargetFile {
  /** Displacements of all vertices, metres. */
  read(name: string): Float64Array;
  close(): void;
}

/** Opens the package's one file of body shapes, in which they lie sorted by name. */
export function openTargets(): TargetFile {
  const list = readMakeHumanJson<{ targets: Record<string, unknown> }>(
    'src/json/targets/target-list.json',
  );
  const names = Object.keys(list.targets).sort();
  const file = openSync(makeHumanPath('public/data/targets/targets.bin'), 'r');
  const read = (name: string) => {
    const index = names.indexOf(`data/targets/${name}.target`);
    if (index < 0) throw new Error(`No body shape called ${name}`);
    const raw = new Int16Array(LENGTH);
    readSync(file, raw, 0, raw.byteLength, index * raw.byteLength);
    return Float64Array.from(raw, (value) => value * METRES);
  };
  return { read, close: () => closeSync(file) };
}

/** Adds `weight` times the displacements to the positions, in place. */
export function addTarget(positions: Float64Array, target: Float64Array, weight: number): void {
  for (let i = 0; i < positions.length; i++) {
    positions[i] = at(positions, i) + weight * at(target, i);
  }
}
