/** Which of the offered options a reply means: its number, its name, its label, or a part of a label that no other has. */
import type { Words } from '../content/words.ts';
import { numberWordAt } from './number-words.ts';
import { findPhrase, hasPhrase, isWhole, listsOf, withoutEnds, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

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
  const fillers = fillersOf(words);
  const numbered = byNumber(withoutEnds(spoken, fillers), options, words);
  if (numbered.kind === 'number') return numbered.option?.value;
  const said = numbered.kind === 'and-more' ? tokens.filter(({ kind }) => kind !== 'figure') : tokens;
  const labelled = byLabel(said, options, words) ?? byPart(said, options, words);
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
  const number = first && (ordinal(first, words) ?? first.value ?? numberWordAt(core, 0, words)?.value);
  if (number === undefined || (first?.suffix ?? '') !== '') return { kind: 'none' };
  const option = optionOf(number, options);
  return { kind: rest.length === 0 ? 'number' : 'and-more', option };
}

/** Options whose values are numbers are offered by those, such as 0 to 3; all others by their place. */
function optionOf(number: number, options: readonly Option[]): Option | undefined {
  const byValue = options.length > 0 && options.every(({ value }) => /^\d+$/.test(value));
  return byValue ? options.find(({ value }) => Number(value) === number) : options[number - 1];
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

/** "Not bad", and the "no" after "mild? no". */
function isDenied(clauses: readonly Token[][], label: string, words: readonly Words[]): boolean {
  const negations = listsOf(words, (each) => each.negations);
  const no = listsOf(words, ({ yesNo }) => yesNo.no);
  return clauses.some((clause, place) => {
    const at = findPhrase(clause, [[label]]);
    if (at < 0) return false;
    const after = clause.slice(at + tokensOf(label).length);
    return (
      hasPhrase(clause.slice(0, at), negations) || hasPhrase(after, negations) || isNo(clauses[place + 1], no)
    );
  });
}

function isNo(clause: readonly Token[] | undefined, no: Lists): boolean {
  return clause !== undefined && isWhole(clause, no);
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
  const found = options.filter(({ label }) =>
    telling.every((word) => wordsIn(label).some((own) => begins(own, word))),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** "Breath" is enough for "breathing". */
function begins(own: string, word: string): boolean {
  return own === word || (word.length >= 4 && own.startsWith(word));
}
