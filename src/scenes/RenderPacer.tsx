import { useThree } from '@react-three/fiber';
import { useEffect, useRef } from 'react';
import { chooseDetail, type Detail } from './chooseDetail';

export interface RenderPacerProps {
  /** Whether something moves. Otherwise drawing stops a moment after the last change. */
  readonly active: boolean;
  /** Whether the pose model works meanwhile: what is drawn must not keep it from seeing. */
  readonly yields: boolean;
  /** Anything that names what is shown: a change of it is drawn, active or not. */
  readonly wake: string;
  readonly detail: Detail;
  readonly onDetail: (detail: Detail) => void;
}

/** How long drawing goes on after a change, milliseconds and frames: for the camera to arrive. */
const AWAKE = 2500;
const AWAKE_FRAMES = 10;
/**
 * Frames up to this cost are drawn as fast as the screen shows them, milliseconds. A frame's cost is told
 * by a fence in the graphics queue: the next animation frame comes early, however much is waiting there.
 */
const EASY = 22;
/** After slower ones the machine rests as long again, or three times as long for the pose model … */
const REST = { alone: 1, yielding: 3 };
/** … up to this, milliseconds. */
const MOST_REST = 400;
const FRAMES_KEPT = 30;
/** The first frames at a level compile shaders and upload pictures. */
const FRAMES_IGNORED = 3;
/** Frames that may be on their way to the screen at once, where frames are easy. */
const MOST_PENDING = 2;

/**
 * Draws the scene (the canvas is on `frameloop="never"`): at the screen's pace where that is easy, at
 * about half of the machine's time where it is not (a quarter while the pose model works), and not at
 * all while nothing moves or the canvas is out of sight. Time in `useFrame` is this component's.
 */
export function RenderPacer({ active, yields, wake, detail, onDetail }: RenderPacerProps) {
  const advance = useThree((state) => state.advance);
  const gl = useThree((state) => state.gl);
  const size = useThree((state) => state.size);
  const told = useRef({
    active,
    rest: REST.alone,
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
    told.current.rest = yields ? REST.yielding : REST.alone;
    told.current.onDetail = onDetail;
    told.current.until = performance.now() + AWAKE;
    told.current.owed = AWAKE_FRAMES;
  }, [active, yields, wake, onDetail, size, detail]);

  useEffect(() => {
    const state = told.current;
    state.detail = detail;
    state.costs = [];
    state.drawn = 0;
    state.owed = Math.max(state.owed, AWAKE_FRAMES);
  }, [detail]);

  useEffect(() => {
    const state = told.current;
    const context = gl.getContext() as WebGL2RenderingContext;
    const pending: { readonly drawn: number; readonly fence: WebGLSync }[] = [];
    let request = 0;
    let finished = 0;
    let cost = 0;
    let inSight = true;
    const sight = new IntersectionObserver((entries) => {
      inSight = entries.at(-1)?.isIntersecting ?? true;
    });
    sight.observe(gl.domElement);
    // The time that a page was hidden is no frame's cost.
    const forget = () => {
      pending.length = 0;
    };
    document.addEventListener('visibilitychange', forget);
    // Fences of a context that was lost are never told of.
    gl.domElement.addEventListener('webglcontextlost', forget);
    gl.domElement.addEventListener('webglcontextrestored', forget);

    const measure = (spent: number) => {
      if (state.drawn++ < FRAMES_IGNORED) return;
      cost = cost === 0 ? spent : cost + (spent - cost) * 0.2;
      state.costs.push(spent);
      if (state.costs.length > FRAMES_KEPT) state.costs.shift();
      const next = chooseDetail(state.detail, state.costs);
      if (next !== state.detail) {
        state.detail = next;
        state.onDetail(next);
      }
    };
    const collect = (now: number) => {
      const oldest = pending[0];
      if (!oldest) return;
      const status = context.getSyncParameter(oldest.fence, context.SYNC_STATUS);
      if (status !== context.SIGNALED && !context.isContextLost()) return;
      context.deleteSync(oldest.fence);
      pending.shift();
      // What it took by itself, without its wait for the frame before.
      measure(now - Math.max(oldest.drawn, finished));
      finished = now;
    };
    const tick = (now: number) => {
      request = requestAnimationFrame(tick);
      collect(now);
      if (!inSight || (!state.active && now > state.until && state.owed <= 0)) return;
      if (pending.length >= MOST_PENDING) return;
      const easy = cost <= EASY;
      const rest = Math.min(state.rest * cost, MOST_REST);
      if (!easy && (pending.length > 0 || now - finished < rest)) return;
      state.owed--;
      advance(now / 1000);
      const fence = context.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0);
      if (fence) pending.push({ drawn: now, fence });
      context.flush();
    };
    request = requestAnimationFrame(tick);
    return () => {
      cancelAnimationFrame(request);
      sight.disconnect();
      document.removeEventListener('visibilitychange', forget);
      gl.domElement.removeEventListener('webglcontextlost', forget);
      gl.domElement.removeEventListener('webglcontextrestored', forget);
    };
  }, [advance, gl]);
  return null;
}
