import { coaching } from './coaching';
import { movements } from './movements';
import { pages } from './pages';
import { quality } from './quality';
import { safety } from './safety';

/** All words in English; the shape every other language follows. */
export const en = { ...pages, ...safety, ...coaching, quality, pattern: movements } as const;
