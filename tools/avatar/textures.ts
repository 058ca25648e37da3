import sharp from 'sharp';
import { paintMask } from './paintMask';
import type { PolyMesh } from './polyMesh';

/** Red, green and blue as a screen shows them, 0–255. */
export type Colour = readonly [number, number, number];

export interface Texture {
  bytes: Uint8Array<ArrayBuffer>;
  mimeType: 'image/png' | 'image/jpeg';
}

interface Pixels {
  data: Buffer;
  size: number;
  channels: number;
}

async function readPixels(path: string, size: number): Promise<Pixels> {
  const image = sharp(path).resize(size, size, { kernel: 'lanczos3' });
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, size, channels: info.channels };
}

async function writeJpeg({ data, size, channels }: Pixels, quality: number): Promise<Texture> {
  const raw = { width: size, height: size, channels: channels as 3 | 4 };
  const bytes = await sharp(data, { raw })
    .removeAlpha()
    .jpeg({ quality, mozjpeg: true })
    .toBuffer();
  return { bytes: new Uint8Array(bytes), mimeType: 'image/jpeg' };
}

/** A picture as it is, at another size. */
export async function plainTexture(path: string, size: number): Promise<Texture> {
  return writeJpeg(await readPixels(path, size), 88);
}

/** Two pictures over each other: `share` is the second one's, 0–1. */
export async function mixedTexture(
  paths: readonly [string, string],
  share: number,
  size: number,
): Promise<Texture> {
  const [first, second] = await Promise.all(paths.map((path) => readPixels(path, size)));
  if (!first || !second) throw new Error('Two pictures are needed');
  const data = first.data.map((value, i) => value + share * ((second.data[i] ?? 0) - value));
  return writeJpeg({ ...first, data: Buffer.from(data) }, 88);
}

/** Hair, brows or lashes in new colours: the picture's light and dark become `light` and `dark`. */
export async function tintedTexture(
  path: string,
  size: number,
  dark: Colour,
  light: Colour,
): Promise<Texture> {
  const { data } = await readPixels(path, size);
  const luminance = (i: number) =>
    0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0);
  const opaque: number[] = [];
  for (let i = 0; i < data.length; i += 4) if ((data[i + 3] ?? 0) > 128) opaque.push(luminance(i));
  opaque.sort((a, b) => a - b);
  const low = opaque[Math.floor(opaque.length * 0.02)] ?? 0;
  const high = opaque[Math.floor(opaque.length * 0.98)] ?? 255;
  for (let i = 0; i < data.length; i += 4) {
    const share = Math.min(1, Math.max(0, (luminance(i) - low) / (high - low || 1)));
    for (let c = 0; c < 3; c++) {
      data[i + c] = (dark[c] ?? 0) + share * ((light[c] ?? 0) - (dark[c] ?? 0));
    }
  }
  const bytes = await sharp(data, { raw: { width: size, height: size, channels: 4 } })
    .png({ palette: true, colours: 48, effort: 10 })
    .toBuffer();
  return { bytes: new Uint8Array(bytes), mimeType: 'image/png' };
}

/** A flat colour for each piece of clothing, darkened in the folds by the occlusion picture. */
export async function clothTexture(
  occlusionPath: string,
  size: number,
  mesh: PolyMesh,
  colourOfFace: (face: number) => Colour,
): Promise<Texture> {
  const occlusion = await readPixels(occlusionPath, size);
  const mask = paintMask(mesh, size, colourOfFace);
  const data = Buffer.alloc(size * size * 3);
  for (let pixel = 0; pixel < size * size; pixel++) {
    // Occlusion at half strength: the lights of the scene make their own shade.
    const shade = 0.5 + (0.5 * (occlusion.data[pixel * occlusion.channels] ?? 255)) / 255;
    for (let c = 0; c < 3; c++) data[3 * pixel + c] = (mask[3 * pixel + c] ?? 0) * shade;
  }
  return writeJpeg({ data, size, channels: 3 }, 88);
}
