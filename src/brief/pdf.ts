/**
 * The brief as a PDF of one page: tagged, in a language, with text that can be selected and read aloud. The type is as
 * large as lets everything stand on the page.
 */
import { createRequire } from 'node:module';
import type { Drawing, Page, Paper } from './page.ts';
import { stripOf } from './strip.ts';
import { whole } from './page.ts';
import type { WordedLine, WordedSection } from './worded.ts';

const fonts = createRequire(import.meta.url);
const fontFile = (name: string) =>
  fonts.resolve(`@expo-google-fonts/atkinson-hyperlegible/${name}/AtkinsonHyperlegible_${name}.ttf`);
const REGULAR = fontFile('400Regular');
const BOLD = fontFile('700Bold');

const MARGIN = 40;
const LABEL = 88;
const GAP = 10;
const STRIP = 40;
const SMALL = 0.8;
/** From what reads well on paper down to what can still be read. */
const LARGEST = 10.5;
const SMALLEST = 7;
const INK = '#000000';
const FAINT = '#555555';
const LINE = '#003399';

type Doc = PDFKit.PDFDocument;
interface Sheet {
  doc: Doc;
  page: Page;
  size: number;
  width: number;
  bottom: number;
  heights: Map<WordedLine, number>;
}

export interface Printed {
  pdf: Buffer;
  /** In points: whatever prints the same page elsewhere can use it. */
  size: number;
}

export async function printed(page: Page, paper: Paper): Promise<Printed> {
  // With its fonts' engine it is the largest of all packages, and a start need not wait for it.
  const { default: Pdf } = await import('pdfkit');
  const doc = new Pdf({
    size: paper === 'a4' ? 'A4' : 'LETTER',
    margins: { top: MARGIN, bottom: 0, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    displayTitle: true,
    lang: page.lang,
    font: REGULAR,
    info: { Title: page.title, Creator: 'Flarepath', Producer: 'Flarepath' },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve) => doc.on('end', resolve));
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  doc.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  const sheet = fitted(doc, page);
  draw(sheet);
  doc.end();
  await done;
  return { pdf: Buffer.concat(chunks), size: sheet.size };
}

/** Measuring is most of the work: the space that a size needs says about which one will do. */
function fitted(doc: Doc, page: Page): Sheet {
  const width = doc.page.width - 2 * MARGIN;
  const bottom = doc.page.height - MARGIN;
  const room = bottom - MARGIN;
  const sheetOf = (size: number): Sheet => ({ doc, page, size, width, bottom, heights: new Map() });
  let sheet = sheetOf(LARGEST);
  let height = heightOf(sheet);
  while (height > room && sheet.size > SMALLEST) {
    const guess = Math.floor(sheet.size * Math.sqrt(room / height) * 4) / 4;
    sheet = sheetOf(Math.max(SMALLEST, Math.min(guess, sheet.size - 0.25)));
    height = heightOf(sheet);
  }
  return sheet;
}

function heightOf(sheet: Sheet): number {
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

function headHeight({ size }: Sheet): number {
  return size * 5;
}

function bandHeight({ page, size }: Sheet): number {
  return page.open === undefined ? 0 : size * 2;
}

function drawingsHeight({ page, size }: Sheet): number {
  return page.drawings.length === 0 ? 0 : size * 1.4 + STRIP + size * 3.4;
}

function footHeight(sheet: Sheet): number {
  return textHeight(sheet, `${sheet.page.made} ${sheet.page.trace}`, sheet.width, SMALL) + sheet.size;
}

function textHeight({ doc, size }: Sheet, text: string, width: number, scale = 1, font = 'regular'): number {
  return doc
    .font(font)
    .fontSize(size * scale)
    .heightOfString(text, { width });
}

function lineHeight(sheet: Sheet, line: WordedLine): number {
  const known = sheet.heights.get(line);
  if (known !== undefined) return known;
  const font = line.isOpen ? 'bold' : 'regular';
  const height = textHeight(sheet, whole(line), sheet.width - LABEL - GAP, 1, font) + sheet.size * 0.25;
  sheet.heights.set(line, height);
  return height;
}

function draw(sheet: Sheet): void {
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

type Struct = PDFKit.PDFStructureElement;

function write(
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

function figure(
  sheet: Sheet,
  root: Struct,
  { of, alt }: Drawing,
  at: { x: number; y: number; width: number },
): void {
  const { doc, page, size } = sheet;
  const left = at.x + size * 1.6;
  const strip = stripOf(of, page.today, page.days, { width: at.width - size * 2, height: STRIP });
  const put = () => {
    doc.lineWidth(0.5).strokeColor('#bbbbbb');
    for (const y of [0, STRIP])
      doc
        .moveTo(left, at.y + y)
        .lineTo(at.x + at.width, at.y + y)
        .stroke();
    doc
      .font('regular')
      .fontSize(size * 0.7)
      .fillColor(FAINT);
    doc.text(String(of.measure.max), at.x, at.y - size * 0.45, { width: size * 1.3, align: 'right' });
    doc.text(String(of.measure.min), at.x, at.y + STRIP - size * 0.45, { width: size * 1.3, align: 'right' });
    if (strip.usual !== undefined)
      doc
        .moveTo(left, at.y + strip.usual)
        .lineTo(at.x + at.width, at.y + strip.usual)
        .dash(3, { space: 3 })
        .strokeColor(FAINT)
        .lineWidth(0.8)
        .stroke()
        .undash();
    doc.strokeColor(LINE).lineWidth(1.2);
    for (const [first, ...rest] of strip.runs) {
      doc.moveTo(left + first!.x, at.y + first!.y);
      for (const spot of rest) doc.lineTo(left + spot.x, at.y + spot.y);
      doc.stroke();
    }
    for (const spot of strip.dots) doc.circle(left + spot.x, at.y + spot.y, 1.8).fill(LINE);
    doc.strokeColor(FAINT).lineWidth(0.8);
    for (const x of strip.gaps)
      doc
        .moveTo(left + x - 1.8, at.y + STRIP - 1.8)
        .lineTo(left + x + 1.8, at.y + STRIP + 1.8)
        .moveTo(left + x + 1.8, at.y + STRIP - 1.8)
        .lineTo(left + x - 1.8, at.y + STRIP + 1.8)
        .stroke();
  };
  root.add(
    doc.struct(
      'Figure',
      { alt, bbox: [at.x, at.y - size, at.x + at.width, at.y + STRIP + 3] } as never,
      put as never,
    ),
  );
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
