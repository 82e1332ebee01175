/**
 * What a patient wrote at length, as a model has put it in short for the page of a visit, or nothing. Each word is theirs or one of
 * the small ones that the clinic allows, in their order, and nothing is said of what they denied, nor denied of what they said.
 */
import { isPlain, keptOf, wordsIn } from './own-words.ts';
import type { Redacted } from './redact.ts';
import type { Rewording } from './shortened.ts';

const LONGEST = 160;
const LEAST_OWN = 4;
/** Words behind a no that it may be about. */
const REACH = 4;

export function inShort(text: string, message: Redacted, { mayAdd, keeps }: Rewording): string | undefined {
  const tidy = text.replace(/\s+/g, ' ').trim();
  if (/[?¿]/.test(tidy) || !isPlain(tidy)) return undefined;
  const [theirs, made] = [wordsIn(message.text), wordsIn(tidy)];
  const own = made.filter((word) => !mayAdd.has(word));
  if (own.length < LEAST_OWN || keptOf(theirs, made, mayAdd) === undefined) return undefined;
  const meant = senses(theirs, keeps);
  const isTheirs = [...senses(made, keeps)].every((sense) => mayAdd.has(sense.slice(1)) || meant.has(sense));
  const short = message.back(tidy);
  return isTheirs && short.length <= LONGEST ? short : undefined;
}

/** Each word as it is meant: said, or within reach of a no. */
function senses(words: readonly string[], keeps: ReadonlySet<string>): Set<string> {
  return new Set(
    words.map((word, at) => {
      const isDenied = words.slice(Math.max(0, at - REACH), at).some((before) => keeps.has(before));
      return `${isDenied ? '-' : '+'}${word}`;
    }),
  );
}
