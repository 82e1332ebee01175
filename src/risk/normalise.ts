/** A message as tokens: readings to match on, the place in the original for evidence, and where clauses end. */
import { fold } from './fold.ts';
import type { Folded } from './fold.ts';
import { readWord } from './spelling.ts';
import type { Spelling } from './spelling.ts';

/** What stands before a token: nothing, a comma, the start of a clause, the start of a sentence. */
export const breaks = { none: 0, comma: 1, clause: 2, sentence: 3 } as const;
export type Break = (typeof breaks)[keyof typeof breaks];

export interface Token {
  readings: string[];
  number: number | undefined;
  /** Place in the original text. */
  start: number;
  end: number;
  before: Break;
  clause: number;
  sentence: number;
  /** "really", "just": words that may stand anywhere inside a phrase. */
  filler: boolean;
}
export interface Said {
  original: string;
  tokens: Token[];
}

export const longestText = 10_000;

/** Long texts are read at both ends: the danger is often in the last lines. */
export function shortened(text: string): string {
  const half = longestText / 2;
  return text.length <= longestText ? text : `${text.slice(0, half - 1)}\n${text.slice(-half)}`;
}

const spelledOut = String.raw`(?<![\p{L}\p{N}'])(?:\p{L}(?:[ .\-_*]\p{L}){3,}|\p{L}(?:[.\-]\p{L}){2}|d i e)(?![\p{L}\p{N}'])`;
const amount = String.raw`\d+(?:[.,:]\d+)*(?![\p{L}\d])|\d+(?:[.,]\d+)*(?=(?:mg|mcg|ug|g|ml|x|h|hrs?|hours?|am|pm|days|dias?|wks?|yrs?|st|nd|rd|th|s|pills?|tabs?)(?!\p{L}))`;
const word = String.raw`[\p{L}\p{N}@$](?:[\p{L}\p{N}]|['*@$|](?=[\p{L}\p{N}])|(?<=[^\p{L}]\p{L}|^\p{L}|su)!(?=\p{L}\p{L})|(?<=(?:^|\s)[kds])\.(?=\p{L}\p{L}))*`;
const pieces = new RegExp(`(${spelledOut})|(${amount})|(${word})`, 'gu');

export function normalise(text: string, spelling: Spelling): Said {
  const original = shortened(text);
  const folded = fold(original, spelling.emoji);
  const tokens: Token[] = [];
  let previous = 0;
  for (const found of folded.text.matchAll(pieces)) {
    const gap = breakIn(folded.text.slice(previous, found.index));
    previous = found.index + found[0].length;
    addWord(found, folded, tokens.length === 0 ? breaks.sentence : gap, spelling, tokens);
  }
  return { original, tokens };
}

function addWord(
  found: RegExpMatchArray,
  folded: Folded,
  gap: Break,
  spelling: Spelling,
  tokens: Token[],
): void {
  const written = found[1] ? found[1].replace(/[^\p{L}]/gu, '') : found[0];
  const at = found.index ?? 0;
  const words = found[2] ? [[written, ...(spelling.also.get(written) ?? [])]] : readWord(written, spelling);
  const start = folded.origin[at] ?? 0;
  const end = folded.origin[at + found[0].length] ?? start;
  words.forEach((readings, place) => {
    const first = readings[0] ?? '';
    const opens = spelling.clauses.has(first) && gap < breaks.clause ? breaks.clause : gap;
    const before = place === 0 ? opens : breaks.none;
    const last = tokens.at(-1);
    const filler = spelling.fillers.has(first);
    const clause = (last?.clause ?? -1) + (before >= breaks.clause ? 1 : 0);
    const sentence = (last?.sentence ?? -1) + (before === breaks.sentence ? 1 : 0);
    tokens.push({
      readings,
      number: numberOf(first, spelling),
      start,
      end,
      before,
      clause,
      sentence,
      filler,
    });
  });
}

function numberOf(written: string, spelling: Spelling): number | undefined {
  if (!/^\d/.test(written)) return spelling.numbers.get(written);
  const value = Number(
    /^\d{1,3}(?:[.,]\d{3})+$/.test(written) ? written.replace(/[.,]/g, '') : written.replace(',', '.'),
  );
  return Number.isFinite(value) ? value : undefined;
}

/** Dots in a row are a pause, not an end: "i want to... die". */
function breakIn(between: string): Break {
  const calm = between.replace(/\.{2,}/g, ',');
  if (/[.!?\n¿¡。！？]/.test(calm)) return breaks.sentence;
  if (/[;:()]|\s[-–—]+\s|—/.test(calm)) return breaks.clause;
  return /[,/"]/.test(calm) ? breaks.comma : breaks.none;
}
