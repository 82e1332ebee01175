/** A reply that gives no answer and refuses none: "I'll do it tonight", "I don't know". The whole message, or it is neither. */
import type { Words } from '../content/words.ts';
import { hasPhrase, isWhole, listsOf, longestAt, withoutEnds, type Lists } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

/** `tomorrow`: not today at all. */
export type PutOff = 'later' | 'tomorrow' | 'unknown';

export function readPutOff(text: string, words: readonly Words[]): PutOff | undefined {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const fillers = listsOf(words, (each) => each.fillers);
  const core = withoutEnds(spoken, fillers);
  if (
    isWhole(
      core,
      listsOf(words, ({ putOff }) => putOff.unknown),
    )
  )
    return 'unknown';
  return whenIn(core, words);
}

/** What will be done, and when, with nothing else: at least one "when", and a clock only behind it, for "around 6" is a number. */
function whenIn(tokens: readonly Token[], words: readonly Words[]): PutOff | undefined {
  const later = listsOf(words, ({ putOff }) => putOff.later);
  const tomorrow = listsOf(words, ({ putOff }) => putOff.tomorrow);
  const promises = listsOf(words, ({ putOff }) => putOff.promises);
  const found = { later: false, tomorrow: false };
  for (let at = 0; at < tokens.length;) {
    const steps = { later: longestAt(tokens, at, later), tomorrow: longestAt(tokens, at, tomorrow) };
    const length = Math.max(steps.later, steps.tomorrow, longestAt(tokens, at, promises));
    const step = Math.max(length, found.later ? clockAt(tokens, at, words) : 0);
    if (step === 0) return undefined;
    found.later ||= steps.later === step;
    found.tomorrow ||= steps.tomorrow === step;
    at += step;
  }
  if (found.tomorrow) return 'tomorrow';
  return found.later ? 'later' : undefined;
}

/** "At 5", "a las 17:30". */
function clockAt(tokens: readonly Token[], at: number, words: readonly Words[]): number {
  const before: Lists = listsOf(words, ({ putOff }) => putOff.at);
  const length = longestAt(tokens, at, before);
  const time = tokens[at + length];
  return length > 0 && (time?.kind === 'figure' || time?.kind === 'thing') ? length + 1 : 0;
}

const LONGEST_ENOUGH = 12;

/** "No more questions today, I am tired": said beside a question, of all that would still be asked. */
export function saysEnough(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text);
  const enough = listsOf(words, ({ putOff }) => putOff.enough);
  return tokens.length <= LONGEST_ENOUGH && !/\d/.test(text) && hasPhrase(tokens, enough);
}
