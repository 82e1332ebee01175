/** Whether a part of a text is something of its own, and no more of an answer: it asks, it wishes, or it is meant for a person. */
import type { Words } from '../content/words.ts';
import { isAboutTheTalk } from '../reading/about-the-talk.ts';
import { saysAsMuch } from '../reading/as-much.ts';
import { readCommand, readWhole } from '../reading/command.ts';
import { readCorrection } from '../reading/correction.ts';
import { readMedicineQuestion } from '../reading/medicine-question.ts';
import { readQuestionWish } from '../reading/question-wish.ts';
import { everyName } from '../reading/named-questions.ts';
import { isOtherReminder } from '../reading/reminder.ts';
import { readMinutes } from '../reading/minutes.ts';
import { hasPhrase, listsOf } from '../reading/phrases.ts';
import { isAskedOfNobody, opensAsQuestion } from '../reading/parts.ts';
import { clausesOf, tokensOf, type Token } from '../reading/tokens.ts';
import { isNumberAlone } from '../reading/whole-answer.ts';
import { readWish } from '../reading/wish.ts';
import type { Intent, Understood } from './intents.ts';

export interface Hearing {
  words: readonly Words[];
  understand(text: string): Understood;
  /** It answers the question that is open, in so many words. */
  isAnswer?(text: string): boolean;
  /** No question is open, so that whatever is named is wished for. */
  isFree?: true;
}

export function isOfItsOwn(text: string, hearing: Hearing): boolean {
  return kindOf(text, hearing) !== undefined;
}

export type Own = 'wish' | 'message' | 'question';

/** In words: with fewer nothing is asked that could be put to anybody. */
const SHORTEST = 3;
/** In words: with fewer it is a likeness to many things. */
const SURE = 4;
const LONG = 6;

/** What may be told of an answer, or is for the open question to judge. */
const toldOf: ReadonlySet<Intent> = new Set(['check-in', 'yesterday']);
/** Of pain itself, and of what comes of it, more is told beside its number than asked for. */
const askedOnly: ReadonlySet<Intent> = new Set([
  'ask',
  'medicine',
  'diagnosis',
  'emergency',
  'help',
  'resume',
]);

export function kindOf(text: string, hearing: Hearing): Own | undefined {
  const { words, understand, isAnswer, isFree } = hearing;
  const tokens = tokensOf(text);
  const spoken = tokens.filter(({ kind }) => kind === 'word');
  if (readWhole(text, words) === 'nurse') return 'wish';
  if (isAskedOfNobody(tokens, words)) return undefined;
  if (spoken.length < 2 || isAboutTheTalk(text, words) || isAnswer?.(text) === true) return undefined;
  const meant = understand(text);
  if (meant.passes && isForSomebody(meant) && readCorrection(text, words) === undefined) return 'message';
  const asks = opensAsQuestion(tokens, words) || /[?¿]/.test(text);
  if (isToldPause(text, words)) return undefined;
  if (isWish(text, words)) return 'wish';
  if (meant.kind === 'wish' && (isFree === true || isAskedFor(meant.intent, asks || meant.asks, text, words)))
    return 'wish';
  if (spoken.length < SHORTEST || !asks) return undefined;
  // "Is that a 6 or a 7?" asks about the answer.
  const isOfNumber = spoken.length < LONG && tokens.some(({ kind }) => kind === 'figure');
  return isOfNumber ? undefined : 'question';
}

/** "Move my check-in" is done here, whatever it may be called. */
function isForSomebody(meant: Understood): boolean {
  return meant.kind !== 'wish' || FOR_SOMEBODY.has(meant.intent);
}

const FOR_SOMEBODY: ReadonlySet<Intent> = new Set(['nurse', 'clinic', 'ask', 'help', 'data', 'flare', 'bot']);

function isAskedFor(intent: Intent, asks: boolean, text: string, words: readonly Words[]): boolean {
  if (toldOf.has(intent)) return false;
  if (asks) return true;
  if (intent === 'flare')
    return hasPhrase(
      tokensOf(text),
      listsOf(words, ({ commands }) => commands.flare.alone),
    );
  const spoken = tokensOf(text).filter(({ kind }) => kind === 'word');
  return !askedOnly.has(intent) && spoken.length >= SURE && !mayHoldAnswer(text, words);
}

/** "I had to lie down, a 7", "in the evening a 2": the number was asked for. */
function mayHoldAnswer(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text);
  const isBare = ({ kind, suffix = '' }: Token) => kind === 'figure' && suffix === '';
  if (tokens.some(isBare) || readMinutes(text, words) !== undefined) return true;
  if (readCorrection(text, words) !== undefined || isAsMuch(text, words)) return true;
  return clausesOf(tokens).some((clause) =>
    isNumberAlone(text.slice(clause[0]?.from, clause.at(-1)?.to), words),
  );
}

/** "And it limits me just as much". */
function isAsMuch(text: string, words: readonly Words[]): boolean {
  return everyName(words).some((linkId) => saysAsMuch(text, { linkId }, words));
}

/** "7, I am in the hospital": whether a pause is meant by it is asked, where the number is kept. */
function isToldPause(text: string, words: readonly Words[]): boolean {
  const wish = readWish(text, words);
  return wish?.kind === 'pause' && wish.why !== 'asked';
}

/** A place may be where it hurts. */
const OTHER: ReadonlySet<string> = new Set(['place', 'not-today', 'yesterday', 'leave', 'resume']);

function isWish(text: string, words: readonly Words[]): boolean {
  const wish = readWish(text, words);
  return (
    (wish !== undefined && !OTHER.has(wish.kind)) ||
    readMedicineQuestion(text, words) ||
    readQuestionWish(text, words) !== undefined ||
    isOtherReminder(text, words) ||
    readCommand(text, words) === 'nurse'
  );
}
