import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { attachMetadata } from '../../tools/pose-model/attachMetadata';
import { inputMetadata } from '../../tools/pose-model/inputMetadata';
import { readPackageFile } from '../../tools/pose-model/packageFile';
import { poseTask } from '../../tools/pose-model/poseTask';
import { storedZip } from '../../tools/pose-model/storedZip';

const require = createRequire(import.meta.url);
const source = (name: string): Promise<Buffer> =>
  readFile(require.resolve(`@mediapipe/pose/${name}`));

/** A table of a flatbuffer, read as the format's description says, apart from the writer. */
class Table {
  constructor(
    private readonly bytes: Buffer,
    private readonly position: number,
  ) {}

  static root(bytes: Buffer): Table {
    return new Table(bytes, bytes.readUInt32LE(0));
  }

  /** Where the field of this slot stands, or `undefined` when it has its default. */
  private field(slot: number): number | undefined {
    const vtable = this.position - this.bytes.readInt32LE(this.position);
    if (4 + 2 * slot >= this.bytes.readUInt16LE(vtable)) return undefined;
    const offset = this.bytes.readUInt16LE(vtable + 4 + 2 * slot);
    return offset === 0 ? undefined : this.position + offset;
  }

  private target(slot: number): number {
    const at = this.field(slot);
    if (at === undefined) throw new Error(`Slot ${slot} is absent`);
    return at + this.bytes.readUInt32LE(at);
  }

  uint8(slot: number): number {
    const at = this.field(slot);
    return at === undefined ? 0 : this.bytes.readUInt8(at);
  }

  uint32(slot: number): number {
    const at = this.field(slot);
    return at === undefined ? 0 : this.bytes.readUInt32LE(at);
  }

  table(slot: number): Table {
    return new Table(this.bytes, this.target(slot));
  }

  tables(slot: number): Table[] {
    const vector = this.target(slot);
    return Array.from({ length: this.bytes.readUInt32LE(vector) }, (_, i) => {
      const at = vector + 4 + 4 * i;
      return new Table(this.bytes, at + this.bytes.readUInt32LE(at));
    });
  }

  floats(slot: number): number[] {
    const vector = this.target(slot);
    return Array.from({ length: this.bytes.readUInt32LE(vector) }, (_, i) =>
      this.bytes.readFloatLE(vector + 4 + 4 * i),
    );
  }

  byteVector(slot: number): { start: number; data: Buffer } {
    const vector = this.target(slot);
    const start = vector + 4;
    return { start, data: this.bytes.subarray(start, start + this.bytes.readUInt32LE(vector)) };
  }

  string(slot: number): string {
    const { start, data } = this.byteVector(slot);
    expect(this.bytes.readUInt8(start + data.length), 'strings end with a zero').toBe(0);
    return data.toString('utf8');
  }
}

// Slots of the tables in TFLite's schema.fbs and metadata_schema.fbs.
const MODEL = { version: 0, operatorCodes: 1, subgraphs: 2, buffers: 4, metadata: 6 };
const METADATA = { name: 0, buffer: 1 };
const SUBGRAPH = { tensors: 0, operators: 3 };
const TENSOR = { name: 3 };

function metadataPayload(model: Buffer): { start: number; data: Buffer } {
  const root = Table.root(model);
  const named = root
    .tables(MODEL.metadata)
    .filter((entry) => entry.string(METADATA.name) === 'TFLITE_METADATA');
  expect(named).toHaveLength(1);
  const index = named[0]?.uint32(METADATA.buffer) ?? -1;
  const buffer = root.tables(MODEL.buffers)[index];
  if (!buffer) throw new Error(`No buffer ${index}`);
  return buffer.byteVector(0);
}

function inputRange(model: Buffer): { mean: number[]; std: number[] } {
  const payload = metadataPayload(model).data;
  expect(payload.toString('latin1', 4, 8)).toBe('M001');
  const subgraphs = Table.root(payload).tables(3);
  expect(subgraphs).toHaveLength(1);
  const inputs = subgraphs[0]?.tables(2) ?? [];
  expect(inputs).toHaveLength(1);
  const input = inputs[0] as Table;

  const content = input.table(3);
  expect(content.uint8(0), 'content is ImageProperties').toBe(2);
  expect(content.table(1).uint8(0), 'colour space is RGB').toBe(1);

  const units = input.tables(4);
  expect(units).toHaveLength(1);
  const unit = units[0] as Table;
  expect(unit.uint8(0), 'options are NormalizationOptions').toBe(1);
  return { mean: unit.table(1).floats(0), std: unit.table(1).floats(1) };
}

interface LocalEntry {
  name: string;
  method: number;
  dataStart: number;
  data: Buffer;
}

/** Reads a zip through its central directory, which is what readers trust. */
function unzip(bytes: Buffer): LocalEntry[] {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const count = bytes.readUInt16LE(end + 10);
  const entries: LocalEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  expect(at + bytes.readUInt32LE(end + 12)).toBe(end);
  for (let i = 0; i < count; i++) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const size = bytes.readUInt32LE(at + 24);
    expect(bytes.readUInt32LE(at + 20)).toBe(size);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
    expect(bytes.readUInt32LE(local + 14)).toBe(bytes.readUInt32LE(at + 16));
    const dataStart = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      dataStart,
      data: bytes.subarray(dataStart, dataStart + size),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function entryNamed(task: Buffer, name: string): Buffer {
  const entry = unzip(task).find((candidate) => candidate.name === name);
  if (!entry) throw new Error(`No entry ${name}`);
  return entry.data;
}

let detector: Buffer;
const landmarks: Record<string, Buffer> = {};
const tasks: Record<string, Buffer> = {};

beforeAll(async () => {
  detector = await source('pose_solution_packed_assets.data');
  for (const variant of ['lite', 'full']) {
    const model = await source(`pose_landmark_${variant}.tflite`);
    landmarks[variant] = model;
    tasks[variant] = Buffer.from(poseTask({ detector, landmarks: model }));
  }
});

describe.each([
  { variant: 'lite', megabytes: 5.79 },
  { variant: 'full', megabytes: 9.41 },
])('the $variant pose model', ({ variant, megabytes }) => {
  const task = (): Buffer => tasks[variant] as Buffer;
  const detectorEntry = (): Buffer => entryNamed(task(), 'pose_detector.tflite');
  const landmarksEntry = (): Buffer => entryNamed(task(), 'pose_landmarks_detector.tflite');

  it('is a zip of exactly the two models, stored and aligned', () => {
    const entries = unzip(task());
    expect(entries.map((entry) => entry.name)).toEqual([
      'pose_detector.tflite',
      'pose_landmarks_detector.tflite',
    ]);
    for (const entry of entries) {
      expect(entry.method).toBe(0);
      expect(entry.dataStart % 64).toBe(0);
    }
  });

  it('says that the detector takes [-1, 1] and the landmarks model [0, 1]', () => {
    expect(inputRange(detectorEntry())).toEqual({ mean: [127.5], std: [127.5] });
    expect(inputRange(landmarksEntry())).toEqual({ mean: [0], std: [255] });
  });

  it('keeps the original bytes behind a prefix that keeps their alignment', () => {
    for (const [built, original] of [
      [detectorEntry(), detector],
      [landmarksEntry(), landmarks[variant] as Buffer],
    ] as const) {
      const prefix = built.length - original.length;
      expect(prefix).toBeGreaterThan(0);
      expect(prefix % 64).toBe(0);
      expect(built.subarray(prefix).equals(original)).toBe(true);
    }
  });

  it('keeps version, operators, graph and weights as they were', () => {
    const original = Table.root(landmarks[variant] as Buffer);
    const built = Table.root(landmarksEntry());
    expect(landmarksEntry().toString('latin1', 4, 8)).toBe('TFL3');
    expect(built.uint32(MODEL.version)).toBe(original.uint32(MODEL.version));
    expect(built.tables(MODEL.operatorCodes)).toHaveLength(
      original.tables(MODEL.operatorCodes).length,
    );

    const [graph, oldGraph] = [built, original].map((model) => model.tables(MODEL.subgraphs)[0]);
    expect(graph?.tables(SUBGRAPH.operators).length).toBe(
      oldGraph?.tables(SUBGRAPH.operators).length,
    );
    const names = (table?: Table): string[] | undefined =>
      table?.tables(SUBGRAPH.tensors).map((tensor) => tensor.string(TENSOR.name));
    expect(names(graph)).toEqual(names(oldGraph));

    const buffers = built.tables(MODEL.buffers);
    const oldBuffers = original.tables(MODEL.buffers);
    expect(buffers).toHaveLength(oldBuffers.length + 1);
    const metadataNames = built.tables(MODEL.metadata).map((entry) => entry.string(METADATA.name));
    const oldNames = original.tables(MODEL.metadata).map((entry) => entry.string(METADATA.name));
    expect(metadataNames).toEqual([...oldNames, 'TFLITE_METADATA']);
  });

  it('aligns the metadata as a buffer of TFLite has to be', () => {
    expect(metadataPayload(detectorEntry()).start % 16).toBe(0);
    expect(metadataPayload(landmarksEntry()).start % 16).toBe(0);
  });

  it(`is about ${megabytes} MB`, () => {
    expect(task().length / 1e6).toBeCloseTo(megabytes, 1);
  });

  it('comes out the same every time', () => {
    const again = poseTask({ detector, landmarks: landmarks[variant] as Buffer });
    expect(task().equals(again)).toBe(true);
  });
});

describe('building the pose model', () => {
  it('refuses a file that is not a TFLite model', () => {
    const payload = inputMetadata({ mean: 0, std: 255 });
    expect(() => attachMetadata(new Uint8Array(64), payload)).toThrow(/not a TFLite model/i);
  });

  it('aligns entries whatever the length of what stands before them', () => {
    const names = ['a', 'b'.repeat(59), 'c'.repeat(60), 'd'.repeat(61), 'e'.repeat(130)];
    const bytes = names.map((name, i) => ({ name, data: new Uint8Array(i + 1).fill(i) }));
    const entries = unzip(Buffer.from(storedZip(bytes)));
    expect(entries.map(({ dataStart }) => dataStart % 64)).toEqual(names.map(() => 0));
    expect(entries.map(({ name, data }) => ({ name, data: new Uint8Array(data) }))).toEqual(bytes);
  });

  it('names the missing package and what to do', async () => {
    await expect(readPackageFile('@mediapipe/not-installed/model.tflite')).rejects.toThrow(
      /@mediapipe\/not-installed.*npm install/s,
    );
  });
});
