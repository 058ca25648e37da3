import { useFrame } from '@react-three/fiber';
import { useMemo } from 'react';
import { createPose } from '../core/body/pose';
import type { Side } from '../core/body/skeleton';
import type { Pattern } from '../core/movement/pattern';
import { createSynthesis } from '../core/movement/synthesis';
import { createDemonstrationClock } from './demonstrationClock';
import type { Figure, Life } from './figure';
import { blink, restBreath } from './signsOfLife';

export interface DemonstratingFigureProps {
  readonly figure: Figure;
  readonly pattern: Pattern;
  /** The side of the figure that moves. */
  readonly side: Side;
  /** Multiple of the pattern's own tempo. @default 1 */
  readonly speed?: number;
  /** @default true */
  readonly playing?: boolean;
  /** Shows this phase (0–1) in place of its own course, wherever it gives one. Called each frame. */
  readonly phaseSource?: () => number | null;
  /** Told in each frame; must not set state. */
  readonly onPhase?: (phase: number, repetition: number) => void;
  /** Neither blinks nor breathes at rest. @default false */
  readonly still?: boolean;
}

const BLINK_SEED = 7;

/** A figure that shows a movement again and again. */
export function DemonstratingFigure({
  figure,
  pattern,
  side,
  speed = 1,
  playing = true,
  phaseSource,
  onPhase,
  still = false,
}: DemonstratingFigureProps) {
  const life = useMemo<Life>(() => ({ elapsed: 0, breath: 0, eyesClosed: 0 }), []);
  const pose = useMemo(createPose, []);
  const synthesis = useMemo(
    () => createSynthesis(pattern, figure.body, { side }),
    [figure, pattern, side],
  );
  const clock = useMemo(() => createDemonstrationClock(synthesis), [synthesis]);

  useFrame(({ clock: { elapsedTime } }, elapsed) => {
    const told = phaseSource?.() ?? null;
    if (told === null && playing) clock.advance(elapsed, speed);
    const phase = told ?? clock.phase;
    synthesis.fillPose(phase, pose);
    const moving = phase > 0 && phase < 1;
    life.elapsed = elapsed;
    life.breath = moving || still ? clock.breath : restBreath(elapsedTime);
    life.eyesClosed = still ? 0 : blink(elapsedTime, BLINK_SEED);
    figure.show(pose, life);
    onPhase?.(phase, clock.repetition);
  });
  return <primitive object={figure.object} dispose={null} />;
}
