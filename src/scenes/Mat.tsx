import { useEffect, useMemo } from 'react';
import { CircleGeometry, MeshBasicMaterial } from 'three';
import { SCENE_COLOURS } from './sceneColours';

export interface MatProps {
  /** Middle along z, metres. */
  readonly z: number;
}

const RADIUS = 0.5;

/** The round mat that a figure stands or sits on. */
export function Mat({ z }: MatProps) {
  const parts = useMemo(() => {
    const disc = new CircleGeometry(RADIUS, 56);
    const top = new MeshBasicMaterial({ color: SCENE_COLOURS.mat, toneMapped: false });
    const edge = new MeshBasicMaterial({ color: SCENE_COLOURS.matEdge, toneMapped: false });
    return { disc, top, edge };
  }, []);
  useEffect(
    () => () => {
      for (const part of [parts.disc, parts.top, parts.edge]) part.dispose();
    },
    [parts],
  );
  return (
    <group position={[0, 0.002, z]} rotation-x={-Math.PI / 2}>
      <mesh geometry={parts.disc} material={parts.edge} scale={1.035} />
      <mesh geometry={parts.disc} material={parts.top} position-z={0.002} />
    </group>
  );
}
