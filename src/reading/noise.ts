/** Messages nobody meant as an answer. Read before anything else: a reaction quotes our own "0 to 10". */
import type { Words } from '../content/words.ts';
import { isAutoReply } from './auto-reply.ts';
import { folded } from './fold.ts';
import { readOnce } from './read-once.ts';
import { tokensOf } from './tokens.ts';

export type Noise = 'empty' | 'tapback' | 'auto-reply';

export const readNoise = readOnce((text: string, words: readonly Words[]): Noise | undefined => {
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) return 'empty';
  if (isTapback(text, words)) return 'tapback';
  return isAutoReply(tokensOf(text), words) ? 'auto-reply' : undefined;
});

/** A reaction ends with the quoted message; words after the quotation are the patient's own. */
function isTapback(raw: string, words: readonly Words[]): boolean {
  const text = folded(raw).trim();
  const quote = text.search(/["']/);
  if (quote <= 0 || !/["'][.…]*$|\.\.\.$/.test(text) || quote === text.length - 1) return false;
  const before = text.slice(0, quote).trim();
  return words.some(({ noise }) => noise.tapback.some((opener) => isOpener(before, folded(opener))));
}

/** `*` is an emoji, or a few: anything short without letters and figures. */
function isOpener(before: string, opener: string): boolean {
  const [head = '', tail] = opener.split('*');
  if (tail === undefined) return before === opener;
  if (!before.startsWith(head) || !before.endsWith(tail) || before.length <= head.length + tail.length)
    return false;
  const between = before.slice(head.length, before.length - tail.length).trim();
  return between.length > 0 && between.length <= 16 && !/[\p{L}\p{N}]/u.test(between);
}
