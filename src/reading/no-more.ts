/** "No, that's the one, dear", "ya no hay más": nothing but that there is no more of what was asked for. */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, longestAt, once, type Lists } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** Any word besides is somebody's own: "no more limping". */
export function saysNoMore(text: string, words: readonly Words[]): boolean {
  const { enough, none, beside } = listsFor(words);
  return isMadeOf(text, [...enough, ...none], beside);
}

/** The same without a bare "no" and "nothing", which may be what somebody wants to say. */
export function saysEnough(text: string, words: readonly Words[]): boolean {
  const { enough, beside } = listsFor(words);
  return isMadeOf(text, enough, beside);
}

function isMadeOf(text: string, says: Lists, beside: Lists): boolean {
  const all = tokensOf(text);
  if (all.some((token) => token.text === '?')) return false;
  const spoken = all.filter(({ kind }) => kind !== 'mark');
  for (let at = 0; at < spoken.length;) {
    const step = Math.max(longestAt(spoken, at, says), longestAt(spoken, at, beside));
    if (step === 0) return false;
    at += step;
  }
  return hasPhrase(spoken, says);
}

const listsFor = once((words) => ({
  enough: listsOf(words, ({ inForms }) => inForms.enough),
  none: listsOf(words, ({ inForms, yesNo }) => [...inForms.none, ...yesNo.no]),
  beside: listsOf(words, ({ inForms, fillers, offered }) => [
    ...inForms.besideEnough,
    ...fillers,
    ...offered.beside,
  ]),
}));
