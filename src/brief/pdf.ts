/**
 * The brief as a PDF of one page: tagged, in a language, with text that can be selected and read aloud. The type is as
 * large as lets everything stand on the page.
 */
import { createRequire } from 'node:module';
import type { Page, Paper } from './page.ts';
import { draw } from './pdf-draw.ts';
import { heightOf } from './pdf-heights.ts';
import { MARGIN, type Doc, type Sheet } from './pdf-sheet.ts';

const fonts = createRequire(import.meta.url);
const fontFile = (name: string) =>
  fonts.resolve(`@expo-google-fonts/atkinson-hyperlegible/${name}/AtkinsonHyperlegible_${name}.ttf`);
const REGULAR = fontFile('400Regular');
const BOLD = fontFile('700Bold');

/** From what reads well on paper down to what can still be read. */
const LARGEST = 10.5;
const SMALLEST = 7;

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

/** The engine and its letters take a third of a second the first time. Whoever waits for a page need not be the one. */
export async function readyToPrint(): Promise<void> {
  const words = {
    title: '-',
    name: '-',
    visit: '-',
    made: '-',
    trace: '-',
    told: '',
    legend: '',
    from: '',
    to: '',
  };
  await printed({ ...words, lang: 'en', drawings: [], drawnTo: '', days: 1, sections: [] }, 'a4');
}
