/** Which of the offered options the words of a reply mean: its label, other words for it, or a part that no other label has. */
import type { Words } from '../content/words.ts';
import {
  findPhrase,
  hasPhrase,
  isWhole,
  listsOf,
  longestBefore,
  withoutEnds,
  type Lists,
} from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

export interface Option {
  value: string;
  label: string;
}

export function byWords(
  tokens: readonly Token[],
  options: readonly Option[],
  words: readonly Words[],
): Option | undefined {
  return byLabel(tokens, options, words) ?? byAlike(tokens, options, words) ?? byPart(tokens, options, words);
}

export function fillersOf(words: readonly Words[]): Lists {
  return words.flatMap(({ fillers, choice }) => [fillers, choice.fillers]);
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

/** "Never" is "not at all": other words for an option, where the content says so; what is told after them adds to it. */
function byAlike(
  tokens: readonly Token[],
  options: readonly Option[],
  words: readonly Words[],
): Option | undefined {
  const clauses = clausesOf(tokens).map((clause) => clause.filter(({ kind }) => kind !== 'mark'));
  const [first, ...others] = [tokens.filter(({ kind }) => kind !== 'mark'), ...clauses].map((part) =>
    alikeTo(part, options, words),
  );
  const [opening, ...rest] = others;
  return first ?? (rest.every((each) => each === undefined || each === opening) ? opening : undefined);
}

function alikeTo(
  spoken: readonly Token[],
  options: readonly Option[],
  words: readonly Words[],
): Option | undefined {
  const fillers = [...fillersOf(words), ...listsOf(words, ({ number }) => number.now)];
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
  const negations = listsOf(words, (each) => each.negations);
  if (hasPhrase(spoken, negations)) return undefined;
  const fillers = fillersOf(words);
  const telling = spoken.filter((token) => !isWhole([token], fillers)).map(({ text }) => text);
  if (telling.length === 0) return undefined;
  const bounds = listsOf(words, ({ number }) => number.bounds);
  // "Pain" is not "no pain".
  const said = options.filter(({ label }) => !hasPhrase(tokensOf(label), negations));
  const found = said.filter(({ label }) =>
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
