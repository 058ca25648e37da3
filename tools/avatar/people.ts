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
  hair: { asset: string; dark: Colour; light: Colour };
  brows: { asset: string; dark: Colour; light: Colour };
  eyes: string;
  clothes: { asset: string; shirt: Colour; trousers: Colour };
  shoes: { asset: string; dark: Colour; light: Colour };
  detail: Detail;
}

/** How much of the figure is kept. */
export interface Detail {
  /** Share of the triangles kept, 0–1; 1 leaves the mesh alone. */
  skin: number;
  clothes: number;
  shoes: number;
  hair: number;
  /** Sides of the square textures, pixels. */
  skinTexture: number;
  clothTexture: number;
  hairTexture: number;
}

const FULL: Detail = {
  skin: 0.75,
  clothes: 1,
  shoes: 0.6,
  hair: 0.8,
  skinTexture: 512,
  clothTexture: 512,
  hairTexture: 512,
};

const LOW: Detail = {
  skin: 0.14,
  clothes: 0.34,
  shoes: 0.15,
  hair: 0.15,
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
  muscle: 0.25,
  stature: 1.67,
  skin: {
    pictures: [
      'young_caucasian_female/textures/young_lightskinned_female_diffuse',
      'middleage_asian_female/textures/middleage_lightskinned_female_diffuse2',
    ],
    share: 0.4,
  },
  shapes: { 'eyebrows/eyebrows-trans-vert-more': 0.3, 'eyebrows/eyebrows-angle-up': 0.3 },
  hair: { asset: 'ponytail01', dark: [38, 24, 18], light: [128, 86, 58] },
  brows: { asset: 'eyebrow008', dark: [44, 30, 22], light: [80, 56, 42] },
  eyes: 'brown',
  clothes: { asset: 'female_casualsuit01', shirt: [58, 148, 148], trousers: [52, 62, 84] },
  shoes: { asset: 'shoes05', dark: [150, 155, 160], light: [240, 240, 236] },
  detail: FULL,
};

const MAN: Person = {
  file: 'man',
  name: 'Older man',
  sex: 'male',
  ancestry: { african: 0.85, caucasian: 0.15 },
  age: 0.5,
  muscle: 0.2,
  stature: 1.76,
  skin: {
    pictures: [
      'middleage_african_male/textures/middleage_darkskinned_male_diffuse',
      'old_african_male/textures/old_darkskinned_male_diffuse',
    ],
    share: 0.6,
  },
  shapes: { 'eyebrows/eyebrows-trans-vert-more': 0.4, 'eyebrows/eyebrows-angle-up': 0.4 },
  hair: { asset: 'short02', dark: [96, 94, 92], light: [196, 194, 190] },
  brows: { asset: 'eyebrow011', dark: [70, 68, 66], light: [120, 118, 114] },
  eyes: 'brown',
  clothes: { asset: 'male_casualsuit04', shirt: [222, 190, 118], trousers: [62, 72, 92] },
  shoes: { asset: 'shoes05', dark: [150, 155, 160], light: [240, 240, 236] },
  detail: FULL,
};

export const PEOPLE: readonly Person[] = [
  WOMAN,
  MAN,
  { ...WOMAN, file: 'figure-low', name: 'Woman, few triangles', detail: LOW },
];
