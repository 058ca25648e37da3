/** Brightness of a picture, 0–255 (Rec. 601 luma). */
export interface Brightness {
  mean: number;
  /** The brightest part of a picture scaled down to a few pixels. */
  max: number;
}

export interface PictureJudgement {
  /** `dim`: too dark to find somebody in, should nobody be found. */
  state: 'bright' | 'dim' | 'black';
  /** The darker state the latest pictures speak for, and how many in a row. */
  candidate: 'bright' | 'dim' | 'black';
  inARow: number;
}

export interface PictureOptions {
  /**
   * Nothing in the picture may be brighter than this for it to be black. A covered lens gives noise
   * up to about 16; a dark room with a lamp or a screen in it has a bright spot.
   * @default 24
   */
  blackMax?: number;
  /**
   * Mean brightness below which a picture is dim.
   * @default 32
   */
  dimMean?: number;
  /**
   * Pictures in a row, about a second apart, before saying that it became darker. Cameras begin
   * with black pictures while they set their exposure.
   * @default 2
   */
  after?: number;
}

const PICTURE_DEFAULTS: Required<PictureOptions> = { blackMax: 24, dimMean: 32, after: 2 };

export const createPictureJudgement = (): PictureJudgement => ({
  state: 'bright',
  candidate: 'bright',
  inARow: 0,
});

/** Takes one more picture into account. Darkness must last; light is believed at once. */
export function judgePicture(
  judgement: PictureJudgement,
  { mean, max }: Brightness,
  options: PictureOptions = {},
): PictureJudgement['state'] {
  const { blackMax, dimMean, after } = { ...PICTURE_DEFAULTS, ...options };
  const seen = max <= blackMax ? 'black' : mean < dimMean ? 'dim' : 'bright';
  judgement.inARow = seen === judgement.candidate ? judgement.inARow + 1 : 1;
  judgement.candidate = seen;
  if (seen === 'bright' || judgement.inARow >= after) judgement.state = seen;
  return judgement.state;
}
