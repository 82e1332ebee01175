/** Which form comes when: after a day's check-in by the patient's plan, or at once because somebody at the clinic wants it. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../../src/model/event.ts';
import { isPaused } from '../../src/model/patient.ts';
import { HOUR, MINUTE, dayAfter, isQuiet, localDay } from '../../src/model/time.ts';
import type { Command } from '../../src/reading/command.ts';
import { withDaysNow } from '../../src/schedule/asked-days.ts';
import { nextCheckIn } from '../../src/schedule/check-ins.ts';
import { askableNow, formDue } from '../../src/schedule/forms.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isInDanger } from '../standing-danger.ts';
import { isWatchDue, noteWatchAsked } from '../medicine-watch.ts';
import { formAskedAt } from './state.ts';
import type { ReadyBegin } from './ready.ts';
import { dropOldForm, openForm } from './over.ts';
import type { FormBegin } from './begin.ts';

/** CHECK IN in the middle of a form: it waits, and the day's questions come first. */
export function leaveFormFor(dc: DialogContext, command: Command | undefined): void {
  if (command !== 'check-in') return;
  if (dc.activeDialog?.id === 'form' || dc.activeDialog?.id === 'form-ready') dc.stack.pop();
}

/** A day's check-in is not kept waiting by a form that somebody has left in the middle. */
export function leaveForm(dc: DialogContext): void {
  if (dc.activeDialog?.id === 'form') dc.stack.pop();
}

/** For a patient who asks for questions and has answered the day's already. False when there is none. */
export async function beginAnyForm(dc: DialogContext, turn: Turn): Promise<boolean> {
  const today = localDay(turn.now, turn.patient.zone);
  const isDone = turn.checkIn?.day === today && turn.checkIn.status !== 'open';
  const next = isDone ? nextForm(dc, turn, true) : undefined;
  if (next !== undefined) await beginForm(dc, turn, next, true);
  return next !== undefined;
}

/** `open`: the one that was left in the middle. Undefined when nothing more is to be asked today. */
export function nextForm(dc: DialogContext, turn: Turn, isWanted = false): FormBegin | 'open' | undefined {
  if (dc.activeDialog !== undefined || isInDanger(turn)) return undefined;
  const today = localDay(turn.now, turn.patient.zone);
  const { formPolicy, clinic } = turn.content;
  dropOldForm(turn, dayAfter(today, -formPolicy.keepOpenDays));
  const open = openForm(turn);
  if (open !== undefined) {
    // Half of it may be asked on any day, but for what may find a danger while nobody is there.
    return askableNow(open.form, formPolicy, clinic, turn.now) === open.form ? 'open' : undefined;
  }
  // After a change of medicine how it goes is asked before what is only due.
  const form = isWatchDue(turn) ? turn.content.medicineWatch.form : dueForm(turn, today, isWanted);
  return form === undefined ? undefined : { form, because: 'planned' };
}

/** Whoever asks for it themselves is not asked whether now is a good time. */
export async function beginForm(
  dc: DialogContext,
  turn: Turn,
  next: FormBegin | 'open',
  isWanted = false,
): Promise<void> {
  if (next !== 'open' && !isWanted && asksFirst(turn, next.form))
    return void (await dc.beginDialog('form-ready', { form: next.form } satisfies ReadyBegin));
  if (next === 'open') turn.say('forms.go-on');
  else if (next.form === turn.content.medicineWatch.form) noteWatchAsked(turn);
  await dc.beginDialog('form', next === 'open' ? undefined : next);
}

function asksFirst({ talk, content }: Turn, form: string): boolean {
  return content.formPolicy.askFirst.forms.includes(form) || talk.unfinished[form] !== undefined;
}

/** Whether a form will follow the day's check-in, as things stand. */
export function isFormNext(turn: Turn): boolean {
  const today = localDay(turn.now, turn.patient.zone);
  return (
    !isInDanger(turn) &&
    (openForm(turn) !== undefined || isWatchDue(turn) || dueForm(turn, today) !== undefined)
  );
}

function dueForm(turn: Turn, today: string, isWanted = false): string | undefined {
  const { patient, talk, content, now } = turn;
  const plan = (patient.plan && content.formPolicy.plans[patient.plan.name]) ?? [];
  // One that was taken up again and finished today was today's.
  const ended = turn.form?.endedAt;
  if (ended !== undefined && localDay(ended, patient.zone) === today) return undefined;
  const since = patient.plan === undefined ? today : localDay(patient.plan.since, patient.zone);
  const { forms: begun, putOff, trends: series } = talk;
  const offered = isWanted ? {} : talk.offered;
  const seen = {
    today,
    now,
    since,
    begun,
    offered,
    putOff,
    series,
    unfinished: Object.keys(talk.unfinished),
  };
  return formDue(plan, content.formPolicy, seen, content.clinic);
}

/** By somebody at the clinic. Whatever is open is answered first, and nobody is written to at night. */
export async function formWanted(dc: DialogContext, turn: Turn, event: FormWanted): Promise<void> {
  if (turn.now - event.at > GIVEN_UP_AFTER) return;
  if (turn.now - (formAskedAt(dc) ?? 0) >= FRESH) leaveForm(dc);
  const { formPolicy, clinic } = turn.content;
  const form = askableNow(event.form, formPolicy, clinic, turn.now);
  const isNight = isQuiet(turn.now, turn.patient.zone, clinic.quietHours);
  const isOff = isInDanger(turn) || isPaused(turn.patient, turn.now) || isNight;
  const waits = dc.activeDialog !== undefined || isOff || isCheckInNear(turn);
  if (form !== undefined && !waits)
    return void (await dc.beginDialog('form', { form, because: 'wanted' } satisfies FormBegin));
  const id = 'form-wanted';
  turn.plan({
    id,
    lane: 'routine',
    at: { inMs: LOOKS_AGAIN },
    work: { kind: 'event', event: again(turn, event) },
  });
}

/** What comes up before it is looked at again goes first: never two things that ask. */
function isCheckInNear(turn: Turn): boolean {
  const { content, now, checkIn } = turn;
  const next = nextCheckIn(withDaysNow(turn), content.checkIns, now - MINUTE, checkIn);
  return next.at - now <= LOOKS_AGAIN;
}

type FormWanted = Extract<Event, { kind: 'form-wanted' }>;
const GIVEN_UP_AFTER = 72 * HOUR;
/** So long the question of another may still be answered. */
const FRESH = HOUR;
/** Soon, for whoever wants it may be waiting for it too. */
const LOOKS_AGAIN = 15 * MINUTE;

/** An event with a known id would not be taken a second time. */
function again(turn: Turn, event: FormWanted): FormWanted {
  return { ...event, id: `wanted/${event.form}/${turn.now.toString(36)}` };
}
