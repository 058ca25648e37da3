import { useEffect, useRef } from 'react';
import type { DirectionalLight } from 'three';

export interface LightsProps {
  readonly shadows: boolean;
  /** Half the width that the shadow has to cover, metres. */
  readonly reach: number;
}

/** Key from the upper left before the figures, a weak warm fill from the right, a rim from behind. */
export function Lights({ shadows, reach }: LightsProps) {
  const key = useRef<DirectionalLight>(null);
  useEffect(() => {
    const light = key.current;
    if (!light) return;
    const { camera } = light.shadow;
    camera.left = -reach;
    camera.right = reach;
    camera.top = 2.6;
    camera.bottom = -1.2;
    camera.near = 0.5;
    camera.far = 12;
    camera.updateProjectionMatrix();
  }, [reach]);
  return (
    <>
      <hemisphereLight args={['#fff6ea', '#b9a68c', 1.25]} />
      <directionalLight
        ref={key}
        position={[-2.4, 4.6, 3.6]}
        intensity={2.1}
        color="#fff3e2"
        castShadow={shadows}
        shadow-mapSize={[1024, 1024]}
        shadow-bias={-0.0006}
        shadow-normalBias={0.02}
        shadow-radius={6}
      />
      <directionalLight position={[3.2, 2.2, 2.8]} intensity={0.55} color="#e9eef5" />
      <directionalLight position={[1.2, 3, -4]} intensity={0.9} color="#fffaf0" />
    </>
  );
}
