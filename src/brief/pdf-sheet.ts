/** The sheet on which a brief is measured and drawn: its room, and the size of its type. */
import type { Page } from './page.ts';
import type { WordedLine } from './worded.ts';

export const MARGIN = 40;
export const LABEL = 88;
export const GAP = 10;
export const STRIP = 40;
export const SMALL = 0.8;

export type Doc = PDFKit.PDFDocument;
export interface Sheet {
  doc: Doc;
  page: Page;
  size: number;
  width: number;
  bottom: number;
  heights: Map<WordedLine, number>;
}
