/**
 * The proxies that may be used: made by the MakeHuman team itself and so covered by its CC0 release
 * of September 2020. The package also holds items that the community gave, which are not.
 */
export const CORE_ASSETS = [
  'clothes/female_casualsuit01',
  'clothes/male_casualsuit04',
  'clothes/shoes05',
  'eyebrows/eyebrow001',
  'eyebrows/eyebrow008',
  'eyelashes/Eyelashes01',
  'eyes/Low-Poly',
  'hair/ponytail01',
  'hair/short02',
] as const;

export type CoreAsset = (typeof CORE_ASSETS)[number];

/** The core assets of a kind, such as `hair`. */
export type CoreAssetOf<Kind extends string> = CoreAsset & `${Kind}/${string}`;
