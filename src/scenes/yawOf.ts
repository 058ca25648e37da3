import type { Side } from '../core/body/skeleton';
import type { PatternView } from '../core/movement/pattern';

const TURNED: Record<PatternView, number> = { front: 0, oblique: Math.PI / 4.5, side: Math.PI / 2 };

/** How far a figure is turned (radians about +Y) so that its moving side is towards the viewer. */
export const yawOf = (view: PatternView, drawnSide: Side): number =>
  (drawnSide === 'left' ? -1 : 1) * TURNED[view];
