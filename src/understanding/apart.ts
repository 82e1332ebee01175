/**
 * Two things in one text: "6. is it alright to use my heat pad?", "un 7, y dígale gracias a la enfermera". What answers the
 * question that is open, and what else stands in it, in the patient's own writing. What only tells more of the answer stays with it.
 */
import type { Words } from '../content/words.ts';
import { isNumberIn } from '../reading/clause-told.ts';
import { isNumberAt } from '../reading/named-questions.ts';
import { pick } from '../reading/number-lists.ts';
import { hasPhrase, withoutFront } from '../reading/phrases.ts';
import { sentencesOf, startsIn, withoutJoins, type Part } from '../reading/parts.ts';
import { tokensOf, type Token } from '../reading/tokens.ts';
import { isNumberAlone, isScoreByName } from '../reading/whole-answer.ts';
import { isOfItsOwn, type Hearing } from './of-its-own.ts';

export interface Apart {
  /** What is left; empty where all of it is something else. */
  answer: string;
  /** In the order in which they stand. */
  besides: string[];
}

/** Longer texts are a story, and somebody's own words. */
const LONGEST = 320;

/** Undefined where nothing stands in it that is of its own. `bySentence`: only at the beginning of a sentence. */
export function takeApart(text: string, hearing: Hearing, { bySentence = false } = {}): Apart | undefined {
  if (text.length > LONGEST) return undefined;
  const tokens = tokensOf(text);
  const apart: Apart = { answer: '', besides: [] };
  let isBehind = false;
  for (const sentence of sentencesOf(tokens)) {
    const of = { text, tokens, hearing };
    const from = firstOfItsOwn(of, sentence, { bySentence, isFirst: sentence.from === 0 });
    const before = written(of, { from: sentence.from, to: from ?? sentence.to });
    // What follows something of its own, and is not of its own, goes on with it: "why is it numb? It never was".
    const goesOn =
      isBehind &&
      from === undefined &&
      (isHourOf(of, apart.besides.at(-1) ?? '', before) ||
        (apart.answer !== '' && !isNumberAlone(before, hearing.words)));
    if (goesOn) apart.besides.push(`${apart.besides.pop() ?? ''} ${before}`.trim());
    else apart.answer = `${apart.answer} ${before}`.trim();
    if (from !== undefined) apart.besides.push(...severalIn(of, { from, to: sentence.to }));
    isBehind ||= from !== undefined;
  }
  if (apart.besides.length === 0) return undefined;
  return { answer: withoutEnd(apart.answer), besides: apart.besides.map(withoutEnd) };
}

interface Of {
  text: string;
  tokens: readonly Token[];
  hearing: Hearing;
}

function firstOfItsOwn(
  of: Of,
  sentence: Part,
  { bySentence, isFirst }: Record<'bySentence' | 'isFirst', boolean>,
): number | undefined {
  const { tokens, hearing } = of;
  const starts = bySentence ? [sentence.from] : startsIn(tokens, sentence, hearing.words, hearing.isFree);
  const own = starts.filter((from, place) => {
    const head = withoutEnd(written(of, { from, to: starts[place + 1] ?? sentence.to }));
    const isAnswer = isNumberAlone(head, hearing.words) || isScoreByName(head, hearing.words);
    return !isAnswer && isOwn(of, { from, to: sentence.to });
  });
  const [first, next] = own;
  // What opens the text and is nothing by itself is the answer: "several days, teach me to calm down".
  if (!isFirst || first !== sentence.from || next === undefined) return first;
  return isOwn(of, { from: first, to: next }) ? first : next;
}

/** "Change my time to 9 and pause from Friday": each of them, where each stands for itself. */
function severalIn(of: Of, { from, to }: Part): string[] {
  const starts = startsIn(of.tokens, { from, to }, of.hearing.words, of.hearing.isFree).slice(1);
  const cut = starts.find((at) => {
    const [first, second] = [
      { from, to: at },
      { from: at, to },
    ];
    if (isHourOf(of, written(of, first), written(of, second))) return false;
    return isOwn(of, first) && isOwn(of, second) && intentOf(of, first) !== intentOf(of, second);
  });
  const one = written(of, withoutJoins(of.tokens, { from, to: cut ?? to }, of.hearing.words));
  return cut === undefined ? [one] : [one, ...severalIn(of, { from: cut, to })];
}

/** "I'm driving, I'll text you later" says the same twice; of what has no name each is another. */
function intentOf(of: Of, part: Part): string {
  const text = written(of, withoutJoins(of.tokens, part, of.hearing.words));
  const meant = of.hearing.understand(text);
  return meant.kind === 'wish' ? meant.intent : text;
}

/** "Evenings suit me better. About 7": behind a wish for another time that holds no number; "6 now" tells of now. */
function isHourOf({ hearing }: Of, wish: string, text: string): boolean {
  const { words } = hearing;
  const [before, tokens] = [tokensOf(wish), tokensOf(text)];
  const leads = [...pick(words, 'approximate'), ...pick(words, 'beforeScore'), ...pick(words, 'clockBefore')];
  const isHour = isNumberIn(
    withoutFront(
      tokens.filter(({ kind }) => kind !== 'mark'),
      leads,
    ),
    words,
  );
  if (!isHour || hasPhrase(tokens, pick(words, 'now')) || hasNumberIn(before, words)) return false;
  const meant = hearing.understand(wish);
  return meant.kind === 'wish' && meant.intent === 'time';
}

function hasNumberIn(tokens: readonly Token[], words: readonly Words[]): boolean {
  return tokens.some((_, at) => isNumberAt(tokens, at, words));
}

function isOwn(of: Of, part: Part): boolean {
  return isOfItsOwn(written(of, withoutJoins(of.tokens, part, of.hearing.words)), of.hearing);
}

function written({ text, tokens }: Of, { from, to }: Part): string {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined || to <= from) return '';
  return text.slice(first.from, last.to).trim();
}

/** Without the mark that cut it off; one that asks belongs to it. */
function withoutEnd(text: string): string {
  return text.replace(/[\s.,;:¿¡-]+$/u, '');
}
