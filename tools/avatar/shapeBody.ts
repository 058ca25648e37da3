import type { BaseMesh } from './baseMesh';
import { addTarget, type TargetFile } from './morphTargets';
import type { Person } from './people';
import { at } from './polyMesh';

const UNITS = 'expression/units/caucasian';

/** What everyone gets: a light smile and a brow at ease, since MakeHuman's neutral face is stern. */
const PLEASANT: Record<string, number> = {
  [`${UNITS}/mouth-corner-puller`]: 0.5,
  'mouth/mouth-angles-up': 0.3,
  [`${UNITS}/eyebrows-left-inner-up`]: 0.25,
  [`${UNITS}/eyebrows-right-inner-up`]: 0.25,
  [`${UNITS}/eyebrows-left-up`]: 0.2,
  [`${UNITS}/eyebrows-right-up`]: 0.2,
};

export interface ShapedBody {
  /** Metres, in the modelled pose. */
  positions: Float64Array;
  /** From MakeHuman's size to the person's stature. */
  scale: number;
}

/** The base mesh with the person's body shapes, at the person's stature. */
export function shapeBody(person: Person, base: BaseMesh, targets: TargetFile): ShapedBody {
  const positions = Float64Array.from(base.positions);
  const add = (name: string, weight: number) => {
    if (weight !== 0) addTarget(positions, targets.read(name), weight);
  };
  const ages = { young: 1 - person.age, old: person.age };
  const muscles = { averagemuscle: 1 - person.muscle, maxmuscle: person.muscle };
  for (const [age, ageShare] of Object.entries(ages)) {
    for (const [ancestry, share] of Object.entries(person.ancestry)) {
      add(`macrodetails/${ancestry}-${person.sex}-${age}`, ageShare * share);
    }
    for (const [muscle, share] of Object.entries(muscles)) {
      add(`macrodetails/universal-${person.sex}-${age}-${muscle}-averageweight`, ageShare * share);
    }
  }
  for (const [name, weight] of Object.entries({ ...PLEASANT, ...person.shapes })) add(name, weight);

  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const corner of base.faces.flat()) {
    const y = at(positions, 3 * corner.vertex + 1);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  const scale = person.stature / (high - low);
  return {
    positions: positions.map((value, i) => (i % 3 === 1 ? (value - low) * scale : value * scale)),
    scale,
  };
}
