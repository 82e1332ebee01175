/** One end of a pressure that is told as a pair: of "128 over 82" the upper number is 128. */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, longestAt, withoutEnds } from '../reading/phrases.ts';
import { tokensOf, type Token } from '../reading/tokens.ts';
import type { Item } from './form.ts';
import { numbersIn } from './read-amount.ts';
import { fillersOf, readFigure } from './read-figure.ts';

/** What a cuff can show. */
const LEAST = 30;
const MOST = 300;

/** Undefined where no such pair is told, or the question does not say which end it asks for. */
export function pressureEnd(text: string, item: Item, words: readonly Words[]): number | undefined {
  const end = endAsked(item, words);
  const pair = end && pairIn(text, words);
  return pair?.[end === 'upper' ? 0 : 1];
}

function endAsked({ text }: Item, words: readonly Words[]): 'upper' | 'lower' | undefined {
  const asked = [text.text, ...Object.values(text.in)].map((each) => tokensOf(each));
  const names = (end: 'upper' | 'lower') =>
    asked.some((each) =>
      hasPhrase(
        each,
        listsOf(words, ({ inForms }) => inForms.pressure[end]),
      ),
    );
  const [upper, lower] = [names('upper'), names('lower')];
  return upper === lower ? undefined : upper ? 'upper' : 'lower';
}

function pairIn(text: string, words: readonly Words[]): readonly [number, number] | undefined {
  const tokens = withoutEnds(
    tokensOf(text).filter(({ text: mark, kind }) => kind !== 'mark' || mark === '/'),
    [...fillersOf(words), ...listsOf(words, ({ inForms }) => inForms.unitNames['mm[Hg]'] ?? [])],
  );
  const [upper, lower, ...more] = numbersIn(tokens, words);
  if (upper?.at !== 0 || lower === undefined || more.length > 0) return undefined;
  const between = tokens.slice(upper.length, lower.at);
  const over = listsOf(words, ({ inForms }) => inForms.pressure.over);
  const isWhole = lower.at + lower.length === tokens.length && longestAt(between, 0, over) === between.length;
  const [high, low] = [upper, lower].map(({ at, length }) =>
    valueOf(text, tokens.slice(at, at + length), words),
  );
  if (!isWhole || between.length === 0 || high === undefined || low === undefined) return undefined;
  return high > low && high <= MOST && low >= LEAST ? [high, low] : undefined;
}

function valueOf(text: string, tokens: readonly Token[], words: readonly Words[]): number | undefined {
  const read = readFigure(text.slice(tokens[0]?.from, tokens.at(-1)?.to), true, words);
  return read.kind === 'figure' && read.rest === '' ? read.value : undefined;
}
