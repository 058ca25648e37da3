/**
 * A writer for the few flatbuffer shapes the pose models need. Every node is laid out before its
 * children, because flatbuffer references are unsigned and only point forward; that is also what
 * lets a new beginning refer to an old file that follows it unchanged.
 */

export type FlatNode =
  | { kind: 'table'; fields: readonly FlatField[] }
  | { kind: 'references'; items: readonly FlatNode[] }
  | { kind: 'floats'; values: readonly number[] }
  | { kind: 'string'; text: string }
  | { kind: 'bytes'; data: Uint8Array }
  | { kind: 'existing'; position: number };

/** A table's field in slot order: a scalar, a node reached by reference, or `null` when absent. */
export type FlatField = { scalar: 'uint8' | 'uint32'; value: number } | FlatNode | null;

export interface FlatbufferOptions {
  /** Four characters at byte 4 that name the schema. */
  identifier: string;
  /**
   * The length is rounded up to a multiple of this, bytes. `existing` positions count from there.
   * @default 4
   */
  lengthMultiple?: number;
}

/** TFLite maps buffers straight into kernels, which want 16-byte alignment. */
const BYTES_ALIGNMENT = 16;
const HEADER_LENGTH = 8;

export function writeFlatbuffer(root: FlatNode, options: FlatbufferOptions): Uint8Array {
  const positions = new Map<FlatNode, number>();
  const end = layOut(root, HEADER_LENGTH, positions);
  const length = alignUp(end, options.lengthMultiple ?? 4);

  const output = new Uint8Array(length);
  const view = new DataView(output.buffer);
  output.set(new TextEncoder().encode(options.identifier), 4);

  const positionOf = (node: FlatNode): number => {
    if (node.kind === 'existing') return length + node.position;
    const position = positions.get(node);
    if (position === undefined) throw new Error('A flatbuffer node was never laid out');
    return position;
  };
  const refer = (at: number, node: FlatNode): void => {
    view.setUint32(at, positionOf(node) - at, true);
  };

  refer(0, root);
  for (const [node, position] of positions) writeNode(view, node, position, refer);
  return output;
}

/** Assigns positions depth first, parents first, and returns the first free byte. */
function layOut(node: FlatNode, from: number, positions: Map<FlatNode, number>): number {
  if (node.kind === 'existing') return from;
  if (positions.has(node)) throw new Error('A flatbuffer node may have only one parent');
  const position = startOf(node, from);
  positions.set(node, position);
  let end = position + sizeOf(node);
  for (const child of childrenOf(node)) end = layOut(child, end, positions);
  return end;
}

function startOf(node: FlatNode, from: number): number {
  switch (node.kind) {
    case 'table':
      return alignUp(from + vtableSize(node.fields), 4);
    case 'bytes':
      return alignUp(from + 4, BYTES_ALIGNMENT) - 4;
    default:
      return alignUp(from, 4);
  }
}

function sizeOf(node: FlatNode): number {
  switch (node.kind) {
    case 'table':
      return 4 + 4 * node.fields.filter((field) => field !== null).length;
    case 'references':
      return 4 + 4 * node.items.length;
    case 'floats':
      return 4 + 4 * node.values.length;
    case 'string':
      return 4 + new TextEncoder().encode(node.text).length + 1;
    case 'bytes':
      return 4 + node.data.length;
    case 'existing':
      return 0;
  }
}

function childrenOf(node: FlatNode): readonly FlatNode[] {
  if (node.kind === 'references') return node.items;
  if (node.kind !== 'table') return [];
  return node.fields.filter((field): field is FlatNode => field !== null && 'kind' in field);
}

function writeNode(
  view: DataView,
  node: FlatNode,
  position: number,
  refer: (at: number, node: FlatNode) => void,
): void {
  const content = position + 4;
  const output = new Uint8Array(view.buffer);
  switch (node.kind) {
    case 'table':
      writeTable(view, node.fields, position, refer);
      break;
    case 'references':
      view.setUint32(position, node.items.length, true);
      node.items.forEach((item, i) => {
        refer(content + 4 * i, item);
      });
      break;
    case 'floats':
      view.setUint32(position, node.values.length, true);
      node.values.forEach((value, i) => {
        view.setFloat32(content + 4 * i, value, true);
      });
      break;
    case 'string': {
      const text = new TextEncoder().encode(node.text);
      view.setUint32(position, text.length, true);
      output.set(text, content);
      break;
    }
    case 'bytes':
      view.setUint32(position, node.data.length, true);
      output.set(node.data, content);
      break;
    case 'existing':
      break;
  }
}

/** Each present field takes four bytes, even a `uint8`: padding is cheaper than sorting by size. */
function writeTable(
  view: DataView,
  fields: readonly FlatField[],
  position: number,
  refer: (at: number, node: FlatNode) => void,
): void {
  const vtable = position - vtableSize(fields);
  view.setInt32(position, position - vtable, true);
  view.setUint16(vtable, vtableSize(fields), true);

  let offset = 4;
  fields.forEach((field, slot) => {
    if (field === null) return;
    view.setUint16(vtable + 4 + 2 * slot, offset, true);
    if ('kind' in field) refer(position + offset, field);
    else if (field.scalar === 'uint8') view.setUint8(position + offset, field.value);
    else view.setUint32(position + offset, field.value, true);
    offset += 4;
  });
  view.setUint16(vtable + 2, offset, true);
}

function vtableSize(fields: readonly FlatField[]): number {
  return 4 + 2 * fields.length;
}

function alignUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
