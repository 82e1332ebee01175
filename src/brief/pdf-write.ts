/** A piece of text on the sheet, as a part of the document that a screen reader knows by its kind. */
import type { Sheet } from './pdf-sheet.ts';

const INK = '#000000';
export const FAINT = '#555555';

export type Struct = PDFKit.PDFStructureElement;

export function write(
  sheet: Sheet,
  into: Struct,
  tag: string,
  text: string,
  at: { x: number; y: number; width: number },
  style: { font?: string; scale?: number; colour?: string; align?: 'left' | 'right' } = {},
): void {
  const { doc, size } = sheet;
  const { font = 'regular', scale = 1, colour = INK, align = 'left' } = style;
  const put = () => {
    doc
      .font(font)
      .fontSize(size * scale)
      .fillColor(colour);
    doc.text(text, at.x, at.y, { width: at.width, align, height: sheet.bottom - at.y + size * 2 });
  };
  into.add(doc.struct(tag as never, put as never));
}
