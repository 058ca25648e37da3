import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBaseMesh } from './baseMesh';
import { buildFigure } from './buildFigure';
import { fetchMakeHuman } from './makehuman';
import { openTargets } from './morphTargets';
import { PEOPLE } from './people';
import { addVrm } from './vrm';
import { writeGlb } from './writeGlb';

const OUTPUT = join(import.meta.dirname, '../../public/models');

fetchMakeHuman();
const base = readBaseMesh();
const targets = openTargets();
for (const person of PEOPLE) {
  const figure = await buildFigure(person, base, targets);
  const vrm = addVrm(await writeGlb(figure), person.name);
  writeFileSync(join(OUTPUT, `${person.file}.vrm`), vrm);
  const pieces = [...figure.body, ...figure.face];
  const counts = pieces.map(({ part, material }) => `${material.name} ${part.indices.length / 3}`);
  const total = pieces.reduce((sum, { part }) => sum + part.indices.length / 3, 0);
  console.info(`${person.file}: ${vrm.length} bytes, ${total} triangles (${counts.join(', ')})`);
}
targets.close();
