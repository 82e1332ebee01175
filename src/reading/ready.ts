/** "OK", "done", "listo": whatever was asked for has been done, or one may go on. Only as the whole message. */
import type { Words } from '../content/words.ts';
import { isWhole, listsOf, longestAt, withoutEnds } from './phrases.ts';
import { tokensOf } from './tokens.ts';

export function readReady(text: string, words: readonly Words[]): boolean {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const ready = listsOf(words, (each) => each.ready);
  const core = withoutEnds(
    spoken,
    listsOf(words, ({ fillers }) => fillers),
  );
  return isWhole(spoken, ready) || isWhole(core, ready);
}

/** "Ok go on then", "sí, ahorita": nothing but that one may begin, and words that agree. */
export function readBegins(text: string, words: readonly Words[]): boolean {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const begins = listsOf(words, (each) => each.begins);
  const beside = words.flatMap(({ fillers, yesNo }) => [fillers, yesNo.yes, yesNo.yesAlone]);
  let isMeant = false;
  for (let at = 0; at < spoken.length;) {
    const begun = longestAt(spoken, at, begins);
    const length = Math.max(begun, longestAt(spoken, at, beside));
    if (length === 0) return false;
    isMeant ||= begun > 0;
    at += length;
  }
  return isMeant;
}
