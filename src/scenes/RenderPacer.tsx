import { useThree } from '@react-three/fiber';
import { useEffect, useRef } from 'react';
import { chooseDetail, type Detail } from './chooseDetail';

export interface RenderPacerProps {
  /** Whether something moves. Otherwise drawing stops a moment after the last change. */
  readonly active: boolean;
  /** Anything that names what is shown: a change of it is drawn, active or not. */
  readonly wake: string;
  readonly detail: Detail;
  readonly onDetail: (detail: Detail) => void;
}

/** How long drawing goes on after a change, milliseconds and frames: for the camera to arrive. */
const AWAKE = 2500;
const AWAKE_FRAMES = 10;
/** Frames up to this cost are drawn as fast as the screen shows them, milliseconds. */
const EASY = 22;
/** Slower ones leave the machine as much time again: the pose model needs it more. */
const SHARE = 2;
const FRAMES_KEPT = 30;
/** The first frames at a level compile shaders and upload pictures. */
const FRAMES_IGNORED = 6;
/** A longer gap was a page in the background, milliseconds. */
const LONGEST_GAP = 1500;

/**
 * Draws the scene (the canvas is on `frameloop="never"`): at the screen's pace where that is easy, at
 * about half of the machine's time where it is not, and not at all while nothing moves or the canvas is
 * out of sight. Time in `useFrame` is this component's.
 */
export function RenderPacer({ active, wake, detail, onDetail }: RenderPacerProps) {
  const advance = useThree((state) => state.advance);
  const canvas = useThree((state) => state.gl.domElement);
  const size = useThree((state) => state.size);
  const told = useRef({
    active,
    until: 0,
    owed: 0,
    detail,
    onDetail,
    costs: [] as number[],
    drawn: 0,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of any of these is to be drawn.
  useEffect(() => {
    told.current.active = active;
    told.current.onDetail = onDetail;
    told.current.until = performance.now() + AWAKE;
    told.current.owed = AWAKE_FRAMES;
  }, [active, wake, onDetail, size, detail]);

  useEffect(() => {
    const state = told.current;
    state.detail = detail;
    state.costs = [];
    state.drawn = 0;
  }, [detail]);

  useEffect(() => {
    const state = told.current;
    let request = 0;
    let last = Number.NEGATIVE_INFINITY;
    let justDrawn = false;
    let cost = 0;
    let inSight = true;
    const sight = new IntersectionObserver((entries) => {
      inSight = entries.at(-1)?.isIntersecting ?? true;
    });
    sight.observe(canvas);

    const measure = (gap: number) => {
      if (gap > LONGEST_GAP) return;
      cost = cost === 0 ? gap : cost + (gap - cost) * 0.2;
      if (state.drawn++ < FRAMES_IGNORED) return;
      state.costs.push(gap);
      if (state.costs.length > FRAMES_KEPT) state.costs.shift();
      const next = chooseDetail(state.detail, state.costs);
      if (next !== state.detail) {
        state.detail = next;
        state.onDetail(next);
      }
    };
    const tick = (now: number) => {
      request = requestAnimationFrame(tick);
      if (justDrawn) measure(now - last);
      justDrawn = false;
      if (!inSight || (!state.active && now > state.until && state.owed <= 0)) return;
      if (cost > EASY && now - last < cost * SHARE) return;
      last = now;
      state.owed--;
      justDrawn = true;
      advance(now / 1000);
    };
    request = requestAnimationFrame(tick);
    return () => {
      cancelAnimationFrame(request);
      sight.disconnect();
    };
  }, [advance, canvas]);
  return null;
}
