/** A reply cut into words, figures and marks. Figures that cannot be an answer (7:30, a phone number) are `thing`s. */
import { fold } from './fold.ts';
import { readOnce } from './read-once.ts';

export interface Token {
  kind: 'word' | 'figure' | 'thing' | 'mark';
  text: string;
  /** Where it stands in the original text. */
  from: number;
  to: number;
  /** Whether white space stands before it. */
  spaced: boolean;
  /** Of a figure. */
  value?: number;
  /** Letters written on to a figure: "7pm", "6ish". */
  suffix?: string;
}

const things = [
  String.raw`\d{1,2}:\d{2}`,
  String.raw`\d{1,2}'\d{1,2}`,
  String.raw`\+\d{6,}`,
  String.raw`\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}`,
  String.raw`\d{3}[-.]\d{4}`,
  String.raw`\d{1,4}([/.-])\d{1,2}\1\d{2,4}`,
  String.raw`24/7`,
  String.raw`\d{1,3}(?:[.,]\d{3})+`,
  String.raw`\d{5,}`,
];
const GAP = /[^\S\n]+/y;
const THING = new RegExp(`(?:${things.join('|')})(?!\\d)`, 'y');
const FIGURE = /(\d+(?:[.,]\d+)?|(?<![\p{L}\p{N}.])\.\d+)('s(?!\p{L})|\p{L}*)/uy;
/** Short names with a figure in them, such as L5, L4-5, B12 or x3, are words; "pain7" is a word and a figure. */
const WORD = /(?<!\d)\p{L}{1,2}\d[\p{L}\d]*(?:[-/]\p{L}?\d+)*|\p{L}+(?:'\p{L}+)*/uy;
const MARK = /[^]/uy;

/** Longer than any answer. What follows is kept and screened like the rest, but a reply is told by its beginning. */
const LONGEST_READ = 3_000;

export const tokensOf = readOnce((raw: string): readonly Token[] => {
  const { text, at } = fold(raw.slice(0, LONGEST_READ));
  const tokens: Token[] = [];
  let place = 0;
  let spaced = false;
  while (place < text.length) {
    const gap = matchAt(GAP, text, place);
    if (gap !== undefined) {
      place += gap[0].length;
      spaced = true;
      continue;
    }
    const { length, ...found } = next(text, place);
    tokens.push({ ...found, spaced, from: at[place] ?? 0, to: at[place + length] ?? 0 });
    place += length;
    spaced = false;
  }
  return tokens;
});

type Found = Pick<Token, 'kind' | 'text' | 'value' | 'suffix'> & { length: number };

function next(text: string, place: number): Found {
  const thing = matchAt(THING, text, place);
  if (thing !== undefined) return { kind: 'thing', text: thing[0], length: thing[0].length };
  const figure = matchAt(FIGURE, text, place);
  if (figure !== undefined) return figureFrom(figure, text, place);
  const word = matchAt(WORD, text, place);
  if (word !== undefined) return { kind: 'word', text: plainWord(word[0]), length: word[0].length };
  const mark = matchAt(MARK, text, place)?.[0] ?? text.charAt(place);
  return { kind: 'mark', text: mark, length: mark.length };
}

function figureFrom([whole, digits = '', letters = '']: RegExpExecArray, text: string, place: number): Found {
  const value = Number(digits.replace(',', '.'));
  // "6or7" is two figures with a word between them; "7am" is one with a suffix.
  const split = letters !== '' && /\d/.test(text.charAt(place + whole.length));
  const length = split ? digits.length : whole.length;
  return { kind: 'figure', text: digits, value, suffix: split ? '' : letters, length };
}

/** "I'm" and "Im", "nooo" and "no" are the same word. */
function plainWord(word: string): string {
  return word.replaceAll("'", '').replace(/(\p{L})\1{2,}/gu, '$1');
}

function matchAt(shape: RegExp, text: string, place: number): RegExpExecArray | undefined {
  shape.lastIndex = place;
  return shape.exec(text) ?? undefined;
}

/** Whether a sentence, or a part of one that stands for itself, ends at this token. */
export function isBreak(token: Token): boolean {
  return (
    token.kind === 'mark' && ('.,;:!?()"\n'.includes(token.text) || (token.text === '-' && token.spaced))
  );
}

/** A face ends what was said before it. */
export function isFace({ kind, text }: Token): boolean {
  return kind === 'mark' && /[\u{1F600}-\u{1F64F}\u{1F923}-\u{1F92F}]/u.test(text);
}

/** The same as a break, or the end of all. */
export function isEnd(token: Token | undefined): boolean {
  return token === undefined || isBreak(token);
}

/** The parts of a reply between its breaks. */
export function clausesOf(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    if (isBreak(token)) clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return clauses.filter((clause) => clause.length > 0);
}
