import { type ReactNode, useMemo } from 'react';
import type { Object3D } from 'three';
import type { Body } from '../core/body/body';
import type { Pattern } from '../core/movement/pattern';
import { Chair } from './Chair';
import { FootSpots } from './FootSpots';
import { Mat } from './Mat';
import { MovementPath } from './MovementPath';
import { seatFor } from './seat';

export interface FigureStandProps {
  readonly pattern: Pattern;
  readonly body: Body;
  readonly feet: readonly [Object3D, Object3D] | null;
  readonly shadows: boolean;
  /** A way to be drawn, metres xyz; or none. */
  readonly path: Float64Array | null;
  readonly children: ReactNode;
}

/** A figure's place in the room: its mat, the chair where it sits, and the way it is to take. */
export function FigureStand({ pattern, body, feet, shadows, path, children }: FigureStandProps) {
  const seat = useMemo(() => seatFor(pattern, body), [pattern, body]);
  return (
    <>
      <Mat z={seat ? 0.28 : 0.04} />
      {seat && <Chair seatHeight={seat.height} z={seat.z} shadows={shadows} />}
      {feet && <FootSpots feet={feet} />}
      {path && <MovementPath path={path} />}
      {children}
    </>
  );
}
