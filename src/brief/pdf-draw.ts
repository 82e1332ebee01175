/** Draws the sheet from above: who and when, what is open, the drawings, section by section, and what it was made from. */
import { whole } from './page.ts';
import { figure } from './pdf-figure.ts';
import { bandHeight, drawingsHeight, footHeight, headHeight, lineHeight } from './pdf-heights.ts';
import { GAP, LABEL, MARGIN, SMALL, STRIP, type Doc, type Sheet } from './pdf-sheet.ts';
import { FAINT, write, type Struct } from './pdf-write.ts';
import type { WordedSection } from './worded.ts';

export function draw(sheet: Sheet): void {
  const { doc, page } = sheet;
  const root = doc.struct('Document');
  doc.addStructure(root);
  let y = head(sheet, root);
  if (page.open !== undefined) {
    write(sheet, root, 'P', page.open, { x: MARGIN, y, width: sheet.width }, { font: 'bold' });
    y += bandHeight(sheet);
  }
  if (page.drawings.length > 0) y = drawings(sheet, root, y);
  for (const section of page.sections) y = sectionAt(sheet, root, section, y);
  foot(sheet, root);
  root.end();
}

function head(sheet: Sheet, root: Struct): number {
  const { doc, page, size, width } = sheet;
  write(
    sheet,
    root,
    'H1',
    page.name,
    { x: MARGIN, y: MARGIN, width: width * 0.55 },
    { font: 'bold', scale: 1.7 },
  );
  write(
    sheet,
    root,
    'P',
    page.title,
    { x: MARGIN + width * 0.55, y: MARGIN, width: width * 0.45 },
    { font: 'bold', align: 'right' },
  );
  write(
    sheet,
    root,
    'P',
    page.visit,
    { x: MARGIN + width * 0.45, y: MARGIN + size * 1.4, width: width * 0.55 },
    { align: 'right' },
  );
  const y = MARGIN + size * 3.4;
  rule(doc, y, width);
  return MARGIN + headHeight(sheet) - size * 0.8;
}

function rule(doc: Doc, y: number, width: number): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + width, y)
    .lineWidth(0.75)
    .strokeColor(FAINT)
    .stroke();
  doc.endMarkedContent();
}

function drawings(sheet: Sheet, root: Struct, top: number): number {
  const { page, size, width } = sheet;
  const each = (width - GAP * 2 * (page.drawings.length - 1)) / page.drawings.length;
  page.drawings.forEach((drawing, at) => {
    const x = MARGIN + at * (each + GAP * 2);
    write(sheet, root, 'P', drawing.label, { x, y: top, width: each }, { font: 'bold', scale: 0.85 });
    figure(sheet, root, drawing, { x, y: top + size * 1.5, width: each });
  });
  const under = top + size * 1.5 + STRIP + 5;
  write(
    sheet,
    root,
    'P',
    `${page.from} – ${page.to}. ${page.legend}`,
    { x: MARGIN, y: under, width },
    { scale: SMALL, colour: FAINT },
  );
  return top + drawingsHeight(sheet);
}

function sectionAt(sheet: Sheet, root: Struct, { title, lines }: WordedSection, top: number): number {
  const { doc, size, width } = sheet;
  const section = doc.struct('Sect');
  root.add(section);
  write(sheet, section, 'H2', title, { x: MARGIN, y: top, width: LABEL }, { font: 'bold' });
  let y = top;
  for (const line of lines) {
    const font = line.isOpen ? 'bold' : 'regular';
    write(
      sheet,
      section,
      'P',
      whole(line),
      { x: MARGIN + LABEL + GAP, y, width: width - LABEL - GAP },
      { font },
    );
    y += lineHeight(sheet, line);
  }
  section.end();
  return y + size * 0.6;
}

function foot(sheet: Sheet, root: Struct): void {
  const { page, bottom, width } = sheet;
  const y = bottom - footHeight(sheet) + sheet.size;
  write(
    sheet,
    root,
    'P',
    `${page.made} ${page.trace}`,
    { x: MARGIN, y, width },
    { scale: SMALL, colour: FAINT },
  );
}
