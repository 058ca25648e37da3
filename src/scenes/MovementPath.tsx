import { useEffect, useMemo } from 'react';
import {
  CatmullRomCurve3,
  ConeGeometry,
  MeshBasicMaterial,
  Quaternion,
  TubeGeometry,
  Vector3,
} from 'three';
import { SCENE_COLOURS } from './sceneColours';

export interface MovementPathProps {
  /** Metres, xyz, from start to end. */
  readonly path: Float64Array;
  /** Thickness of the line, metres. @default 0.009 */
  readonly radius?: number;
}

const UP = new Vector3(0, 1, 0);

/** The way a hand or a foot takes, as an arrow in the room. */
export function MovementPath({ path, radius = 0.009 }: MovementPathProps) {
  const parts = useMemo(() => createArrow(path, radius), [path, radius]);
  useEffect(() => () => parts.dispose(), [parts]);
  return (
    <>
      <mesh geometry={parts.tube} material={parts.material} renderOrder={5} />
      <mesh
        geometry={parts.head}
        renderOrder={5}
        material={parts.material}
        position={parts.tip}
        quaternion={parts.turn}
      />
    </>
  );
}

function createArrow(path: Float64Array, radius: number) {
  const points: Vector3[] = [];
  for (let i = 0; i < path.length; i += 3) points.push(new Vector3().fromArray(path, i));
  const curve = new CatmullRomCurve3(points);
  const tube = new TubeGeometry(curve, 96, radius, 10);
  const length = radius * 7;
  const head = new ConeGeometry(radius * 2.8, length, 20).translate(0, length * 0.3, 0);
  // Seen through the limb that takes it, whose tip would hide the arrow's.
  const material = new MeshBasicMaterial({
    color: SCENE_COLOURS.path,
    toneMapped: false,
    depthTest: false,
    transparent: true,
    opacity: 0.92,
  });
  return {
    tube,
    head,
    material,
    tip: points.at(-1)!,
    turn: new Quaternion().setFromUnitVectors(UP, curve.getTangent(1)),
    dispose() {
      tube.dispose();
      head.dispose();
      material.dispose();
    },
  };
}
