/**
 * The words a carrier acts on: STOP, START, HELP and their kin, only as the whole message. YES is not among them; it is
 * an ordinary answer unless the patient has opted out, and who has is not known here.
 */
import type { Words } from '../content/words.ts';
import { readOnce } from './read-once.ts';

export type CarrierWord = 'stop' | 'start' | 'help';

export const readCarrierWord = readOnce((text: string, words: readonly Words[]): CarrierWord | undefined => {
  const said = normalised(text);
  const means = (kind: CarrierWord) => words.some(({ carrier }) => spelled(carrier[kind]).has(said));
  if (said === '') return undefined;
  // Stopping comes first: if a list were ever to name a word twice, silence is what may not be got wrong.
  if (means('stop')) return 'stop';
  if (means('start')) return 'start';
  return means('help') ? 'help' : undefined;
});

/** HELP, as we offer it for information. Nobody orders information with a mark of exclamation: that is a cry for help. */
export function asksForInformation(text: string, words: readonly Words[]): boolean {
  return readCarrierWord(text, words) === 'help' && !/[!¡！]/u.test(text);
}

/** Content is frozen at start, so a list is read once. */
const known = new WeakMap<readonly string[], Set<string>>();

function spelled(list: readonly string[]): Set<string> {
  const before = known.get(list);
  if (before !== undefined) return before;
  const spellings = new Set(list.map(normalised));
  known.set(list, spellings);
  return spellings;
}

const QUOTES = `"'\`´‘’‚‛“”„‟«»`;
const OUTER = new RegExp(`^[\\s${QUOTES}¡¿]+|[\\s${QUOTES}.!?]+$`, 'gu');

function normalised(text: string): string {
  const visible = text.normalize('NFKC').replace(/[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/gu, '');
  return visible.replace(OUTER, '').replace(/\s+/gu, ' ').toUpperCase();
}
