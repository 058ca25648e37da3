import type { Person } from './people';
import { type FittedProxy, fitProxy } from './proxy';

/** Everything a person wears or that is not skin, fitted to the body. */
export interface Wardrobe {
  clothes: FittedProxy;
  shoes: FittedProxy;
  hair: FittedProxy;
  brows: FittedProxy;
  lashes: FittedProxy;
  eyes: FittedProxy;
}

export function fitWardrobe(person: Person, body: Float64Array): Wardrobe {
  return {
    clothes: fitProxy(person.clothes.asset, body),
    shoes: fitProxy(person.shoes.asset, body),
    hair: fitProxy(person.hair.asset, body, person.hair.volume),
    brows: fitProxy(person.brows.asset, body),
    lashes: fitProxy('eyelashes/Eyelashes01', body),
    eyes: fitProxy('eyes/Low-Poly', body),
  };
}
