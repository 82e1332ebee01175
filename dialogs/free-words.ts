/** What somebody writes in their own words, when it is no danger, no command and no answer. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Words } from '../src/content/words.ts';
import type { Said } from '../src/model/event.ts';
import { isAboutTheTalk } from '../src/reading/about-the-talk.ts';
import { readCommand } from '../src/reading/command.ts';
import { readCorrection } from '../src/reading/correction.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readAside } from '../src/reading/aside.ts';
import { readNumber } from '../src/reading/number.ts';
import { isOtherReminder } from '../src/reading/reminder.ts';
import { listsOf, longestAt } from '../src/reading/phrases.ts';
import { tokensOf } from '../src/reading/tokens.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import { askedOf, scaleOf } from '../src/reading/scale.ts';
import { readWhole } from '../src/reading/whole-answer.ts';
import { questions } from '../src/model/questionnaire.ts';
import type { Turn } from '../src/turn/turn.ts';
import type { Intent, Understood } from '../src/understanding/intents.ts';
import { takeApart } from '../src/understanding/apart.ts';
import { hearingOf, understandingOf } from '../src/understanding/of-content.ts';
import { looksLikeScore } from './everyday.ts';
import { dangerStands } from './flare/gate.ts';
import { later } from './questionnaire/answer.ts';
import { questionnaireState } from './questionnaire/state.ts';
import { isNoteAsked, itemAsked, takenBy } from './takes.ts';
import { wordsOf } from './turn-of.ts';
import { fulfil } from './ways.ts';
import type { WhichBegin } from './which.ts';
import { isReplyToWish } from './wish/dialog.ts';

/** True when it was a wish, or might be one, and has been answered. What only tells something is left alone. */
export async function hearFreeWords(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (said.card !== undefined || looksLikeScore(said.text)) return false;
  if (readNoise(said.text, wordsOf(turn)) !== undefined) return false;
  const command = readCommand(said.text, wordsOf(turn));
  if (command === 'thanks' || command === 'greeting' || command === 'skip' || command === 'back')
    return false;
  const meant = understandingOf(turn.content)(said.text);
  switch (meant.kind) {
    case 'wish':
      await fulfil(dc, turn, meant.intent);
      return true;
    case 'refusal':
      turn.say('which.refused');
      return true;
    case 'maybe': {
      turn.think('meaning');
      const { kind: stage, ...either } = meant;
      await dc.beginDialog('which', { stage, ...either, words: said.text } satisfies WhichBegin);
      return true;
    }
    case 'nothing':
      turn.think('meaning');
      if (!meant.asks) return false;
      if (said.tier === 'none') turn.think('answer');
      await dc.beginDialog('which', { stage: 'again' } satisfies WhichBegin);
      return true;
  }
}

/** In the middle of a check-in these mean the question that is open, or are for it to judge. */
const ofTheQuestion: ReadonlySet<Intent> = new Set([
  ...(['check-in', 'flare', 'later', 'resume', 'questions'] as const),
  // They begin something of their own, and by their own words only.
  ...(['prepare', 'skills', 'pace', 'weeks', 'work', 'aim', 'review', 'medicines'] as const),
]);

/** Who asks for help with a visit that is near is not told to answer the question first; it comes again afterwards. */
function isOfTheQuestion({ intent, asks }: Extract<Understood, { kind: 'wish' }>): boolean {
  return ofTheQuestion.has(intent) && !(intent === 'prepare' && asks);
}

/**
 * The open question has had its chance: the words hold no answer to it. If they are plainly a wish, it is met and the
 * question is put again; everything doubtful stays with the question.
 */
export async function hearBesideQuestion(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (dc.activeDialog === undefined || said.card !== undefined) return false;
  // Why it is asked, or what, the open question answers for itself.
  if (isAboutTheTalk(said.text, wordsOf(turn))) return false;
  if (dc.activeDialog.id !== 'questionnaire' || isNoteAsked(dc, turn)) return hearAside(dc, turn, said.text);
  const meant = understandingOf(turn.content)(said.text);
  // The number of "could you ask me in the evenings, about seven?" is the hour.
  if (meant.kind === 'wish' && meant.intent === 'time' && isAllWish(turn, said.text))
    return (await fulfil(dc, turn, meant.intent), true);
  const chance = answeredIn(dc, turn, said.text);
  if (chance === 'yes') return false;
  // "I'm driving, I'll text you later".
  if (meant.kind === 'wish' && meant.intent === 'later' && chance === 'no') return (later(turn), true);
  if (meant.kind !== 'wish' || isOfTheQuestion(meant)) return false;
  // "Average" is half an answer; "what is my average?" is none.
  if (chance === 'half' && !meant.asks) return false;
  await fulfil(dc, turn, meant.intent);
  return true;
}

/** All of it is one thing of its own, and no number stands before it. */
function isAllWish(turn: Turn, text: string): boolean {
  const apart = takeApart(text, hearingOf(turn.content));
  return apart?.besides.length === 1 && !/[\p{L}\p{N}]/u.test(apart.answer);
}

/**
 * What we cannot remind of moves no time, and is no question about the medicine it names. Where whatever is written is kept as
 * somebody's own words, so is this.
 */
export async function hearOtherReminder(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (said.card !== undefined || said.tier !== 'none') return false;
  const open = dc.activeDialog?.id;
  const takes = takenBy(dc, turn);
  const isKept = takes === undefined ? open !== undefined && open !== 'which' : takes === 'words';
  if (isKept && open !== 'questionnaire') return false;
  if (!isOtherReminder(said.text, wordsOf(turn))) return false;
  turn.say('breaks.not-that');
  if (!dangerStands(turn)) turn.say('breaks.instead');
  if (open !== undefined) await dc.repromptDialog();
  return true;
}

/** In a guided conversation or a form: only what asks, holds no answer, and where words are answers is told from them. */
async function hearAside(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  const takes = takenBy(dc, turn);
  if (takes === undefined || readNoise(text, wordsOf(turn)) !== undefined) return false;
  if (isReplyToWish(dc, turn, text)) return false;
  const { opens, rest } = readAside(text, wordsOf(turn));
  if (takes === 'questions' && !opens) return false;
  if (takes === 'answer' && mayAnswer(turn, rest)) return false;
  // What has no mark of a question may be what somebody wants to be written down.
  if (takes === 'words' && !opens && !/[?¿]/.test(text)) return false;
  const meant = understandingOf(turn.content)(rest);
  const asks = /[?¿]/.test(rest) || ('asks' in meant && meant.asks) || beginsAsking(rest, wordsOf(turn));
  const isOurs = dc.activeDialog?.id === 'wish' || dc.activeDialog?.id === 'put-right';
  const intent = askedIn(meant, { asks: asks || isOurs, opens });
  if (intent === undefined) return false;
  await fulfil(dc, turn, intent);
  return true;
}

/** Whoever says that it is beside the question, and asks, is given an answer, or is told that there is none. */
function askedIn(meant: Understood, { asks, opens }: Record<'asks' | 'opens', boolean>): Intent | undefined {
  // "How long does this take?" is about the step; what is plainly about a medicine has been heard before.
  const isOfStep = meant.kind === 'wish' && meant.intent === 'medicine' && !opens;
  if (meant.kind === 'wish' && !isOfStep && !isOfTheQuestion(meant))
    return asks || opens ? meant.intent : undefined;
  return opens && asks ? 'ask' : undefined;
}

/** "How is my sleep", without a mark. */
function beginsAsking(text: string, words: readonly Words[]): boolean {
  const asks = listsOf(words, ({ number }) => number.asksAbout);
  return longestAt(tokensOf(text), 0, asks) > 0;
}

export function mayAnswer(turn: Turn, text: string): boolean {
  const words = wordsOf(turn);
  if (readYesNo(text, words) !== undefined || readCommand(text, words) !== undefined) return true;
  return readNumber(text, { min: 0, max: 10 }, words).kind !== 'unclear' || /\d/.test(text);
}

/** A number was asked for, and these words hold none that could be meant. */
export function isNoAnswer(dc: DialogContext, turn: Turn, text: string): boolean {
  return dc.activeDialog?.id === 'questionnaire' && answeredIn(dc, turn, text) === 'no';
}

export function answeredIn(dc: DialogContext, turn: Turn, text: string): 'yes' | 'half' | 'no' {
  const state = questionnaireState.safeParse(dc.activeDialog?.state).data;
  const words = wordsOf(turn);
  const item = itemAsked(dc, turn);
  const scale = item && scaleOf(item, words);
  // Whatever is written to a question for words is its answer.
  const isOffered = state?.same !== undefined || state?.alike !== undefined;
  if (scale === undefined || state?.unseen === true || isOffered) return 'yes';
  if (readNoise(text, words) !== undefined || readCommand(text, words) !== undefined) return 'yes';
  if (readCorrection(text, words) !== undefined) return 'yes';
  if (isWhole(dc, turn, text)) return 'yes';
  const read = readNumber(text, scale, words);
  if (read.kind !== 'unclear' || read.because === 'several' || read.because === 'above') return 'yes';
  return read.because === 'vague' ? 'half' : 'no';
}

/** It answers other questions of the day, or says that they are as they were. */
function isWhole(dc: DialogContext, turn: Turn, text: string): boolean {
  const item = itemAsked(dc, turn);
  const form = turn.checkIn && turn.content.questionnaire(turn.checkIn.questionnaire);
  const others = (form ? questions(form) : []).filter(({ linkId }) => linkId !== item?.linkId);
  const [open, ...later] = askedOf([...(item ? [item] : []), ...others], wordsOf(turn));
  return (
    open?.linkId === item?.linkId &&
    open !== undefined &&
    readWhole(text, open, later, wordsOf(turn)) !== undefined
  );
}
