/** A font as WOFF 1.0: the same tables, each packed, so that a page which carries its own letters weighs less. */
import { deflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;
/** A signature of the file as it was, which repacking breaks. */
const LEFT_OUT = new Set(['DSIG']);

interface Table {
  tag: string;
  checksum: number;
  data: Buffer;
}

export function woffOf(font: Buffer): Buffer {
  const tables = tablesIn(font).filter(({ tag }) => !LEFT_OUT.has(tag));
  const packed = tables.map((table) => ({ ...table, stored: smaller(table.data) }));
  const first = HEADER + ENTRY * packed.length;
  const length = first + packed.reduce((sum, { stored }) => sum + padded(stored.length), 0);
  const whole = Buffer.alloc(length);
  const unpacked = 12 + 16 * packed.length + packed.reduce((sum, { data }) => sum + padded(data.length), 0);
  whole.write('wOFF', 0, 'latin1');
  font.copy(whole, 4, 0, 4);
  whole.writeUInt32BE(length, 8);
  whole.writeUInt16BE(packed.length, 12);
  whole.writeUInt32BE(unpacked, 16);
  whole.writeUInt16BE(1, 20);
  let at = first;
  packed.forEach(({ tag, checksum, data, stored }, index) => {
    const entry = HEADER + ENTRY * index;
    whole.write(tag, entry, 'latin1');
    for (const [place, value] of [at, stored.length, data.length, checksum].entries())
      whole.writeUInt32BE(value, entry + 4 + 4 * place);
    stored.copy(whole, at);
    at += padded(stored.length);
  });
  return whole;
}

function tablesIn(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const entry = 12 + 16 * index;
    const at = font.readUInt32BE(entry + 8);
    return {
      tag: font.toString('latin1', entry, entry + 4),
      checksum: font.readUInt32BE(entry + 4),
      data: font.subarray(at, at + font.readUInt32BE(entry + 12)),
    };
  });
}

/** A table that packing does not make smaller is stored as it is. */
function smaller(data: Buffer): Buffer {
  const packed = deflateSync(data, { level: 9 });
  return packed.length < data.length ? packed : data;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
