import { MeshLambertMaterial } from 'three';

/** How surely a part is known: `sure` is solid, `guessed` is hatched, `lost` is hatched thinly and pale. */
export const CERTAINTIES = ['sure', 'guessed', 'lost'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

interface Look {
  /** How far the colour goes towards white, 0–1. */
  readonly pale: number;
  /** Share of each stripe that is drawn; 1 draws no stripes. */
  readonly ink: number;
}

const LOOKS: Record<Certainty, Look> = {
  sure: { pale: 0, ink: 1 },
  guessed: { pale: 0.12, ink: 0.5 },
  lost: { pale: 0.5, ink: 0.3 },
};

/** Width of one stripe and its gap, pixels of the screen. */
const STRIPE_PIXELS = 9;

/**
 * Clay whose certainty is told by its form as well as by its colour: what is guessed is drawn in
 * slanting lines that let the room shine through, as an engraver would.
 */
export function certaintyMaterial(colour: string, certainty: Certainty): MeshLambertMaterial {
  const { pale, ink } = LOOKS[certainty];
  const material = new MeshLambertMaterial({ color: colour });
  material.color.lerp({ r: 1, g: 1, b: 1 } as MeshLambertMaterial['color'], pale);
  if (ink === 1) return material;
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      '#include <clipping_planes_fragment>',
      `#include <clipping_planes_fragment>
      if (fract((gl_FragCoord.x + gl_FragCoord.y) / ${STRIPE_PIXELS.toFixed(1)}) > ${ink.toFixed(3)}) discard;`,
    );
  };
  material.customProgramCacheKey = () => `stripes-${certainty}`;
  return material;
}
