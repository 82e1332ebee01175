/** What a reply to "which number?" may mean that has none: no pain, the same as before, or a vague word. */
import type { Words } from '../content/words.ts';
import { hasPhrase, isWhole, listsOf, longestAt, longestBefore, type Lists } from './phrases.ts';
import { clausesOf, type Token } from './tokens.ts';

export function saysNone(tokens: readonly Token[], words: readonly Words[]): boolean {
  return saysOnly(
    tokens,
    listsOf(words, ({ number }) => number.none),
    words,
  );
}

export function saysSame(tokens: readonly Token[], words: readonly Words[]): boolean {
  return saysOnly(
    tokens,
    listsOf(words, ({ number }) => number.same),
    words,
  );
}

export function isVague(tokens: readonly Token[], words: readonly Words[]): boolean {
  return hasPhrase(
    tokens,
    listsOf(words, ({ number }) => number.vague),
  );
}

/** A whole part of the reply says it: "no pain today", and not "no pain relief". */
function saysOnly(tokens: readonly Token[], lists: Lists, words: readonly Words[]): boolean {
  const front = words.flatMap(({ fillers, number }) => [
    fillers,
    number.lead,
    number.approximate,
    number.now,
  ]);
  const back = words.flatMap(({ fillers, number }) => [fillers, number.approximate, number.now]);
  return parts(tokens, words).some((part) => peels(part, lists, front, back));
}

/** Takes one phrase at a time off the ends, looking each time, so that "no pain" is found before "pain" is taken off. */
function peels(part: readonly Token[], lists: Lists, front: Lists, back: Lists): boolean {
  for (let rest = part; rest.length > 0;) {
    if (isWhole(rest, lists)) return true;
    const first = longestAt(rest, 0, front);
    const last = first > 0 ? 0 : longestBefore(rest, rest.length, back);
    if (first + last === 0) return false;
    rest = rest.slice(first, rest.length - last);
  }
  return false;
}

/** Clauses, cut again at "but", without emoji and the like. */
function parts(tokens: readonly Token[], words: readonly Words[]): Token[][] {
  const but = listsOf(words, (each) => each.but);
  return clausesOf(tokens).flatMap((clause) => {
    const spoken = clause.filter(({ kind }) => kind !== 'mark');
    const at = spoken.findIndex((_, place) => longestAt(spoken, place, but) > 0);
    return at < 0 ? [spoken] : [spoken.slice(0, at), spoken.slice(at + 1)];
  });
}
