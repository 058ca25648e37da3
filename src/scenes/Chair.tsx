import { useEffect, useMemo } from 'react';
import { CylinderGeometry, MeshLambertMaterial } from 'three';
import { RoundedBoxGeometry } from 'three/examples/jsm/geometries/RoundedBoxGeometry.js';
import { SCENE_COLOURS } from './sceneColours';
import { CHAIR } from './seat';

export interface ChairProps {
  /** Height of the seat's upper side, metres. */
  readonly seatHeight: number;
  /** Where the middle of the sitter's hips is, metres along z; the chair faces +Z. */
  readonly z: number;
  readonly shadows: boolean;
}

const { width: WIDTH, depth: DEPTH, back: BACK_HEIGHT } = CHAIR;
const CUSHION = 0.05;
const FRAME = 0.035;

/** A braced wooden chair without arms: the seat as high as its sitter's thighs ask. */
export function Chair({ seatHeight, z, shadows }: ChairProps) {
  const parts = useMemo(() => createChairParts(seatHeight), [seatHeight]);
  useEffect(() => () => parts.dispose(), [parts]);
  const middle = DEPTH / 2 - CHAIR.hipsToBack;
  const legTop = seatHeight - CUSHION - FRAME;
  const corners = [-1, 1].flatMap((side) => [-1, 1].map((end) => [side, end] as const));
  const cast = { castShadow: shadows, receiveShadow: shadows };
  return (
    <group position={[0, 0, z + middle]}>
      <mesh
        {...cast}
        geometry={parts.cushion}
        material={parts.cloth}
        position-y={seatHeight - CUSHION / 2}
      />
      <mesh
        {...cast}
        geometry={parts.frame}
        material={parts.wood}
        position-y={legTop + FRAME / 2}
      />
      {corners.map(([side, end]) => (
        <mesh
          {...cast}
          key={`${side}${end}`}
          geometry={parts.leg}
          material={parts.wood}
          position={[side * (WIDTH / 2 - 0.045), legTop / 2, end * (DEPTH / 2 - 0.045)]}
          rotation={[-end * 0.07, 0, side * 0.07]}
        />
      ))}
      {[-1, 1].map((side) => (
        <mesh
          {...cast}
          key={side}
          geometry={parts.post}
          material={parts.wood}
          position={[
            side * (WIDTH / 2 - 0.05),
            seatHeight + BACK_HEIGHT / 2 - 0.06,
            -DEPTH / 2 - 0.005,
          ]}
          rotation-x={-0.13}
        />
      ))}
      {[0.17, 0.34].map((height) => (
        <mesh
          {...cast}
          key={height}
          geometry={parts.slat}
          material={parts.wood}
          position={[0, seatHeight + height, -DEPTH / 2 - 0.012 - height * 0.1]}
          rotation-x={-0.13}
        />
      ))}
    </group>
  );
}

function createChairParts(seatHeight: number) {
  const legLength = seatHeight - CUSHION - FRAME + 0.004;
  const cushion = new RoundedBoxGeometry(WIDTH, CUSHION, DEPTH, 4, 0.022);
  const frame = new RoundedBoxGeometry(WIDTH - 0.02, FRAME, DEPTH - 0.02, 2, 0.012);
  const leg = new CylinderGeometry(0.021, 0.014, legLength, 12);
  const post = new CylinderGeometry(0.012, 0.016, BACK_HEIGHT + 0.06, 12);
  const slat = new RoundedBoxGeometry(WIDTH - 0.06, 0.085, 0.018, 3, 0.008);
  const wood = new MeshLambertMaterial({ color: SCENE_COLOURS.wood });
  const cloth = new MeshLambertMaterial({ color: SCENE_COLOURS.cushion });
  return {
    cushion,
    frame,
    leg,
    post,
    slat,
    wood,
    cloth,
    dispose() {
      for (const part of [cushion, frame, leg, post, slat, wood, cloth]) part.dispose();
    },
  };
}
