/**
 * What a patient wishes of their check-ins. A pause asked for in so many words, and its end, are simply done; a new clock
 * or time, and a pause that was only hinted at, are asked back first.
 */
import type { DialogContext, DialogInstance, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { readClock } from '../src/forms/read-clock.ts';
import { atLocal, localClock, shownDay, weekdayName } from '../src/model/time.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readNumber } from '../src/reading/number.ts';
import { clausesOf, tokensOf } from '../src/reading/tokens.ts';
import { isOnlyWhen, readUntil, type Until } from '../src/reading/until.ts';
import { readWish, type Wish } from '../src/reading/wish.ts';
import { behindNo, readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import { endUnasked } from './check-in.ts';
import { chooseNudge } from './nudge.ts';
import { isName, placeOf } from './plain-wish.ts';
import { isBeingWritten } from './safety-plan.ts';
import { saidIn, turnOf, wordsOf, type Context } from './turn-of.ts';
import { clockIn, journeyEnds, pauseEnds, pauseEndsOn } from './wish-days.ts';
import { fixYesterday } from './put-right/hear.ts';

export const wishState = z.looseObject({
  wish: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('pause'), until: z.string(), inHospital: z.literal(true).optional() }),
    z.object({ kind: z.literal('place'), place: z.string(), zone: z.string(), until: z.string().optional() }),
    z.object({ kind: z.literal('clock'), clock: z.string() }),
  ]),
  asked: z.number(),
});
type State = z.infer<typeof wishState>;
type Asked = State['wish'];

/** True when the text was a wish and has been answered. */
export async function hearWish(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  if (isBeingWritten(dc) || dc.activeDialog?.id === 'put-right') return false;
  const wish = readWish(text, wordsOf(turn));
  if (wish === undefined || isReplyToWish(dc, turn, text)) return false;
  const before = givesWay(dc, wish) ? dc.stack.pop() : undefined;
  const isAnswered = await answerWish(dc, turn, wish, text);
  // What was no wish after all leaves the question before it open.
  if (!isAnswered && before !== undefined) dc.stack.push(before);
  return isAnswered;
}

async function answerWish(dc: DialogContext, turn: Turn, wish: Wish, text: string): Promise<boolean> {
  switch (wish.kind) {
    case 'resume':
      return resumed(dc, turn);
    case 'leave':
      turn.say('consent.how-to-stop');
      if (dc.activeDialog !== undefined) await dc.repromptDialog();
      return true;
    case 'nudge':
      await chooseNudge(dc, turn, wish.wanted);
      return true;
    case 'quiet':
      return sayQuiet(dc, turn);
    case 'rarer':
      return sayRarer(dc, turn);
    case 'not-today':
      return notToday(dc, turn);
    case 'yesterday':
      return fixYesterday(dc, turn, wish.rest);
    case 'pause':
      return paused(dc, turn, wish, text);
    case 'clock':
      return asked(dc, { kind: 'clock', clock: wish.clock });
    case 'place': {
      const found = placeOf(turn, wish);
      if (found === undefined || !(found.isAll || isName(found.place))) return false;
      const { place, zone } = found;
      const until = journeyEnds(turn, wish.until, wish.thisWeek);
      return asked(dc, { kind: 'place', place, zone, ...(until !== undefined && { until }) });
    }
  }
}

/** To the question whether a wish is meant: its yes or no, or another day or time for it. */
export function isReplyToWish({ activeDialog: open }: DialogContext, turn: Turn, text: string): boolean {
  if (open?.id !== 'wish') return false;
  const { wish } = open.state as State;
  const reply = readYesNo(text, wordsOf(turn));
  return reply === 'yes' || reply === 'no' || insteadOf(turn, wish, text) !== undefined;
}

/** Whoever wishes for something else now does not wait for an answer about what they wished before. */
function givesWay({ activeDialog: open }: DialogContext, { kind }: Wish): boolean {
  return open?.id === 'wish' && kind !== 'leave' && kind !== 'quiet' && kind !== 'nudge';
}

async function asked(dc: DialogContext, wish: Asked): Promise<true> {
  await askWish(dc, wish);
  return true;
}

export async function askWish(dc: DialogContext, wish: Asked): Promise<void> {
  if (dc.activeDialog?.id === 'wish') dc.stack.pop();
  await dc.beginDialog('wish', { wish, asked: 1 } satisfies State);
}

async function paused(
  dc: DialogContext,
  turn: Turn,
  { why, until, doubt }: Extract<Wish, { kind: 'pause' }>,
  text: string,
): Promise<boolean> {
  const day = pauseEnds(turn, until);
  const isDone = doubt === undefined && why !== 'holiday' && (until === undefined || isAhead(turn, until));
  if (why === 'hospital' && doubt === undefined) tellOfHospital(turn);
  const isAnswer = answersToo(dc, turn, text);
  // The answer is kept before anything else is asked.
  if (isAnswer) await dc.continueDialog();
  if (isDone && !isAnswer) return (await pauseUntil(dc, turn, day), true);
  const inHospital = why === 'hospital' && doubt === true;
  return asked(dc, { kind: 'pause', until: day, ...(inHospital && { inHospital }) });
}

function isAhead(turn: Turn, until: Until): boolean {
  return pauseEndsOn(turn, until) !== undefined;
}

function tellOfHospital(turn: Turn): void {
  turn.task('in-hospital');
  turn.say('wish.hospital');
}

/** "8, I am in hospital" to a question that wants a number. */
function answersToo({ activeDialog }: DialogContext, turn: Turn, text: string): boolean {
  if (activeDialog?.id !== 'questionnaire') return false;
  const parts = clausesOf(tokensOf(text)).map((each) => text.slice(each[0]?.from, each.at(-1)?.to));
  const isNumber = (part: string) => readNumber(part, { min: 0, max: 10 }, wordsOf(turn)).kind !== 'unclear';
  return parts.length > 1 && parts.some(isNumber);
}

async function sayQuiet(dc: DialogContext, turn: Turn): Promise<true> {
  const { from, to } = turn.content.clinic.quietHours;
  turn.say('wish.quiet', { from, until: to });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

/** Where something else is asked it may answer that: "how often?" "once a week". */
async function sayRarer(dc: DialogContext, turn: Turn): Promise<boolean> {
  const open = dc.activeDialog?.id;
  if (open !== undefined && open !== 'questionnaire' && open !== 'which') return false;
  turn.say('wish.rarer');
  if (open !== undefined) await dc.repromptDialog();
  return true;
}

/** Said to the first question; to any other it is an answer: "a note about today?" "not today". */
async function notToday(dc: DialogContext, turn: Turn): Promise<boolean> {
  const open = dc.activeDialog;
  const isFirst = open?.id === 'questionnaire' && turn.checkIn?.answers.length === 0;
  if (!isFirst || open.state['same'] !== undefined) return false;
  await pauseUntil(dc, turn, pauseEnds(turn, { days: 1 }));
  return true;
}

async function pauseUntil(dc: DialogContext, turn: Turn, day: string): Promise<void> {
  const until = atLocal(day, '00:00', turn.patient.zone);
  turn.keepPatient({ ...turn.patient, paused: { until } });
  await endUnasked(dc, turn, 'paused');
  turn.say('wish.paused', { day: dayIn(turn, day) });
}

/** False where there is no pause and no journey to end. */
export async function resumed(dc: DialogContext, turn: Turn): Promise<boolean> {
  const { paused: kept, away, ...rest } = turn.patient;
  if (kept === undefined && away === undefined) return false;
  // Whoever is still away goes on with the clock they have.
  if (kept !== undefined) turn.keepPatient({ ...rest, ...(away && { away }) });
  else if (away !== undefined) turn.keepPatient({ ...rest, zone: away.home });
  turn.say('wish.resumed', { time: turn.patient.checkInAt });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

export class WishDialog extends Dialog {
  constructor() {
    super('wish');
  }

  override async beginDialog(dc: DialogContext, begin?: State): Promise<DialogTurnResult> {
    Object.assign(stateOf(dc), begin);
    put(turnOf(dc.context), stateOf(dc));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const noise = readNoise(saidIn(turn).text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    const reply = readYesNo(saidIn(turn).text, wordsOf(turn));
    if (reply === 'yes') return fulfilled(dc, turn, state.wish);
    const other = reply === 'no' ? undefined : insteadOf(turn, state.wish, saidIn(turn).text);
    if (other !== undefined) return fulfilled(dc, turn, other);
    if (reply === 'no' || state.asked > 1) {
      turn.say('wish.left');
      return dc.endDialog();
    }
    state.asked += 1;
    put(turn, state);
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    put(turnOf(dc.context), stateOf(dc));
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: Context, instance: DialogInstance): Promise<void> {
    put(turnOf(context), instance.state as State);
  }
}

/** Put once more because something came between is no other try. */
function put(turn: Turn, { wish }: State): void {
  switch (wish.kind) {
    case 'pause':
      return turn.say('wish.ask-pause', { day: dayIn(turn, wish.until) });
    case 'clock':
      return turn.say('wish.ask-clock', { time: wish.clock });
    case 'place': {
      const time = localClock(turn.now, wish.zone);
      return turn.say('wish.ask-place', { label: wish.place, time });
    }
  }
}

async function fulfilled(dc: DialogContext, turn: Turn, wish: Asked): Promise<DialogTurnResult> {
  const { patient } = turn;
  if (wish.kind === 'pause') {
    if (wish.inHospital === true) tellOfHospital(turn);
    // Whatever stood open below is not asked again.
    await pauseUntil(dc, turn, wish.until);
    return Dialog.EndOfTurn;
  }
  if (wish.kind === 'clock') turn.keepPatient({ ...patient, checkInAt: wish.clock });
  else turn.keepPatient(elsewhere(patient, wish));
  if (wish.kind === 'place' && wish.until !== undefined)
    turn.say('wish.away', { time: patient.checkInAt, day: dayIn(turn, wish.until) });
  else turn.say('wish.done', { time: turn.patient.checkInAt });
  return dc.endDialog();
}

/** "Until Friday", "no, at 8 pm": another day or time than the one that was asked back. */
function insteadOf(turn: Turn, wish: Asked, text: string): Asked | undefined {
  const words = wordsOf(turn);
  const behind = behindNo(text, words);
  if (wish.kind === 'pause') {
    const said = behind ?? text;
    // A day in somebody's story is no wish: "no, it has hurt for 3 days".
    const until = isOnlyWhen(said, words) ? readUntil(said, words) : undefined;
    const day = until && pauseEndsOn(turn, until);
    return day === undefined ? undefined : { ...wish, until: day };
  }
  if (wish.kind !== 'clock') return undefined;
  const clock = behind === undefined ? clockIn(text, words) : readClock(behind, words)?.slice(0, 5);
  return clock === undefined ? undefined : { kind: 'clock', clock };
}

function elsewhere(
  patient: Turn['patient'],
  { zone, until }: Extract<Asked, { kind: 'place' }>,
): Turn['patient'] {
  const { away, ...rest } = patient;
  const home = away?.home ?? patient.zone;
  return { ...rest, zone, ...(until !== undefined && zone !== home && { away: { home, until } }) };
}

/** "Monday 9 March". */
function dayIn(turn: Turn, day: string): string {
  const { lang, zone } = turn.patient;
  return `${weekdayName(atLocal(day, '12:00', zone), zone, lang)} ${shownDay(day, lang)}`;
}

function stateOf(dc: DialogContext): State {
  if (dc.activeDialog === undefined) throw new Error('the wish is not the open dialog');
  return dc.activeDialog.state as State;
}
