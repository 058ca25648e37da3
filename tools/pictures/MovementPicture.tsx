import { Canvas, useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import { NeutralToneMapping } from 'three';
import type { Figure } from '../../src/avatar/figure';
import { createPose } from '../../src/core/body/pose';
import type { Pattern } from '../../src/core/movement/pattern';
import { createSynthesis } from '../../src/core/movement/synthesis';
import { FigureStand } from '../../src/scenes/FigureStand';
import { Lights } from '../../src/scenes/Lights';
import { leadingPath, movementCloud } from '../../src/scenes/movementCloud';
import { Room } from '../../src/scenes/Room';
import { Viewpoint } from '../../src/scenes/Viewpoint';
import { yawOf } from '../../src/scenes/yawOf';

interface MovementPictureProps {
  readonly pattern: Pattern;
  readonly figure: Figure;
  readonly ghost: Figure;
  readonly onDrawn: () => void;
}

/** As the stage shows a right-sided movement: mirrored. */
const DRAWN_SIDE = 'left';
/** Where a loop is caught. */
const LOOP_PHASE = 0.5;
const BREATH = { elapsed: 0, breath: 0.3, eyesClosed: 0 };

/** A movement at its farthest, its start posture as a ghost, and the way between them. */
export function MovementPicture({ pattern, figure, ghost, onDrawn }: MovementPictureProps) {
  const view = pattern.views[0] ?? 'front';
  const loop = pattern.shape === 'loop';
  const figures = useMemo(() => {
    const synthesis = createSynthesis(pattern, figure.body, { side: DRAWN_SIDE });
    const telling = loop ? LOOP_PHASE : synthesis.trajectory.turnPhase;
    figure.show(synthesis.fillPose(telling, createPose()), BREATH);
    ghost.show(synthesis.fillPose(0, createPose()), BREATH);
    return [
      {
        key: 'figure',
        cloud: movementCloud(pattern, figure.body, DRAWN_SIDE),
        content: (
          <FigureStand
            pattern={pattern}
            body={figure.body}
            feet={figure.feet}
            shadows
            path={leadingPath(pattern, figure.body, DRAWN_SIDE)}
          >
            <primitive object={figure.object} dispose={null} />
            {!loop && <primitive object={ghost.object} dispose={null} />}
          </FigureStand>
        ),
      },
    ];
  }, [pattern, figure, ghost, loop]);
  return (
    <Canvas
      frameloop="never"
      shadows
      dpr={1}
      camera={{ fov: 24, near: 0.5, far: 60 }}
      gl={{ antialias: true, toneMapping: NeutralToneMapping, preserveDrawingBuffer: true }}
    >
      <Room shadows />
      <Lights shadows reach={2} />
      <Viewpoint figures={figures} yaw={yawOf(view, DRAWN_SIDE)} instant />
      <Shutter onDrawn={onDrawn} />
    </Canvas>
  );
}

/** Draws twice (the first time everything finds its place) and says so. */
function Shutter({ onDrawn }: { readonly onDrawn: () => void }) {
  const advance = useThree((state) => state.advance);
  const { width, height } = useThree((state) => state.size);
  useEffect(() => {
    if (width === 0 || height === 0) return;
    const request = requestAnimationFrame(() => {
      advance(0.1);
      advance(0.2);
      requestAnimationFrame(onDrawn);
    });
    return () => cancelAnimationFrame(request);
  }, [advance, width, height, onDrawn]);
  return null;
}
