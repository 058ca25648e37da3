import { useFrame } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';
import { type Group, type Object3D, PlaneGeometry, Vector3 } from 'three';
import { spotMaterial } from './spotMaterial';

export interface FootSpotsProps {
  /** The ankles, somewhere below the group that holds this component. */
  readonly feet: readonly [Object3D, Object3D];
}

const WIDTH = 0.22;
const LENGTH = 0.42;
/** From the ankle forward to the middle of the foot, metres. */
const FORWARD = 0.06;
const FLOOR = 0.007;
/** An ankle this high no longer darkens the floor, metres. */
const NO_SHADE_ABOVE = 0.45;

/** Soft dark spots where the feet touch the floor: they say that a figure stands, even without shadows. */
export function FootSpots({ feet }: FootSpotsProps) {
  const group = useRef<Group>(null);
  const parts = useMemo(() => {
    const plane = new PlaneGeometry(WIDTH, LENGTH).rotateX(-Math.PI / 2);
    return { plane, materials: [spotMaterial(), spotMaterial()] as const, at: new Vector3() };
  }, []);
  useEffect(
    () => () => {
      parts.plane.dispose();
      for (const material of parts.materials) {
        material.alphaMap?.dispose();
        material.dispose();
      }
    },
    [parts],
  );
  useFrame(() => {
    const parent = group.current;
    if (!parent) return;
    feet.forEach((foot, i) => {
      const spot = parent.children[i];
      if (!spot) return;
      parent.worldToLocal(foot.getWorldPosition(parts.at));
      spot.position.set(parts.at.x, FLOOR, parts.at.z + FORWARD);
      const height = Math.max(0, parts.at.y - 0.09);
      parts.materials[i]!.opacity = 0.5 * Math.max(0, 1 - height / NO_SHADE_ABOVE) ** 2;
    });
  });
  return (
    <group ref={group}>
      {parts.materials.map((material) => (
        <mesh key={material.id} geometry={parts.plane} material={material} />
      ))}
    </group>
  );
}
