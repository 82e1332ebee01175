/** Which of the offered options a reply means: its number, its name, its label, or a part of a label that no other has. */
import type { Words } from '../content/words.ts';
import { numberWordAt } from './number-words.ts';
import {
  findPhrase,
  hasPhrase,
  isWhole,
  listsOf,
  longestAt,
  longestBefore,
  withoutEnds,
  type Lists,
} from './phrases.ts';
import { clausesOf, isBreak, tokensOf, type Token } from './tokens.ts';

export interface Option {
  value: string;
  label: string;
}

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
  const labelled =
    byLabel(said, options, words) ?? byAlike(said, options, words) ?? byPart(said, options, words);
  if (numbered.kind === 'none') return labelled?.value;
  return labelled === numbered.option ? labelled?.value : undefined;
}

function fillersOf(words: readonly Words[]): Lists {
  return words.flatMap(({ fillers, choice }) => [fillers, choice.fillers]);
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

function wordsIn(label: string): string[] {
  return tokensOf(label)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text }) => text);
}

/** The label itself stands in the reply. Of "bad" and "very bad" the longer one counts; two apart are no choice. */
function byLabel(
  tokens: readonly Token[],
  options: readonly Option[],
  words: readonly Words[],
): Option | undefined {
  const clauses = clausesOf(tokens);
  const found = options.filter(({ label }) => clauses.some((clause) => findPhrase(clause, [[label]]) >= 0));
  const longest = found.reduce<Option | undefined>(
    (top, next) =>
      top !== undefined && wordsIn(top.label).length >= wordsIn(next.label).length ? top : next,
    undefined,
  );
  if (longest === undefined) return undefined;
  const others = found.filter((each) => each !== longest && !isWithin(each.label, longest.label));
  return others.length > 0 || isDenied(clauses, longest.label, words) ? undefined : longest;
}

function isWithin(label: string, longer: string): boolean {
  return findPhrase(tokensOf(longer), [[label]]) >= 0;
}

/** "Not bad", "better than bad", and the "no" after "mild? no". */
function isDenied(clauses: readonly Token[][], label: string, words: readonly Words[]): boolean {
  const negations = listsOf(words, (each) => each.negations);
  const no = listsOf(words, ({ yesNo }) => yesNo.no);
  const than = listsOf(words, ({ number }) => number.beforeDay);
  return clauses.some((clause, place) => {
    const at = findPhrase(clause, [[label]]);
    if (at < 0) return false;
    const after = clause.slice(at + tokensOf(label).length);
    const isOther = longestBefore(clause, at, than) > 0 || hasPhrase(clause.slice(0, at), negations);
    return isOther || hasPhrase(after, negations) || isNo(clauses[place + 1], no);
  });
}

function isNo(clause: readonly Token[] | undefined, no: Lists): boolean {
  return clause !== undefined && isWhole(clause, no);
}

/** "Never" is "not at all": other words for an option, where the content says so. */
function byAlike(
  tokens: readonly Token[],
  options: readonly Option[],
  words: readonly Words[],
): Option | undefined {
  const fillers = [...fillersOf(words), ...listsOf(words, ({ number }) => number.now)];
  const spoken = tokens.filter(({ kind }) => kind !== 'mark');
  const says = (group: readonly string[]) =>
    isWhole(spoken, [group]) || isWhole(withoutEnds(spoken, fillers), [group]);
  const groups = words.flatMap(({ choice }) => choice.alike).filter(says);
  const found = options.filter(({ label }) => groups.some((group) => isWhole(tokensOf(label), [group])));
  return found.length === 1 ? found[0] : undefined;
}

/** Every word that says something must belong to the one label, so that "cold hands" is not "heat or cold". */
function byPart(
  tokens: readonly Token[],
  options: readonly Option[],
  words: readonly Words[],
): Option | undefined {
  const spoken = tokens.filter(({ kind }) => kind !== 'mark');
  if (
    hasPhrase(
      spoken,
      listsOf(words, (each) => each.negations),
    )
  )
    return undefined;
  const fillers = fillersOf(words);
  const telling = spoken.filter((token) => !isWhole([token], fillers)).map(({ text }) => text);
  if (telling.length === 0) return undefined;
  const bounds = listsOf(words, ({ number }) => number.bounds);
  const found = options.filter(({ label }) =>
    telling.every((word) => wordsIn(label).some((own) => begins(own, word) || isPluralOf(own, word))),
  );
  const [only, ...more] = found;
  // "Half" is not "more than half".
  const isOther = only !== undefined && hasPhrase(tokensOf(only.label), bounds) && !hasPhrase(spoken, bounds);
  return more.length > 0 || isOther ? undefined : only;
}

/** "A day" says nothing where other options speak of days. */
function isPluralOf(one: string, other: string): boolean {
  return one === `${other}s` || other === `${one}s`;
}

/** "Breath" is enough for "breathing". */
function begins(own: string, word: string): boolean {
  return own === word || (word.length >= 4 && own.startsWith(word));
}
