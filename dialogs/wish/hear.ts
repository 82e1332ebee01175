/**
 * What a patient wishes of their check-ins. A pause asked for in so many words, and its end, are simply done; a new clock
 * or time, and a pause that was only hinted at, are asked back first.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { readNumber } from '../../src/reading/number.ts';
import { isPlainDaysWish, type DaysWish } from '../../src/reading/rarer.ts';
import { readPutOff } from '../../src/reading/put-off.ts';
import { clausesOf, tokensOf } from '../../src/reading/tokens.ts';
import { isOnlyWhen, type Stretch } from '../../src/reading/until.ts';
import { readWish, type Wish } from '../../src/reading/wish.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { chooseNudge } from '../nudge.ts';
import { fixYesterday } from '../put-right/hear.ts';
import { isBeingWritten } from '../safety-plan.ts';
import { isOfferRefused } from '../skills/answers.ts';
import { isNoteAsked } from '../takes.ts';
import { wordsOf } from '../turn-of.ts';
import { chooseDays, mayBeOfDays, saysCheckIns } from './asked-days.ts';
import { likelierHalf } from './clocks.ts';
import { journeyEnds } from './days.ts';
import { askWish, isReplyToWish, type Asked } from './dialog.ts';
import { pause, resumed, tellOfHospital, tellOfStanding } from './done.ts';
import { pauseDays, plannedFrom, toldEnd, type PauseDays } from './pause-days.ts';
import { isName, placeOf } from './plain.ts';
import { sayUnwanted } from './unwanted.ts';

/** True when the text was a wish and has been answered. */
export async function hearWish(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  if (isBeingWritten(dc) || dc.activeDialog?.id === 'put-right') return false;
  const wish = readWish(text, wordsOf(turn)) ?? untilTomorrow(dc, turn, text);
  if (wish === undefined || isReplyToWish(dc, turn, text) || isOfferRefused(dc, turn, text)) return false;
  const before = givesWay(dc, wish) ? dc.stack.pop() : undefined;
  const isAnswered = await answerWish(dc, turn, wish, text);
  // What was no wish after all leaves the question before it open.
  if (!isAnswered && before !== undefined) dc.stack.push(before);
  return isAnswered;
}

/** "I'll do it tomorrow", while a check-in asks. */
function untilTomorrow(dc: DialogContext, turn: Turn, text: string): Wish | undefined {
  const isAsked = dc.activeDialog?.id === 'questionnaire';
  return isAsked && readPutOff(text, wordsOf(turn)) === 'tomorrow' ? { kind: 'not-today' } : undefined;
}

async function answerWish(dc: DialogContext, turn: Turn, wish: Wish, text: string): Promise<boolean> {
  switch (wish.kind) {
    case 'resume':
      return resumed(dc, turn);
    case 'unwanted':
      return sayUnwanted(dc, turn, wish.about);
    case 'leave':
      turn.say('consent.how-to-stop');
      if (dc.activeDialog !== undefined) await dc.repromptDialog();
      return true;
    case 'nudge':
      await chooseNudge(dc, turn, wish.wanted);
      return true;
    case 'quiet':
      return sayQuiet(dc, turn);
    case 'days':
      return heardDays(dc, turn, wish.days, text);
    case 'not-today':
      return notToday(dc, turn, text);
    case 'yesterday':
      return fixYesterday(dc, turn, wish.rest);
    case 'pause':
      return paused(dc, turn, wish, text);
    case 'clock':
      return asked(dc, { kind: 'clock', clock: wish.either ? likelierHalf(wish.clock, turn) : wish.clock });
    case 'place': {
      const found = placeOf(turn, wish);
      if (found === undefined || !(found.isAll || isName(found.place))) return false;
      const { place, zone } = found;
      const until = journeyEnds(turn, wish.until, wish.thisWeek);
      return asked(dc, { kind: 'place', place, zone, ...(until !== undefined && { until }) });
    }
  }
}

/** What is wished for beside a question about another wish leaves it open. */
const BESIDE: ReadonlySet<Wish['kind']> = new Set(['leave', 'quiet', 'nudge', 'unwanted']);

/** Whoever wishes for something else now does not wait for an answer about what they wished before. */
function givesWay({ activeDialog: open }: DialogContext, { kind }: Wish): boolean {
  return open?.id === 'wish' && !BESIDE.has(kind);
}

async function heardDays(dc: DialogContext, turn: Turn, days: DaysWish, text: string): Promise<boolean> {
  if (!mayBeOfDays(dc, turn)) return false;
  const isPlain = isPlainDaysWish(text, wordsOf(turn));
  if (days === 'vague' || saysCheckIns(turn, days, isPlain)) return chooseDays(dc, turn, days);
  return asked(dc, { kind: 'days', days });
}

async function asked(dc: DialogContext, wish: Asked): Promise<true> {
  await askWish(dc, wish);
  return true;
}

async function paused(
  dc: DialogContext,
  turn: Turn,
  { why, doubt, ...when }: Extract<Wish, { kind: 'pause' }>,
  text: string,
): Promise<boolean> {
  const days = pauseDays(turn, when);
  // Who tells of it again has agreed on its end before.
  if (when.until === undefined && days.from !== undefined && days.from === plannedFrom(turn))
    return (await repeated(dc, turn), true);
  const isDone = doubt === undefined && why !== 'holiday' && isPlain(turn, when, days);
  if (why === 'hospital' && doubt === undefined) tellOfHospital(turn);
  const isAnswer = answersToo(dc, turn, text);
  // The answer is kept before anything else is asked.
  if (isAnswer) await dc.continueDialog();
  if (isDone && !isAnswer) return (await pause(dc, turn, days), true);
  const inHospital = why === 'hospital' && doubt === true;
  return asked(dc, { kind: 'pause', ...days, ...(inHospital && { inHospital }) });
}

async function repeated(dc: DialogContext, turn: Turn): Promise<void> {
  tellOfStanding(turn);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** The end is told and lies ahead, or there is none of a pause that begins now. */
function isPlain(turn: Turn, when: Stretch, { from }: PauseDays): boolean {
  if (when.until !== undefined) return toldEnd(turn, when) !== undefined;
  return when.from === undefined && from === undefined;
}

/** "8, I am in hospital" to a question that wants a number. */
function answersToo({ activeDialog }: DialogContext, turn: Turn, text: string): boolean {
  if (activeDialog?.id !== 'questionnaire') return false;
  const parts = clausesOf(tokensOf(text)).map((each) => text.slice(each[0]?.from, each.at(-1)?.to));
  const words = wordsOf(turn);
  // The days of a journey are numbers too: "away, 3 to 5 December".
  const isNumber = (part: string) =>
    !isOnlyWhen(part, words) && readNumber(part, { min: 0, max: 10 }, words).kind !== 'unclear';
  return parts.length > 1 && parts.some(isNumber);
}

async function sayQuiet(dc: DialogContext, turn: Turn): Promise<true> {
  const { from, to } = turn.content.clinic.quietHours;
  turn.say('wish.quiet', { from, until: to });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

/** Said to the first question; to any other "not today" is an answer, and only "I'll do it tomorrow" is none. */
async function notToday(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  const open = dc.activeDialog;
  const isFirst = turn.checkIn?.answers.length === 0;
  const isPutOff = !isNoteAsked(dc, turn) && readPutOff(text, wordsOf(turn)) === 'tomorrow';
  if (open?.id !== 'questionnaire' || !(isFirst || isPutOff) || open.state['same'] !== undefined)
    return false;
  await pause(dc, turn, pauseDays(turn, { until: { days: 1 } }));
  return true;
}
