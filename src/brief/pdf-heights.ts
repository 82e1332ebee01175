/** How much room each part of a brief takes on paper, before anything is drawn. */
import { whole } from './page.ts';
import { GAP, LABEL, SMALL, STRIP, type Sheet } from './pdf-sheet.ts';
import type { WordedLine } from './worded.ts';

export function heightOf(sheet: Sheet): number {
  const { page, size } = sheet;
  const lines = page.sections.flatMap(({ lines: all }) => all);
  const text = lines.reduce((sum, line) => sum + lineHeight(sheet, line), 0);
  return (
    headHeight(sheet) +
    bandHeight(sheet) +
    drawingsHeight(sheet) +
    text +
    page.sections.length * size * 0.6 +
    footHeight(sheet)
  );
}

export function headHeight({ size }: Sheet): number {
  return size * 5;
}

export function bandHeight({ page, size }: Sheet): number {
  return page.open === undefined ? 0 : size * 2;
}

export function drawingsHeight({ page, size }: Sheet): number {
  return page.drawings.length === 0 ? 0 : size * 1.4 + STRIP + size * 3.4;
}

export function footHeight(sheet: Sheet): number {
  return textHeight(sheet, `${sheet.page.made} ${sheet.page.trace}`, sheet.width, SMALL) + sheet.size;
}

function textHeight({ doc, size }: Sheet, text: string, width: number, scale = 1, font = 'regular'): number {
  return doc
    .font(font)
    .fontSize(size * scale)
    .heightOfString(text, { width });
}

export function lineHeight(sheet: Sheet, line: WordedLine): number {
  const known = sheet.heights.get(line);
  if (known !== undefined) return known;
  const font = line.isOpen ? 'bold' : 'regular';
  const height = textHeight(sheet, whole(line), sheet.width - LABEL - GAP, 1, font) + sheet.size * 0.25;
  sheet.heights.set(line, height);
  return height;
}
