import type { CoreAssetOf } from './coreAssets';
import type { Colour } from './textures';

type Ancestry = 'african' | 'asian' | 'caucasian';

/** One figure, described in MakeHuman's terms. */
export interface Person {
  /** Name of the file in `public/models`, without its ending. */
  file: string;
  name: string;
  sex: 'female' | 'male';
  /** Shares of the three body shapes MakeHuman knows; they add up to 1. */
  ancestry: Partial<Record<Ancestry, number>>;
  /** Share of the shape of a 90-year-old against that of a 25-year-old, 0–1. */
  age: number;
  /** Share of the muscular shape against the average one, 0–1. */
  muscle: number;
  /** Barefoot, metres. */
  stature: number;
  /** Two of MakeHuman's skins, and the share of the second, 0–1. */
  skin: { pictures: readonly [string, string]; share: number };
  /** Further body shapes and their weights. */
  shapes: Record<string, number>;
  /** `volume` is how far the hair stands off, against how it was made. */
  hair: { asset: CoreAssetOf<'hair'>; volume: number; dark: Colour; light: Colour; scalp: Colour };
  brows: { asset: CoreAssetOf<'eyebrows'>; dark: Colour; light: Colour };
  /** Two of MakeHuman's eyes, and the share of the second, 0–1. */
  eyes: { pictures: readonly [string, string]; share: number };
  clothes: { asset: CoreAssetOf<'clothes'>; shirt: Colour; trousers: Colour };
  shoes: { asset: CoreAssetOf<'clothes'>; dark: Colour; light: Colour };
  detail: Detail;
}

/** How much of the figure is kept. */
interface Detail {
  /** Share of the triangles kept, 0–1; 1 leaves the mesh alone. */
  skin: number;
  clothes: number;
  shoes: number;
  hair: number;
  /** Of brows and lashes. */
  trim: number;
  /** Sides of the square textures, pixels. */
  skinTexture: number;
  clothTexture: number;
  hairTexture: number;
}

const FULL: Detail = {
  skin: 0.68,
  clothes: 1,
  shoes: 0.6,
  hair: 0.65,
  trim: 1,
  skinTexture: 512,
  clothTexture: 512,
  hairTexture: 512,
};

const LOW: Detail = {
  skin: 0.135,
  clothes: 0.3,
  shoes: 0.1,
  hair: 0.14,
  trim: 0.3,
  skinTexture: 256,
  clothTexture: 256,
  hairTexture: 256,
};

const WOMAN: Person = {
  file: 'woman',
  name: 'Woman',
  sex: 'female',
  ancestry: { caucasian: 0.6, asian: 0.4 },
  age: 0.12,
  muscle: 0,
  stature: 1.67,
  skin: {
    pictures: [
      'young_caucasian_female/textures/young_lightskinned_female_diffuse',
      'middleage_asian_female/textures/middleage_lightskinned_female_diffuse2',
    ],
    share: 0.4,
  },
  shapes: { 'measure/measure-upperarmlenght-increase': 0.35 },
  hair: {
    asset: 'hair/ponytail01',
    volume: 1,
    dark: [38, 24, 18],
    light: [128, 86, 58],
    scalp: [62, 42, 32],
  },
  brows: { asset: 'eyebrows/eyebrow001', dark: [44, 30, 22], light: [80, 56, 42] },
  eyes: { pictures: ['brownlight', 'brown'], share: 0.25 },
  clothes: { asset: 'clothes/female_casualsuit01', shirt: [58, 148, 148], trousers: [52, 62, 84] },
  shoes: { asset: 'clothes/shoes05', dark: [150, 155, 160], light: [240, 240, 236] },
  detail: FULL,
};

const MAN: Person = {
  file: 'man',
  name: 'Older man',
  sex: 'male',
  ancestry: { african: 0.7, caucasian: 0.3 },
  age: 0.62,
  muscle: 0,
  stature: 1.76,
  skin: {
    pictures: [
      'old_african_male/textures/old_darkskinned_male_diffuse',
      'old_caucasian_male/textures/old_lightskinned_male_diffuse',
    ],
    share: 0.3,
  },
  // Of old men MakeHuman makes the shanks too long and the upper arms too short.
  shapes: {
    'measure/measure-lowerlegheight-decrease': 0.7,
    'measure/measure-upperarmlenght-increase': 0.45,
    'measure/measure-shoulder-decrease': 0.2,
  },
  hair: {
    asset: 'hair/short02',
    volume: 0.6,
    dark: [96, 94, 92],
    light: [196, 194, 190],
    scalp: [92, 82, 76],
  },
  brows: { asset: 'eyebrows/eyebrow008', dark: [70, 68, 66], light: [120, 118, 114] },
  eyes: { pictures: ['brownlight', 'brown'], share: 0.3 },
  clothes: { asset: 'clothes/male_casualsuit04', shirt: [222, 190, 118], trousers: [62, 72, 92] },
  shoes: { asset: 'clothes/shoes05', dark: [150, 155, 160], light: [240, 240, 236] },
  detail: FULL,
};

export const PEOPLE: readonly Person[] = [
  WOMAN,
  MAN,
  { ...WOMAN, file: 'figure-low', name: 'Woman, few triangles', detail: LOW },
];
