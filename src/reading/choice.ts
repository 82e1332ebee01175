/** Which of the offered options a reply means: its number, its name, its label, or a part of a label that no other has. */
import type { Words } from '../content/words.ts';
import { byWords, fillersOf, type Option } from './choice-label.ts';
import { numberWordAt } from './number-words.ts';
import { hasPhrase, isWhole, listsOf, longestAt, longestBefore, withoutEnds } from './phrases.ts';
import { isBreak, tokensOf, type Token } from './tokens.ts';

export type { Option } from './choice-label.ts';

export function readChoice(
  text: string,
  options: readonly Option[],
  words: readonly Words[],
): string | undefined {
  const tokens = tokensOf(text);
  const spoken = tokens.filter(({ kind }) => kind !== 'mark');
  if (spoken.length === 0) return undefined;
  if (spoken.filter(({ kind }) => kind === 'figure').length > 1) return undefined;
  // A card sends the name of what was chosen.
  const exact = options.find(({ value, label }) => value === text || isWhole(spoken, [[label]]));
  if (exact !== undefined) return exact.value;
  if (isAtAnHour(spoken, words) || isAsked(spoken, words)) return undefined;
  const corrects = words.flatMap(({ correction }) => [correction.openers, correction.softOpeners]);
  const fillers = [...fillersOf(words), ...listsOf(words, ({ number }) => number.approximate), ...corrects];
  const numbered = byNumber(withoutEnds(spoken, fillers), options, words);
  if (numbered.kind === 'number') return numbered.option?.value;
  const own = ownWords(tokens, options, words);
  const said = numbered.kind === 'and-more' ? own.filter(({ kind }) => kind !== 'figure') : own;
  const labelled = byWords(said, options, words);
  if (numbered.kind === 'none') return labelled?.value;
  return labelled === numbered.option ? labelled?.value : undefined;
}

type Numbered = { kind: 'none' } | { kind: 'number' | 'and-more'; option: Option | undefined };

/** `and-more` when words follow the number, which must then mean the same: "3 bad". */
function byNumber(core: readonly Token[], options: readonly Option[], words: readonly Words[]): Numbered {
  const [first, ...rest] = core;
  const place = first && (isByValue(options) ? undefined : ordinal(first, words));
  const number = first && (place ?? first.value ?? numberWordAt(core, 0, words)?.value);
  if (number === undefined || (first?.suffix ?? '') !== '') return { kind: 'none' };
  const option = optionOf(number, options);
  return { kind: rest.length === 0 ? 'number' : 'and-more', option };
}

/** Options whose values are numbers are offered by those, such as 0 to 3; all others by their place. */
function optionOf(number: number, options: readonly Option[]): Option | undefined {
  return isByValue(options) ? options.find(({ value }) => Number(value) === number) : options[number - 1];
}

/** "The first" of 0 to 3 is nobody's 1. */
function isByValue(options: readonly Option[]): boolean {
  return options.length > 0 && options.every(({ value }) => /^\d+$/.test(value));
}

/** "What is 2?" */
function isAsked(spoken: readonly Token[], words: readonly Words[]): boolean {
  const asks = listsOf(words, ({ number }) => number.asksAbout);
  return spoken.length > 1 && longestAt(spoken, 0, asks) > 0;
}

/** "At 3", "a las 3". */
function isAtAnHour(spoken: readonly Token[], words: readonly Words[]): boolean {
  const at = spoken.findIndex(({ kind }) => kind === 'figure');
  const before = listsOf(words, ({ number }) => number.clockBefore);
  return at > 0 && longestBefore(spoken, at, before) > 0;
}

/** Without what is told of somebody else or of another time, unless an option speaks of that itself. */
function ownWords(tokens: readonly Token[], options: readonly Option[], words: readonly Words[]): Token[] {
  const others = words.flatMap(({ number }) => [
    number.others,
    number.notNow,
    number.anotherDay,
    number.justBefore,
  ]);
  const labels = options.map(({ label }) => tokensOf(label));
  if (!hasPhrase(tokens, others) || labels.some((label) => hasPhrase(label, others))) return [...tokens];
  const but = listsOf(words, (each) => each.but);
  const own: Token[] = [];
  let clause: Token[] = [];
  const keep = () => {
    if (!hasPhrase(clause, others)) own.push(...clause);
    clause = [];
  };
  for (const [at, token] of tokens.entries()) {
    if (isBreak(token) || longestAt(tokens, at, but) > 0) keep();
    clause.push(token);
  }
  keep();
  return own;
}

function ordinal(token: Token, words: readonly Words[]): number | undefined {
  for (const { choice } of words) {
    for (const [number, spelled] of Object.entries(choice.ordinals)) {
      if (isWhole([token], [spelled])) return Number(number);
    }
  }
  return undefined;
}
