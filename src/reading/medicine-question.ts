/** "Can I take two instead of one?", "how much is too much?": a question about a medicine that no program may answer. */
import type { Words } from '../content/words.ts';
import { findPhrase, hasPhrase, listsOf, longestAt } from './phrases.ts';
import { clausesOf, tokensOf } from './tokens.ts';

/** Whether it asks for more than is taken now: an amount, or a word such as "extra". "2 hours late" is no amount. */
export function asksForMore(text: string, words: readonly Words[]): boolean {
  const more = listsOf(words, ({ medicine }) => medicine.more);
  const times = words.flatMap(({ number: { counted } }) => [counted.minutes, counted.hours, counted.days]);
  const tokens = tokensOf(text);
  const isMore = (at: number): boolean => {
    const length = longestAt(tokens, at, more);
    return length > 0 && longestAt(tokens, at + length, times) === 0;
  };
  return readMedicineQuestion(text, words) && tokens.some((_, at) => isMore(at));
}

/** "I forgot my dose, do I take it now?": when it may be taken, and not whether more may be. */
export function asksAboutLate(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text);
  const has = (pick: (each: Words) => readonly string[]) => hasPhrase(tokens, listsOf(words, pick));
  const isAsked = text.includes('?') || has(({ medicine }) => medicine.asks);
  const isMedicine = has(({ medicine }) => medicine.names) || has(({ medicine }) => medicine.takes);
  return isAsked && isMedicine && has(({ medicine }) => medicine.late);
}

/** "So I took it now": whether something was taken already, which may have been too much. */
export function tellsOfTaken(text: string, words: readonly Words[]): boolean {
  const taken = listsOf(words, ({ medicine }) => medicine.taken);
  const negations = listsOf(words, (each) => each.negations);
  return clausesOf(tokensOf(text)).some((clause) =>
    clause.some((_, at) => {
      const before = clause.slice(Math.max(0, at - NEGATED_WITHIN), at);
      return longestAt(clause, at, taken) > 0 && !hasPhrase(before, negations);
    }),
  );
}

/** In tokens: "no me la tomé". */
const NEGATED_WITHIN = 3;

export function readMedicineQuestion(text: string, words: readonly Words[]): boolean {
  if (asksAboutLate(text, words)) return true;
  const asks = listsOf(words, ({ medicine }) => medicine.asks);
  const names = listsOf(words, ({ medicine }) => medicine.names);
  const form = listsOf(words, ({ medicine }) => medicine.form);
  const takes = listsOf(words, ({ medicine }) => medicine.takes);
  const tokens = tokensOf(text);
  const isNamed = hasPhrase(tokens, names);
  return clausesOf(tokens).some((clause) => {
    const at = findPhrase(clause, asks);
    if (at < 0 || hasPhrase(clause, form)) return false;
    const asked = clause.slice(at);
    // "I missed my dose, should I double up": the medicine is named before, and how to take it is asked.
    return hasPhrase(asked, names) || (isNamed && hasPhrase(asked, takes));
  });
}
