/** What a reply to "which number?" may mean that has none: no pain, the same as before, or a vague word. */
import type { Words } from '../content/words.ts';
import { asOn } from './as-on.ts';
import type { Scale } from './figures.ts';
import {
  hasPhrase,
  isWhole,
  listsOf,
  longestAt,
  longestBefore,
  withoutFront,
  type Lists,
} from './phrases.ts';
import { clausesOf, type Token } from './tokens.ts';

const SHORT = 8;
const SHORTEST = 5;

/** "Nothing" may be an answer to anything, so it must open the reply; "no pain" says itself of what there is none. */
export function saysNone(tokens: readonly Token[], words: readonly Words[]): boolean {
  const nearly = listsOf(words, ({ number }) => number.nearly);
  if (hasPhrase(tokens, nearly)) return false;
  const bare = listsOf(words, ({ number }) => number.bareNone);
  const none = listsOf(words, ({ number }) => number.none);
  const first = clausesOf(tokens)[0] ?? [];
  const count = tokens.filter(({ kind }) => kind === 'word').length;
  // "A lump in the neck, three weeks now, no pain" tells of the lump; "pues nada, fui al mercado" of nothing.
  if (saysOnly(count <= SHORT ? tokens : first, none, words)) return true;
  return count <= SHORTEST && saysOnly(parts(first, words)[0] ?? [], bare, words);
}

/** "Didn't walk today", where minutes are asked for. */
export function saysNoneOf(tokens: readonly Token[], of: Scale['of'], words: readonly Words[]): boolean {
  if (of !== 'minutes' && of !== 'hours') return false;
  return saysOnly(
    clausesOf(tokens)[0] ?? [],
    listsOf(words, ({ number }) => number.noneOf[of]),
    words,
  );
}

export function saysSame(tokens: readonly Token[], words: readonly Words[]): boolean {
  return saysOnly(withoutYes(undated(tokens, words), words), sameLists(words), words);
}

function sameLists(words: readonly Words[]): Lists {
  return words.flatMap(({ number }) => [number.same, number.allSame]);
}

/** "The rest is the same as Friday" without its day. */
function undated(tokens: readonly Token[], words: readonly Words[]): readonly Token[] {
  return asOn(tokens, words)?.rest ?? tokens;
}

/** "Yes, the same". */
function withoutYes(tokens: readonly Token[], words: readonly Words[]): Token[] {
  return withoutFront(
    tokens,
    words.flatMap(({ yesNo }) => [yesNo.yes, yesNo.yesAlone]),
  );
}

/** "Everything the same as yesterday", "same as Friday". */
export function saysAllSame(tokens: readonly Token[], words: readonly Words[]): boolean {
  const dated = asOn(tokens, words);
  if (dated !== undefined) return saysOnly(withoutYes(dated.rest, words), sameLists(words), words);
  return saysOnly(
    withoutYes(tokens, words),
    listsOf(words, ({ number }) => number.allSame),
    words,
  );
}

/** "The rest as yesterday". */
export function saysOthersSame(tokens: readonly Token[], words: readonly Words[]): boolean {
  return saysOnly(
    undated(tokens, words),
    listsOf(words, ({ number }) => number.othersSame),
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
  const back = words.flatMap(({ fillers, offered, number }) => [
    fillers,
    offered.beside,
    number.approximate,
    number.now,
  ]);
  return parts(tokens, words).some((part) => peels(part, lists, front, back));
}

/** Without some of the phrases at either end it is one of these: "no pain" of "so no pain now". */
function peels(part: readonly Token[], lists: Lists, front: Lists, back: Lists): boolean {
  const froms = [0];
  for (let n = longestAt(part, 0, front); n > 0; n = longestAt(part, froms.at(-1) ?? 0, front))
    froms.push((froms.at(-1) ?? 0) + n);
  const tos = [part.length];
  for (let n = longestBefore(part, part.length, back); n > 0; n = longestBefore(part, tos.at(-1) ?? 0, back))
    tos.push((tos.at(-1) ?? 0) - n);
  return froms.some((from) => tos.some((to) => to > from && isWhole(part.slice(from, to), lists)));
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
