/** A message as tokens: readings to match on, the place in the original for evidence, and where clauses end. */
import { fold } from './fold.ts';
import type { Folded } from './fold.ts';
import type { Spelling, Word } from './spelling.ts';

/** What stands before a token: nothing, a comma, the start of a clause, the start of a sentence. */
export const breaks = { none: 0, comma: 1, clause: 2, sentence: 3 } as const;
export type Break = (typeof breaks)[keyof typeof breaks];

export interface Token extends Omit<Word, 'opens'> {
  /** Place in the original text. */
  start: number;
  end: number;
  before: Break;
  clause: number;
  sentence: number;
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
  const start = folded.origin(at);
  const end = folded.origin(at + found[0].length);
  const words = found[2] ? [spelling.amount(written)] : spelling.words(written);
  words.forEach(({ readings, number, filler, denies, opens }, place) => {
    const first = opens && gap < breaks.clause ? breaks.clause : gap;
    const before = place === 0 ? first : breaks.none;
    const last = tokens.at(-1);
    const clause = (last?.clause ?? -1) + (before >= breaks.clause ? 1 : 0);
    const sentence = (last?.sentence ?? -1) + (before === breaks.sentence ? 1 : 0);
    tokens.push({ readings, number, start, end, before, clause, sentence, filler, denies });
  });
}

/** Dots in a row are a pause, not an end: "i want to... die". */
function breakIn(between: string): Break {
  const calm = between.replace(/\.{2,}/g, ',');
  if (/[.!?\n¿¡。！？]/.test(calm)) return breaks.sentence;
  if (/[;:()]|\s[-–—]+\s|—/.test(calm)) return breaks.clause;
  return /[,/"]/.test(calm) ? breaks.comma : breaks.none;
}
