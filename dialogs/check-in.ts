/** The day's check-in around its questionnaire: when it starts, and how it ends by itself. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isAskedOn, silentDays } from '../src/model/asked-days.ts';
import type { CheckIn } from '../src/model/check-in.ts';
import type { Event } from '../src/model/event.ts';
import { isPaused } from '../src/model/patient.ts';
import { MINUTE, localDay } from '../src/model/time.ts';
import { checkInOn, missedAfter, whyNot } from '../src/schedule/check-ins.ts';
import { questions, range } from '../src/model/questionnaire.ts';
import { leftOutOn } from '../src/schedule/rotation.ts';
import { daysNow, withDaysNow } from '../src/schedule/asked-days.ts';
import type { Turn } from '../src/turn/turn.ts';
import { comeHome } from './wish/days.ts';
import { isFormNext, leaveForm } from './form/plan.ts';
import { takeOut } from './guided.ts';
import { offersNudge, planNudge } from './nudge.ts';
import { questionnaireState } from './questionnaire/state.ts';
import { reachWithCheckIn } from './reach.ts';
import { tellUnheard } from './medicine-watch.ts';
import { afterSilence } from './triggers.ts';

type CheckInDue = Extract<Event, { kind: 'check-in-due' }>;

/** The time has come. It is asked, or there is a reason why not, and the reason is kept. */
export async function checkInDue(dc: DialogContext, turn: Turn, event: CheckInDue): Promise<void> {
  const rules = turn.content.checkIns;
  if (turn.checkIn?.day === event.day) return;
  tellUnheard(turn);
  comeHome(turn, localDay(turn.now, turn.patient.zone));
  // Planned before the patient's zone or time, or our rules, were changed: its time is still to come.
  const dueAt = checkInOn(turn.patient, rules, event.day);
  if (dueAt > turn.now || !isAskedOn(daysNow(turn), event.day)) return;
  if (turn.checkIn?.status === 'open') await end(dc, turn, turn.checkIn);
  leaveForm(dc);
  // Whether a wish was meant is for the day it was asked on: left unanswered, it must not keep the days after it away.
  takeOut(dc, 'wish');
  const quiet = turn.content.clinic.quietHours;
  const reason =
    whyNot(turn.patient, rules, { day: event.day, at: dueAt }, quiet, turn.now) ??
    (turn.alert?.takenOver === undefined ? undefined : 'taken-over') ??
    (turn.alert?.tier === 'emergency' || dc.activeDialog?.id === 'crisis' ? 'open-alert' : undefined) ??
    (dc.activeDialog === undefined ? undefined : 'busy');
  const isShort = silentDays(daysNow(turn), turn.talk.missed) >= rules.silence.shortAfter;
  const fresh = newCheckIn(turn, event.day, dueAt);
  if (reason === undefined) return start(dc, turn, isShort ? { ...fresh, short: true } : fresh);
  leaveOut(turn, event.day, dueAt, reason);
  for (const missed of missedAfter(withDaysNow(turn), rules, event.day, turn.now))
    leaveOut(turn, missed.day, missed.dueAt, isPaused(turn.patient, missed.dueAt) ? 'paused' : 'too-late');
}

function leaveOut(turn: Turn, day: string, dueAt: number, because: string): void {
  const status = because === 'too-late' || because === 'quiet-hours' ? 'missed' : 'skipped';
  turn.keepCheckIn({ ...newCheckIn(turn, day, dueAt), status, because, endedAt: turn.now });
}

/** The patient asks for it: the open one goes on, today's is not asked twice. */
export async function beginCheckIn(dc: DialogContext, turn: Turn): Promise<void> {
  const today = localDay(turn.now, turn.patient.zone);
  const kept = turn.checkIn?.day === today ? turn.checkIn : undefined;
  if (kept?.status === 'complete') return turn.say('check-in.already-done');
  if (kept?.status === 'open') return void (await dc.beginDialog('questionnaire'));
  const fresh = newCheckIn(turn, today, turn.now);
  await start(dc, turn, kept ? { ...fresh, answers: kept.answers, dueAt: kept.dueAt } : fresh);
}

/** A number came before anything was asked today: its question has its answer, and the others are asked. */
export async function beginCheckInWith(
  dc: DialogContext,
  turn: Turn,
  answer: Parameters<Turn['record']>[0],
): Promise<void> {
  turn.keepCheckIn(newCheckIn(turn, localDay(turn.now, turn.patient.zone), turn.now));
  turn.record(answer);
  if (turn.checkIn !== undefined) await start(dc, turn, turn.checkIn);
}

/** Told with a danger before anything was asked: the rest of the day's questions stay away. */
export function keepToldOnly<T>(turn: Turn, keep: () => T): T {
  turn.keepCheckIn(newCheckIn(turn, localDay(turn.now, turn.patient.zone), turn.now));
  const kept = keep();
  if (turn.checkIn !== undefined)
    turn.keepCheckIn({ ...turn.checkIn, status: 'partial', because: 'open-alert', endedAt: turn.now });
  return kept;
}

async function start(dc: DialogContext, turn: Turn, checkIn: CheckIn): Promise<void> {
  turn.keepCheckIn(checkIn);
  turn.inOneText();
  const isPlain = turn.event.kind === 'check-in-due' && !reachWithCheckIn(turn);
  turn.say(greetingOf(turn, checkIn, isPlain));
  await dc.beginDialog('questionnaire');
  const rules = turn.content.checkIns;
  const over = {
    v: 1,
    at: turn.now,
    day: checkIn.day,
    kind: 'check-in-over',
    id: `over/${checkIn.day}`,
  } as const;
  planNudge(turn, checkIn.day);
  turn.plan({
    id: 'check-in-over',
    lane: 'routine',
    at: { inMs: rules.overAfterMinutes * MINUTE },
    work: { kind: 'event', event: over },
  });
}

function greetingOf(turn: Turn, { short, day }: CheckIn, isPlain: boolean): string {
  const isOwnWish = turn.event.kind !== 'check-in-due';
  if (short === true) return 'check-in.greeting-short';
  if (!isOwnWish && !isAskedOn(turn.patient.days, day)) return 'check-in.greeting-daily';
  return isPlain && offersNudge(turn) ? 'check-in.greeting-offer' : 'check-in.greeting';
}

export async function checkInOver(dc: DialogContext, turn: Turn, day: string): Promise<void> {
  if (turn.checkIn?.status === 'open' && turn.checkIn.day === day) await end(dc, turn, turn.checkIn);
}

/** The carrier has said that texts did not reach the phone since: that is nobody's silence. */
function hasNotArrived({ patient: { sms, prefers } }: Turn, { dueAt }: CheckIn): boolean {
  if (prefers !== 'sms' || sms === undefined) return false;
  return sms.dead !== undefined || (sms.missed ?? []).some((at) => at >= dueAt);
}

/** The patient wants none for now: what was answered is kept, and nobody calls it silence. */
export async function endUnasked(dc: DialogContext, turn: Turn, because: string): Promise<void> {
  const open = turn.checkIn;
  if (open?.status === 'open') {
    const status = open.answers.length > 0 ? 'partial' : 'skipped';
    turn.keepCheckIn({ ...open, status, because, endedAt: turn.now });
  }
  for (const id of ['nudge', 'check-in-over']) turn.unplan(id);
  await dc.cancelAllDialogs();
}

/** Ends without a word: what was answered is kept, and silence is recorded as missed. */
async function end(dc: DialogContext, turn: Turn, open: CheckIn): Promise<void> {
  const status = open.answers.length > 0 ? 'partial' : 'missed';
  const isLost = status === 'missed' && hasNotArrived(turn, open);
  const waiting = waitingIn(dc);
  turn.keepCheckIn({
    ...open,
    status,
    ...(isLost && { because: 'not-delivered' }),
    ...(waiting && { waiting }),
    endedAt: turn.now,
  });
  if (status === 'missed') afterSilence(turn, 'missed');
  if (dc.activeDialog?.id === 'questionnaire') await dc.cancelAllDialogs();
}

/**
 * What has ended is asked no more, also where it lies below the talk of a danger that outlasts it: it would come up days later, and
 * its answers would be of another day.
 */
export function leaveEnded(dc: DialogContext, { checkIn }: Turn): void {
  if (checkIn?.status !== 'open') takeOut(dc, 'questionnaire');
}

function waitingIn({ activeDialog }: DialogContext): CheckIn['waiting'] {
  if (activeDialog?.id !== 'questionnaire') return undefined;
  const { linkId, shown, unseen } = questionnaireState.safeParse(activeDialog.state).data ?? {};
  return linkId === undefined || shown === undefined || unseen === true ? undefined : { linkId, to: shown };
}

function newCheckIn(turn: Turn, day: string, dueAt: number): CheckIn {
  const { questionnaire } = turn.content.checkIns;
  const form = turn.content.questionnaire(questionnaire);
  const since = Object.entries(turn.talk.first)
    .filter(([of]) => of.startsWith(`${questionnaire}/`))
    .flatMap(([, points]) => points[0]?.day ?? [])
    .sort()[0];
  const turns = leftOutOn(turn.content.checkIns, {
    today: day,
    since,
    last: turn.talk.last,
    asks: daysNow(turn),
  });
  // Where a form will follow, the question without a number can wait.
  const words = isFormNext(turn)
    ? (form ? questions(form) : []).filter((each) => range(each) === undefined)
    : [];
  const leftOut = [...new Set([...turns, ...words.map(({ linkId }) => linkId)])];
  return {
    v: 1,
    day,
    questionnaire: turn.content.checkIns.questionnaire,
    version: form?.version ?? '',
    status: 'open',
    dueAt,
    nudged: false,
    ...(leftOut.length > 0 && { leftOut }),
    answers: [],
  };
}
