import { useEffect, useMemo } from 'react';
import {
  BackSide,
  CircleGeometry,
  Color,
  MeshBasicMaterial,
  ShaderMaterial,
  ShadowMaterial,
  SphereGeometry,
} from 'three';
import { SCENE_COLOURS } from './sceneColours';
import { fadeTexture } from './spotMaterial';

const FLOOR_RADIUS = 9;
/** Shadows lie on everything flat: above the mats. */
const SHADOW_HEIGHT = 0.006;
const SHADOW_STRENGTH = 0.26;

export interface RoomProps {
  readonly shadows: boolean;
}

/**
 * A quiet studio: a wall that grows lighter upwards, a warm floor that fades into it. Nothing of it is lit,
 * so that its colours are those of the pages around it, and it costs next to nothing.
 */
export function Room({ shadows }: RoomProps) {
  const parts = useMemo(createRoomParts, []);
  useEffect(() => () => parts.dispose(), [parts]);
  return (
    <>
      <mesh geometry={parts.dome} material={parts.wall} frustumCulled={false} renderOrder={-2} />
      <mesh
        geometry={parts.floor}
        material={parts.ground}
        rotation-x={-Math.PI / 2}
        renderOrder={-1}
      />
      {shadows && (
        <mesh
          geometry={parts.floor}
          material={parts.shadow}
          rotation-x={-Math.PI / 2}
          position-y={SHADOW_HEIGHT}
          receiveShadow
        />
      )}
    </>
  );
}

function createRoomParts() {
  const dome = new SphereGeometry(30, 24, 16);
  const wall = new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    uniforms: {
      top: { value: new Color(SCENE_COLOURS.wallTop) },
      bottom: { value: new Color(SCENE_COLOURS.wallBottom) },
    },
    vertexShader: `varying float height;
      void main() {
        height = normalize(position).y;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: `uniform vec3 top;
      uniform vec3 bottom;
      varying float height;
      void main() {
        gl_FragColor = vec4(mix(bottom, top, smoothstep(-0.02, 0.28, height)), 1.0);
        #include <colorspace_fragment>
      }`,
  });
  const floor = new CircleGeometry(FLOOR_RADIUS, 48);
  const fade = fadeTexture();
  const ground = new MeshBasicMaterial({
    color: SCENE_COLOURS.floor,
    alphaMap: fade,
    transparent: true,
    depthWrite: false,
    toneMapped: false,
  });
  const shadow = new ShadowMaterial({
    color: SCENE_COLOURS.shadow,
    opacity: SHADOW_STRENGTH,
    depthWrite: false,
    toneMapped: false,
  });
  return {
    dome,
    wall,
    floor,
    ground,
    shadow,
    dispose() {
      for (const part of [dome, floor, wall, ground, shadow, fade]) part.dispose();
    },
  };
}
