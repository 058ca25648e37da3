import { type FlatField, type FlatNode, writeFlatbuffer } from './flatbufferWriter';

const IDENTIFIER = 'TFL3';
const METADATA_NAME = 'TFLITE_METADATA';

/** The old file is moved by a multiple of this, so that its own alignment holds, bytes. */
const PREFIX_MULTIPLE = 64;

const SLOT_VERSION = 0;
const SLOT_BUFFERS = 4;
const SLOT_METADATA = 6;

/**
 * Returns the TFLite model with a metadata payload: a new root table with one more buffer and one
 * more metadata entry, followed by the original bytes, unchanged.
 */
export function attachMetadata(model: Uint8Array, payload: Uint8Array): Uint8Array {
  const view = new DataView(model.buffer, model.byteOffset, model.byteLength);
  if (new TextDecoder().decode(model.subarray(4, 8)) !== IDENTIFIER) {
    throw new Error(`Not a TFLite model: its bytes 4–7 are not "${IDENTIFIER}"`);
  }
  const slots = readRootSlots(view);
  const buffers = readReferences(view, slots[SLOT_BUFFERS]);
  const metadata = readReferences(view, slots[SLOT_METADATA]);

  const newBuffer: FlatNode = { kind: 'table', fields: [{ kind: 'bytes', data: payload }] };
  const newMetadata: FlatNode = {
    kind: 'table',
    fields: [
      { kind: 'string', text: METADATA_NAME },
      { scalar: 'uint32', value: buffers.length },
    ],
  };

  const slotCount = Math.max(slots.length, SLOT_METADATA + 1);
  const fields = Array.from({ length: slotCount }, (_, slot): FlatField => {
    if (slot === SLOT_BUFFERS) return { kind: 'references', items: [...buffers, newBuffer] };
    if (slot === SLOT_METADATA) return { kind: 'references', items: [...metadata, newMetadata] };
    const at = slots[slot];
    if (at === undefined) return null;
    // All of a Model's fields but its version are references.
    if (slot === SLOT_VERSION) return { scalar: 'uint32', value: view.getUint32(at, true) };
    return { kind: 'existing', position: follow(view, at) };
  });

  const prefix = writeFlatbuffer(
    { kind: 'table', fields },
    { identifier: IDENTIFIER, lengthMultiple: PREFIX_MULTIPLE },
  );
  const output = new Uint8Array(prefix.length + model.length);
  output.set(prefix);
  output.set(model, prefix.length);
  return output;
}

/** Where each field of the root table stands, `undefined` for an absent one. */
function readRootSlots(view: DataView): (number | undefined)[] {
  const root = follow(view, 0);
  const vtable = root - view.getInt32(root, true);
  const count = (view.getUint16(vtable, true) - 4) / 2;
  return Array.from({ length: count }, (_, slot) => {
    const offset = view.getUint16(vtable + 4 + 2 * slot, true);
    return offset === 0 ? undefined : root + offset;
  });
}

function readReferences(view: DataView, at: number | undefined): FlatNode[] {
  if (at === undefined) return [];
  const vector = follow(view, at);
  const count = view.getUint32(vector, true);
  return Array.from({ length: count }, (_, i) => ({
    kind: 'existing',
    position: follow(view, vector + 4 + 4 * i),
  }));
}

function follow(view: DataView, at: number): number {
  return at + view.getUint32(at, true);
}
