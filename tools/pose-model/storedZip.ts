import { crc32 } from 'node:zlib';

export interface ZipEntry {
  name: string;
  data: Uint8Array;
}

/** MediaPipe maps the entries in place, so their data starts at a multiple of this, bytes. */
const ALIGNMENT = 64;

const LOCAL_HEADER_LENGTH = 30;
const CENTRAL_HEADER_LENGTH = 46;
const END_LENGTH = 22;
const VERSION_NEEDED = 20;
/** 1980-01-01, the earliest day a zip can name: the same input gives the same bytes. */
const DOS_DATE = 0x0021;
/** The extra field with which zipalign pads; readers skip it. */
const ALIGNMENT_EXTRA_ID = 0xd935;
const EXTRA_HEADER_LENGTH = 4;

/** Packs the entries uncompressed and aligned, as a MediaPipe `.task` file has to be. */
export function storedZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;

  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.name);
    const crc = crc32(entry.data);
    const extra = alignmentExtra(offset + LOCAL_HEADER_LENGTH + name.length);
    directory.push(centralHeader(entry, name, crc, offset), name);
    for (const part of [localHeader(entry, name, crc, extra.length), name, extra, entry.data]) {
      parts.push(part);
      offset += part.length;
    }
  }

  const directoryLength = directory.reduce((sum, part) => sum + part.length, 0);
  const end = endOfDirectory(entries.length, directoryLength, offset);
  return Buffer.concat([...parts, ...directory, end]);
}

function localHeader(
  entry: ZipEntry,
  name: Uint8Array,
  crc: number,
  extraLength: number,
): Uint8Array {
  const header = new DataView(new ArrayBuffer(LOCAL_HEADER_LENGTH));
  header.setUint32(0, 0x04034b50, true);
  header.setUint16(4, VERSION_NEEDED, true);
  header.setUint16(12, DOS_DATE, true);
  header.setUint32(14, crc, true);
  header.setUint32(18, entry.data.length, true);
  header.setUint32(22, entry.data.length, true);
  header.setUint16(26, name.length, true);
  header.setUint16(28, extraLength, true);
  return new Uint8Array(header.buffer);
}

function centralHeader(
  entry: ZipEntry,
  name: Uint8Array,
  crc: number,
  localOffset: number,
): Uint8Array {
  const header = new DataView(new ArrayBuffer(CENTRAL_HEADER_LENGTH));
  header.setUint32(0, 0x02014b50, true);
  header.setUint16(4, VERSION_NEEDED, true);
  header.setUint16(6, VERSION_NEEDED, true);
  header.setUint16(14, DOS_DATE, true);
  header.setUint32(16, crc, true);
  header.setUint32(20, entry.data.length, true);
  header.setUint32(24, entry.data.length, true);
  header.setUint16(28, name.length, true);
  header.setUint32(42, localOffset, true);
  return new Uint8Array(header.buffer);
}

function endOfDirectory(count: number, length: number, offset: number): Uint8Array {
  const end = new DataView(new ArrayBuffer(END_LENGTH));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, count, true);
  end.setUint16(10, count, true);
  end.setUint32(12, length, true);
  end.setUint32(16, offset, true);
  return new Uint8Array(end.buffer);
}

/** An extra field of the length that brings what follows it to the alignment. */
function alignmentExtra(position: number): Uint8Array {
  const padding = -(position + EXTRA_HEADER_LENGTH) & (ALIGNMENT - 1);
  const extra = new DataView(new ArrayBuffer(EXTRA_HEADER_LENGTH + padding));
  extra.setUint16(0, ALIGNMENT_EXTRA_ID, true);
  extra.setUint16(2, padding, true);
  return new Uint8Array(extra.buffer);
}
