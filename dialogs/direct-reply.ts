/** What a reply to the direct question is: an answer, talk of something else, or a word that shows somebody puzzled. */
import type { Content } from '../src/content/content.ts';
import type { Words } from '../src/content/words.ts';
import type { Said } from '../src/model/event.ts';
import type { PatientFile } from '../src/model/file.ts';
import { outranks, secondReaderRule, type Signal, type SignalName, type Tier } from '../src/model/signal.ts';
import { readCommand } from '../src/reading/command.ts';
import { answersOtherPart } from '../src/reading/denied-part.ts';
import { beginsWithNo, isOnlyNo, readDirectAnswer, type DirectAnswer } from '../src/reading/direct-answer.ts';
import { readEcho } from '../src/reading/echo.ts';
import { readMedicineQuestion } from '../src/reading/medicine-question.ts';
import { isNeither, isNoInFull } from '../src/reading/no-in-full.ts';
import { isOnlyHeard, readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isElsewhere } from './elsewhere.ts';
import { looksLikeScore } from './everyday.ts';
import { goesOnWithCheckIn } from './questionnaire/goes-on.ts';
import { wordsOf } from './turn-of.ts';
import type { CrisisState } from './crisis-state.ts';

/** After talk of something else it is put again so often; then the reply counts. */
export const TURNS_AWAY = 2;

interface Asked {
  question: string | undefined;
  /** "Are you safe?": only the plainest words are a yes or a no there. */
  dangerIsNo: boolean;
}

/**
 * A question about the mind wants a yes or a no; one about the body is often answered in its own words. A no with more behind it may
 * tell of more than it denies ("no, I want to be with my husband"), and is none yet; of the mind a yes is one, whatever stands beside.
 */
export function replyTo(
  turn: Turn,
  { question, dangerIsNo }: Asked,
  { text, tier, signals }: Said,
): DirectAnswer | undefined {
  const words = wordsOf(turn);
  const plain = readYesNo(text, words);
  if (dangerIsNo) return plain;
  const isOfTheMind = question === undefined || aboutTheMind.has(question);
  if (isOfTheMind && plain === 'yes') return 'yes';
  if (isDeniedInFull(text, isOfTheMind, words) && isNoNews(tier, signals, isOfTheMind)) return 'no';
  if (!isOfTheMind && isNeither(text, words) && isNoNews(tier, signals, false)) return 'no';
  if (isOtherPart(turn, question, text)) return undefined;
  const direct = readDirectAnswer(text, words);
  const echo = isOfTheMind
    ? undefined
    : readEcho(text, turn.content.text(question, turn.patient.lang), words);
  if (direct === 'no' && plain !== 'no' && (tier !== 'none' || !beginsWithNo(text, words)))
    return tier === 'none' && echo === 'no' ? 'no' : undefined;
  // "No just my lips" is a no to nothing.
  if (direct !== undefined) return direct === 'no' && echo === 'yes' ? undefined : direct;
  return tier === 'none' || (tier === 'ask' && isLikeness(signals)) ? echo : undefined;
}
const aboutTheMind = new Set(['crisis.suicide.question', 'crisis.others.question']);

export function isDeniedInFull(text: string, isOfTheMind: boolean, words: readonly Words[]): boolean {
  return isNoInFull(text, isOfTheMind ? 'mind' : 'body', words);
}

/** What may be heard beside a no to the question about the mind: a low mood is why it was asked. */
function isNoNews(tier: Tier, signals: readonly Signal[], isOfTheMind: boolean): boolean {
  if (tier === 'none' || (tier === 'ask' && isLikeness(signals))) return true;
  return (
    isOfTheMind &&
    !outranks(tier, 'soon') &&
    signals.every(({ signal, rule }) => signal === 'severe_distress' || rule === secondReaderRule)
  );
}

function isOtherPart({ content, patient }: Turn, question: string | undefined, text: string): boolean {
  return (
    question !== undefined &&
    answersOtherPart(text, content.text(question, patient.lang), content.everyWord(patient.lang))
  );
}

/** No rule has heard it: "no tengo la cara hinchada" sounds to the second reader like what it denies. */
export function isLikeness(signals: readonly Signal[]): boolean {
  return signals.every(({ rule }) => rule === secondReaderRule);
}

/** A no to what was asked and nothing else. Where a no is the danger none denies one. */
export function isDenial(
  content: Content,
  { patient: { lang }, talk }: Pick<PatientFile, 'patient' | 'talk'>,
  text: string,
): boolean {
  const words = content.everyWord(lang);
  const asked = askedLast(talk.doubts ?? {});
  if (asked && content.protocol(asked.signal).answers?.no.tier !== undefined) return false;
  if (isOnlyNo(text, words)) return true;
  if (asked === undefined) return false;
  const isOfTheMind = aboutTheMind.has(asked.question);
  if (isDeniedInFull(text, isOfTheMind, words)) return true;
  if (isOfTheMind) return false;
  return isNeither(text, words) || readEcho(text, content.text(asked.question, lang), words) === 'no';
}

/** The question that is open, and not one that was answered in the morning: their words are kept for a day. */
function askedLast(doubts: NonNullable<PatientFile['talk']['doubts']>) {
  const asked = Object.entries(doubts).flatMap(([signal, { question, at }]) =>
    question === undefined ? [] : [{ signal: signal as SignalName, question, at }],
  );
  return asked.toSorted((a, b) => b.at - a.at)[0];
}

/** "Ok", "ok thanks" say that we were heard, and are no yes. */
export function isCourtesy(turn: Turn, said: Said): boolean {
  const command = readCommand(said.text, wordsOf(turn));
  return command === 'thanks' || command === 'greeting' || isOnlyHeard(said.text, wordsOf(turn));
}

/** Talk of something else, which answers nothing: a score, a wish, a courtesy, a question. Not "I would rather not say". */
export function turnsAway(turn: Turn, state: CrisisState, said: Said): boolean {
  if ((state.turned ?? 0) >= TURNS_AWAY) return false;
  const command = readCommand(said.text, wordsOf(turn));
  if (command === 'skip' || command === 'later' || command === 'back') return false;
  if (said.tier !== 'none') return false;
  if (command !== undefined || isCourtesy(turn, said)) return true;
  const asks = /[?？]\s*$/.test(said.text) || readMedicineQuestion(said.text, wordsOf(turn));
  return asks || looksLikeScore(said.text) || goesOnWithCheckIn(turn, said) || isElsewhere(turn, said.text);
}
