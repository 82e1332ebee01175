/**
 * A reaction from a phone ('Liked "..."') quotes a message. When that is one of ours, its words are nobody's danger: our
 * own direct question must not raise the alarm that it asks about. A quotation of anything else is screened like words
 * that were typed, and so is a reaction with anything written after the quotation.
 */
import { z } from 'zod';
import type { Words } from '../content/words.ts';
import type { Store } from '../ports/store.ts';
import { folded } from '../reading/fold.ts';
import { readNoise } from '../reading/noise.ts';

/** How far back a person scrolls to react. */
const LOOKED_THROUGH = 100;
const ours = z.object({ from: z.literal('us'), text: z.string() });

export async function onlyQuotesUs(
  store: Pick<Store, 'log'>,
  owner: string,
  text: string,
  words: readonly Words[],
): Promise<boolean> {
  if (readNoise(text, words) !== 'tapback') return false;
  const quoted = quotedIn(text);
  if (quoted === undefined) return false;
  const log = await store.log(owner, 'messages', LOOKED_THROUGH);
  return log.some((entry) => {
    const said = ours.safeParse(entry).data;
    return said !== undefined && isFrom(lettersOf(said.text), quoted);
  });
}

interface Quoted {
  letters: string;
  cut: boolean;
}

function quotedIn(text: string): Quoted | undefined {
  const quote = /"([^]*?)("?)[.\s]*$/.exec(folded(text));
  const inside = quote?.[1] ?? '';
  const letters = lettersOf(inside);
  return letters === '' ? undefined : { letters, cut: /\.\.\.\s*$/.test(inside) || quote?.[2] === '' };
}

function isFrom(said: string, { letters, cut }: Quoted): boolean {
  return cut ? said.startsWith(letters) : said === letters;
}

/** Phones and carriers change quotation marks, accents and spaces on the way. */
function lettersOf(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, '');
}
