/**
 * "No, I already took them": to the screen such a no may deny what follows it, where it answers our question. What stands behind it is
 * heard by itself too. A likeness of half a sentence is none.
 */
import type { Words } from '../content/words.ts';
import { outranks, secondReaderRule, type Screened } from '../model/signal.ts';
import { behindNo } from '../reading/no-in-full.ts';

export function withBehindNo(
  text: string,
  whole: Screened,
  screen: (text: string) => Screened,
  words: readonly Words[],
): Screened {
  const rest = behindNo(text, words);
  if (rest === undefined || rest.trim() === '') return whole;
  const alone = screen(rest);
  const isByRule = alone.signals.some(({ tier, rule }) => tier === alone.tier && rule !== secondReaderRule);
  if (!isByRule || !outranks(alone.tier, whole.tier)) return whole;
  const others = whole.signals.filter(({ signal }) => alone.signals.every((each) => each.signal !== signal));
  return { ...alone, signals: [...alone.signals, ...others] };
}
