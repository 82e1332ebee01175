/**
 * What was written to a question for somebody's own words: their answer; nothing to be kept, for there is no more; or something
 * that may as well be a wish, a question or a reply to something else, and is asked about before it is kept. In doubt it is asked:
 * one message more costs less than a goal nobody has.
 */
import type { Words } from '../content/words.ts';
import { isOtherReminder } from '../reading/reminder.ts';
import { readAside } from '../reading/aside.ts';
import { readBreakWish } from '../reading/break-wish.ts';
import { readCommand } from '../reading/command.ts';
import { readCorrection } from '../reading/correction.ts';
import { saysNoMore } from '../reading/no-more.ts';
import { readYesNo } from '../reading/yes-no.ts';
import { hasPhrase, listsOf, longestAt, once, withoutFront } from '../reading/phrases.ts';
import { readPlain } from '../reading/own-words.ts';
import { readPutOff } from '../reading/put-off.ts';
import { readQuestionWish } from '../reading/question-wish.ts';
import { isRefusal } from '../reading/refusal.ts';
import { tokensOf } from '../reading/tokens.ts';
import { readWish } from '../reading/wish.ts';
import type { Intent } from './intents.ts';
import type { Understand } from './understand.ts';

export type OwnWords = 'answer' | 'doubt' | 'none';

export function judgeOwnWords(text: string, words: readonly Words[], understand: Understand): OwnWords {
  if (saysNoMore(text, words) || readPutOff(text, words) === 'unknown' || isRefusal(text, words))
    return 'none';
  return isAboutElse(text, words) || wants(text, understand) || beginsWithNo(text, words)
    ? 'doubt'
    : 'answer';
}

/** Not so plain that it could be stored unasked, though nothing else was meant by it: "yes", "ok", "7". */
export function holdsWords(text: string, words: readonly Words[], understand: Understand): boolean {
  if (readCommand(text, words) !== undefined || readPlain(text, words) !== undefined) return false;
  return text.trim().includes(' ') && judgeOwnWords(text, words, understand) === 'answer';
}

function isAboutElse(text: string, words: readonly Words[]): boolean {
  if (/[?¿]/.test(text) || beginsAsking(text, words) || readAside(text, words).opens) return true;
  if (putsOff(text, words) || isToUs(text, words)) return true;
  const wish = readWish(text, words);
  // "I want to be able to climb stairs" would be a place to go to.
  if ((wish !== undefined && wish.kind !== 'place') || readBreakWish(text, words) !== undefined) return true;
  if (readQuestionWish(text, words) !== undefined || isOtherReminder(text, words)) return true;
  return readCorrection(text, words) !== undefined || readCommand(text, words) === 'flare';
}

/** "What are my goals", without a mark. */
function beginsAsking(text: string, words: readonly Words[]): boolean {
  const { fillers, asks } = listsFor(words);
  return longestAt(withoutFront(tokensOf(text), fillers), 0, asks) > 0;
}

const listsFor = once((words) => ({
  no: listsOf(words, ({ yesNo, negations, inForms }) => [...yesNo.no, ...negations, ...inForms.none]),
  unknown: listsOf(words, ({ putOff }) => putOff.unknown),
  toUs: listsOf(words, ({ inForms }) => inForms.toUs),
  later: listsOf(words, ({ putOff }) => [...putOff.later, ...putOff.tomorrow]),
  fillers: listsOf(words, (each) => each.fillers),
  asks: listsOf(words, ({ number, inForms }) => [...number.asksAbout, ...inForms.asks]),
}));

/** What a goal, or what somebody noticed, is about anyway: only asked is it something else than an answer. */
const TOLD_TOO: ReadonlySet<Intent> = new Set([
  'aim',
  'work',
  'weeks',
  'pace',
  'skills',
  'medicine',
  'ask',
  'progress',
  'resume',
  'diagnosis',
]);

function wants(text: string, understand: Understand): boolean {
  const meant = understand(text);
  return meant.kind === 'wish' && !TOLD_TOO.has(meant.intent);
}

/** "I honestly don't know any more", "mañana lo pienso". */
function putsOff(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text);
  const { unknown, later } = listsFor(words);
  if (hasPhrase(tokens, unknown)) return true;
  return tokens.length <= FEW && (readYesNo(text, words) === 'unsure' || longestAt(tokens, 0, later) > 0);
}
const FEW = 4;

/** "You've asked me this ten times", "hang on, someone's at the door". */
function isToUs(text: string, words: readonly Words[]): boolean {
  return hasPhrase(tokensOf(text), listsFor(words).toUs);
}

/** "No limping any more" may be what somebody wants, or that they want nothing. */
function beginsWithNo(text: string, words: readonly Words[]): boolean {
  return longestAt(tokensOf(text), 0, listsFor(words).no) > 0;
}
