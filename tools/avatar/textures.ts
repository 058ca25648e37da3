import sharp from 'sharp';
import { paintTexture } from './paintTexture';
import type { PolyMesh } from './polyMesh';

/** Red, green and blue as a screen shows them, 0–255. */
export type Colour = readonly [number, number, number];

export interface Texture {
  bytes: Uint8Array<ArrayBuffer>;
  mimeType: 'image/png' | 'image/jpeg';
}

/** Of the JPEG pictures, 0–100. */
const QUALITY = 90;

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

/** A picture's opacity, 0–1, at texture coordinates (v upwards). */
export async function readAlpha(path: string): Promise<(u: number, v: number) => number> {
  const size = 256;
  const { data } = await readPixels(path, size);
  const pixel = (share: number) => Math.min(size - 1, Math.max(0, Math.floor(share * size)));
  return (u, v) => data[4 * (pixel(1 - v) * size + pixel(u)) + 3]! / 255;
}

/** A picture as it is, at another size. */
export async function plainTexture(path: string, size: number): Promise<Texture> {
  return writeJpeg(await readPixels(path, size), QUALITY);
}

/** Two pictures over each other; `share` is the second one's, 0–1. */
export interface Blend {
  pictures: readonly [string, string];
  share: number;
}

async function readBlend({ pictures, share }: Blend, size: number): Promise<Pixels> {
  const [first, second] = await Promise.all(pictures.map((path) => readPixels(path, size)));
  if (!first || !second) throw new Error('Two pictures are needed');
  // Some have an alpha channel and some have none.
  const blended = Buffer.alloc(size * size * 3);
  for (let pixel = 0; pixel < size * size; pixel++) {
    for (let c = 0; c < 3; c++) {
      const under = first.data[pixel * first.channels + c]!;
      const over = second.data[pixel * second.channels + c]!;
      blended[3 * pixel + c] = under + share * (over - under);
    }
  }
  return { data: blended, size, channels: 3 };
}

export async function blendedTexture(blend: Blend, size: number): Promise<Texture> {
  return writeJpeg(await readBlend(blend, size), QUALITY);
}

/**
 * The skin, with the hair's colour where hair grows: it hides the hard edge of the hair's mesh.
 * `growth` says for each vertex how much hair grows there, 0–1.
 */
export async function skinTexture(
  blend: Blend,
  size: number,
  body: PolyMesh,
  growth: ArrayLike<number>,
  hair: Colour,
): Promise<Texture> {
  const pixels = await readBlend(blend, size);
  const cover = paintTexture(body, size, (vertex) => [growth[vertex]!]);
  cover.forEach((share, pixel) => {
    for (let c = 0; c < 3; c++) {
      const skin = pixels.data[3 * pixel + c]!;
      pixels.data[3 * pixel + c] = skin + share * (hair[c]! - skin);
    }
  });
  return writeJpeg(pixels, QUALITY);
}

/** Hair, brows or lashes in new colours: the picture's light and dark become `light` and `dark`. */
export async function tintedTexture(
  path: string,
  size: number,
  dark: Colour,
  light: Colour,
): Promise<Texture> {
  const { data } = await readPixels(path, size);
  const luminance = (i: number) => 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!;
  const opaque: number[] = [];
  for (let i = 0; i < data.length; i += 4) if (data[i + 3]! > 128) opaque.push(luminance(i));
  opaque.sort((a, b) => a - b);
  const low = opaque[Math.floor(opaque.length * 0.02)] ?? 0;
  const high = opaque[Math.floor(opaque.length * 0.98)] ?? 255;
  for (let i = 0; i < data.length; i += 4) {
    // What is left out altogether has stray colours that would shine through at the edges.
    const bright = data[i + 3]! < 128 ? 0.3 : (luminance(i) - low) / (high - low || 1);
    const share = Math.min(1, Math.max(0, bright));
    for (let c = 0; c < 3; c++) {
      data[i + c] = dark[c]! + share * (light[c]! - dark[c]!);
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
  const colours = paintTexture(mesh, size, (_, face) => colourOfFace(face));
  const data = Buffer.alloc(size * size * 3);
  for (let pixel = 0; pixel < size * size; pixel++) {
    // Occlusion at half strength: the lights of the scene make their own shade.
    const shade = 0.5 + (0.5 * (occlusion.data[pixel * occlusion.channels] ?? 255)) / 255;
    for (let c = 0; c < 3; c++) data[3 * pixel + c] = colours[3 * pixel + c]! * shade;
  }
  return writeJpeg({ data, size, channels: 3 }, QUALITY);
}
