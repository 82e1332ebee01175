/**
 * A page of the clinic as a model has shortened it for a question, or nothing: then the page is said as it stands. What a page
 * forbids, bounds or counts, and whom it says to call, stays word for word.
 */
import type { Page } from '../model/reading.ts';
import { isPlain, keptOf, wordsIn } from './own-words.ts';

export interface Rewording {
  mayAdd: ReadonlySet<string>;
  keeps: ReadonlySet<string>;
}

/** Whatever leaves out more than half is another text. */
const LEAST_KEPT = 0.5;

export function shortened(text: string, page: Page, { mayAdd, keeps }: Rewording): string | undefined {
  const tidy = text.replace(/\s+/g, ' ').trim();
  if (tidy === '' || tidy.length > page.text.length || !isPlain(tidy)) return undefined;
  const isFixed = (sentence: string) =>
    /[\d{?]/.test(sentence) || wordsIn(sentence).some((word) => keeps.has(word));
  const fixed = sentencesOf(page.text).filter(isFixed).map(same);
  const given = sentencesOf(tidy);
  if (same(given.filter(isFixed).join(' ')) !== same(fixed.join(' '))) return undefined;
  const whole = wordsIn(page.text);
  const kept = keptOf(whole, wordsIn(tidy), mayAdd);
  if (kept === undefined || kept < whole.length * LEAST_KEPT) return undefined;
  return same(tidy) === same(page.text) ? undefined : tidy;
}

function sentencesOf(text: string): string[] {
  return text.match(/[^.?:]+[.?:]*/gu)?.map((each) => each.trim()) ?? [];
}

function same(text: string): string {
  return wordsIn(text).join(' ');
}
