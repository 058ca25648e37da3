/** How richly the scene is drawn, from best to barest. */
export const DETAILS = ['full', 'lean', 'bare'] as const;
export type Detail = (typeof DETAILS)[number];

export interface DetailSettings {
  /** Most device pixels per CSS pixel. */
  readonly pixelRatio: number;
  /** Whether the light throws a shadow; without, a soft spot lies under the feet. */
  readonly shadows: boolean;
  /** Smooth edges. */
  readonly antialias: boolean;
  /** Matt materials in place of the avatar's own. */
  readonly matt: boolean;
  /** Whether the figure is the one of few triangles. */
  readonly simpleFigure: boolean;
}

export const DETAIL_SETTINGS: Record<Detail, DetailSettings> = {
  full: { pixelRatio: 2, shadows: true, antialias: true, matt: false, simpleFigure: false },
  lean: { pixelRatio: 1, shadows: false, antialias: true, matt: true, simpleFigure: false },
  bare: { pixelRatio: 0.75, shadows: false, antialias: false, matt: true, simpleFigure: true },
};

export interface DetailOptions {
  /** Median cost of a frame above which less is drawn, milliseconds. @default 40 */
  readonly slow?: number;
  /** … and above which the barest is drawn at once. @default 120 */
  readonly verySlow?: number;
  /** Frames that must have been measured at a level before it is left … @default 20 */
  readonly frames?: number;
  /** … or time that went into at least four of them, milliseconds. @default 1500 */
  readonly patience?: number;
}

const DETAIL_DEFAULTS: Required<DetailOptions> = {
  slow: 40,
  verySlow: 120,
  frames: 20,
  patience: 1500,
};

const FEWEST_FRAMES = 4;

/**
 * What to draw next, from the costs (milliseconds) of the frames drawn at the present level. It only
 * ever goes down: what was taken away because of a slow machine would come back to be taken away
 * again, and each change is seen.
 */
export function chooseDetail(
  present: Detail,
  costs: readonly number[],
  options: DetailOptions = {},
): Detail {
  const { slow, verySlow, frames, patience } = { ...DETAIL_DEFAULTS, ...options };
  const spent = costs.reduce((sum, cost) => sum + cost, 0);
  if (costs.length < FEWEST_FRAMES || (costs.length < frames && spent < patience)) return present;
  const sorted = [...costs].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  if (median > verySlow) return 'bare';
  if (median <= slow) return present;
  return DETAILS[Math.min(DETAILS.indexOf(present) + 1, DETAILS.length - 1)]!;
}

/** Where to begin: a browser that draws without a graphics card need not be measured first. */
export const firstDetail = (renderer: string): Detail =>
  /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer) ? 'lean' : 'full';
