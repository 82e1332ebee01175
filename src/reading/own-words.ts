/**
 * Replies that hold no words of somebody's own: "ok", "done", "yes", "nothing", "7". Only as the whole message: whatever is
 * said besides is theirs.
 */
import type { Words } from '../content/words.ts';
import { saysEnough } from './no-more.ts';
import { hasPhrase, listsOf, withoutFront } from './phrases.ts';
import { readPutOff } from './put-off.ts';
import { tokensOf } from './tokens.ts';
import { isOnlyHeard, readYesNo } from './yes-no.ts';

export type Plain = 'yes' | 'no' | 'heard' | 'figures';

export function readPlain(text: string, words: readonly Words[]): Plain | undefined {
  if (text.trim() === '') return undefined;
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  if (spoken.length > 0 && spoken.every(({ kind }) => kind !== 'word')) return 'figures';
  const none = listsOf(words, ({ inForms }) => inForms.none);
  const rest = withoutFront(spoken, [...none, ...saying.flatMap((pick) => listsOf(words, pick))]);
  if (rest.length > 0) return undefined;
  if (isOnlyHeard(text, words)) return 'heard';
  const reply = readYesNo(text, words);
  if (reply === 'yes' || reply === 'no') return reply;
  return hasPhrase(spoken, none) ? 'no' : 'heard';
}

/** "I don't know", "that's all": there are no words to wait for; "I'll do it tonight": not now. */
export function leftOpen(text: string, words: readonly Words[]): 'none' | 'later' | undefined {
  const put = readPutOff(text, words);
  if (put !== undefined) return put === 'unknown' ? 'none' : 'later';
  return saysEnough(text, words) ? 'none' : undefined;
}

const saying: readonly ((each: Words) => readonly string[])[] = [
  ({ yesNo }) => yesNo.yes,
  ({ yesNo }) => yesNo.yesAlone,
  ({ yesNo }) => yesNo.no,
  ({ yesNo }) => yesNo.unsure,
  ({ yesNo }) => yesNo.onlyHeard,
  ({ ready }) => ready,
  ({ fillers }) => fillers,
  ({ commands }) => commands.thanks.alone,
  ({ commands }) => commands.greeting.alone,
];
