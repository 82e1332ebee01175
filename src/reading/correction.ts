/** "Sorry, I meant 4": that the last answer was wrong, and what is to stand instead. */
import type { Words } from '../content/words.ts';
import { numberWordAt } from './number-words.ts';
import { listsOf, longestAt, withoutBack, withoutFront } from './phrases.ts';
import { readOnce } from './read-once.ts';
import { isBreak, tokensOf, type Token } from './tokens.ts';
import { readYesNo } from './yes-no.ts';

export interface Correction {
  /** The corrected answer, in the patient's own writing. */
  rest: string;
}

/** Nobody puts a number right in more words than this, and every "no" in them is looked at anew. */
const LONGEST = 500;

export const readCorrection = readOnce((text: string, words: readonly Words[]): Correction | undefined => {
  if (text.length > LONGEST) return undefined;
  const tokens = tokensOf(text);
  const { at, sure, soft } = opening(tokens, words);
  const rest = restFrom(text, tokens, at);
  if (sure) return rest === '' ? trailing(text, tokens, words) : { rest };
  if (soft && rest !== '' && isAnswer(rest, tokens.slice(at), words)) return { rest };
  return correctingNo(text, tokens, words) ?? trailing(text, tokens, words);
});

interface Opening {
  /** The first token after it. */
  at: number;
  sure: boolean;
  soft: boolean;
}

/** Openers come in rows: "oh sorry, no wait, I meant". */
function opening(tokens: readonly Token[], words: readonly Words[]): Opening {
  const openers = listsOf(words, ({ correction }) => correction.openers);
  const softOpeners = listsOf(words, ({ correction }) => correction.softOpeners);
  const fillers = listsOf(words, (each) => each.fillers);
  const found: Opening = { at: 0, sure: false, soft: false };
  for (;;) {
    const sure = longestAt(tokens, found.at, openers);
    const soft = longestAt(tokens, found.at, softOpeners);
    const step = Math.max(sure, soft, longestAt(tokens, found.at, fillers), isGap(tokens[found.at]) ? 1 : 0);
    if (step === 0) return found;
    found.sure ||= sure === step;
    found.soft ||= soft === step;
    found.at += step;
  }
}

function isGap(token: Token | undefined): boolean {
  return token !== undefined && (isBreak(token) || token.text === '-');
}

/** "No, 4", "no, I meant 4". A no before anything else is an answer of its own. */
function correctingNo(
  text: string,
  tokens: readonly Token[],
  words: readonly Words[],
): Correction | undefined {
  let at = longestAt(
    tokens,
    0,
    listsOf(words, ({ yesNo }) => yesNo.no),
  );
  if (at === 0 || tokens[0]?.kind !== 'word') return undefined;
  // "No es un 7" says only what it is not.
  if (
    longestAt(
      tokens,
      0,
      listsOf(words, (each) => each.negations),
    ) > at
  )
    return undefined;
  while (isGap(tokens[at])) at++;
  const rest = restFrom(text, tokens, at);
  if (startsWithNumber(tokens.slice(at), words)) return { rest };
  return rest === '' ? undefined : readCorrection(rest, words);
}

const star = ['*'];

/** "4 I meant", and the asterisk of "4*". */
function trailing(text: string, tokens: readonly Token[], words: readonly Words[]): Correction | undefined {
  const openers = listsOf(words, ({ correction }) => correction.openers);
  const front = withoutBack(withoutGaps(tokens), [...openers, star]);
  const last = front.at(-1);
  if (last === undefined || front.length === withoutGaps(tokens).length) return undefined;
  return startsWithNumber(front, words) ? { rest: trimmed(text.slice(0, last.to)) } : undefined;
}

function withoutGaps(tokens: readonly Token[]): Token[] {
  const last = tokens.findLastIndex((token) => !isGap(token));
  return tokens.slice(0, last + 1);
}

function isAnswer(rest: string, tokens: readonly Token[], words: readonly Words[]): boolean {
  return startsWithNumber(tokens, words) || readYesNo(rest, words) !== undefined;
}

function startsWithNumber(tokens: readonly Token[], words: readonly Words[]): boolean {
  const leads = words.flatMap(({ number }) => [number.lead, number.articles, number.approximate]);
  const [first, ...others] = withoutFront(tokens, leads);
  if (first === undefined) return false;
  return first.kind === 'figure' || numberWordAt([first, ...others], 0, words) !== undefined;
}

function restFrom(text: string, tokens: readonly Token[], at: number): string {
  const first = tokens[at];
  return first === undefined ? '' : trimmed(text.slice(first.from));
}

function trimmed(text: string): string {
  return text.replace(/^[\s,;:]+|[\s,;:]+$/gu, '');
}
