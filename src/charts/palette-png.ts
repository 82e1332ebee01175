/**
 * A PNG of few colours, a third of the size of one with all of them: what a card may hold is little. A drawing has a handful of
 * colours and the shades between them, so nothing is lost that anybody could see. https://www.w3.org/TR/png-3/
 */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INDEXED = 3;
/** Six shades of each of red, green and blue are 216 colours: they always fit, and edges stay smooth. */
const SHADE = 51;

/** `pixels` as red, green, blue and opacity, each a byte; what is behind is opaque already. */
export function palettePng(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const places = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < width * height; at += 1) {
    const colour = shades(pixels, at * 4);
    const place = places.get(colour) ?? places.size;
    places.set(colour, place);
    // Each row begins with a byte that says it is not filtered.
    rows[at + Math.floor(at / width) + 1] = place;
  }
  const palette = Buffer.from(
    [...places.keys()].flatMap((each) => [each >> 16, (each >> 8) & 0xff, each & 0xff]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(width, height)),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function shades(pixels: Uint8Array, at: number): number {
  const shade = (value = 0) => Math.round(value / SHADE) * SHADE;
  return (shade(pixels[at]) << 16) | (shade(pixels[at + 1]) << 8) | shade(pixels[at + 2]);
}

function header(width: number, height: number): Buffer {
  const out = Buffer.alloc(13);
  out.writeUInt32BE(width, 0);
  out.writeUInt32BE(height, 4);
  out.set([8, INDEXED, 0, 0, 0], 8);
  return out;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
