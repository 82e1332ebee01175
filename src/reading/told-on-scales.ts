/**
 * "Ánimo bajo", "6, limita 6, sueño regular", "dormí fatal, me desperté a las 4 y ya no pegué ojo": what is asked, told in numbers and
 * in the words of its scales, and nothing else. How well somebody is understood is another matter: this much is no other news.
 */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, longestAt, once, type Lists } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** `offered`: the words that were offered for the question that is open. */
export function isToldOnScales(
  text: string,
  open: string,
  others: readonly string[],
  offered: readonly string[],
  words: readonly Words[],
): boolean {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  // What is said of another question counts where that one is named.
  const named = others.filter((each) => hasPhrase(tokens, namesOf(each, words)));
  const telling = [[...offered], ...[open, ...named].flatMap((each) => tellingOf(each, words))];
  const idle = idleIn(words);
  let isTold = false;
  for (let at = 0; at < tokens.length;) {
    const told = longestAt(tokens, at, telling);
    const kind = tokens[at]?.kind;
    const step = Math.max(told, longestAt(tokens, at, idle), kind === 'figure' || kind === 'thing' ? 1 : 0);
    if (step === 0) return false;
    isTold ||= told > 0;
    at += step;
  }
  return isTold;
}

function namesOf(linkId: string, words: readonly Words[]): Lists {
  return listsOf(words, ({ told }) => told[linkId]?.about ?? []);
}

function tellingOf(linkId: string, words: readonly Words[]): Lists {
  return words.flatMap(({ told: { [linkId]: own } }) =>
    own === undefined
      ? []
      : [own.about, own.tells ?? [], ...Object.values(own.words), ...Object.values(own.alone ?? {})],
  );
}

const idleIn = once((words) =>
  words.flatMap(({ fillers, toldBeside, number }) => [
    fillers,
    toldBeside,
    number.lead,
    number.links,
    number.approximate,
    number.now,
    number.degrees,
    number.articles,
    number.and,
  ]),
);
