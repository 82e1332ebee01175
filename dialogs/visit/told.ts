/** The patient says when their visit is: it is read back before it is kept, and whoever wants to get ready for it does so then. */
import type { DialogContext } from 'botbuilder-dialogs';
import { atLocal, localClock, localDay } from '../../src/model/time.ts';
import { readAppointment, readCalledOff, readMeeting, type Told } from '../../src/reading/appointment.ts';
import { readCommand } from '../../src/reading/command.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { understandingOf } from '../../src/understanding/of-content.ts';
import { beginFlare } from '../flare/begin.ts';
import { isNoAnswer } from '../free-words.ts';
import { takeOut } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { prepareVisit } from './begin.ts';
import { mayTellOfFlare, tellsOfFlare } from './flare-told.ts';
import { whenOf } from './show.ts';
import { isPreparing, type State, type VisitBegin } from './state.ts';

/** True when the patient has told of an appointment, and has been answered. What the clinic has entered stands. */
export async function toldAppointment(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  const told = toldIn(dc, turn, text);
  if (told === undefined) return false;
  if (told === 'off') return calledOff(dc, turn);
  const prepares = wantsToPrepare(dc, turn, text);
  const begin = sayKnown(turn, told) ? undefined : (beginOf(turn, told) ?? 'unclear');
  if (begin === 'unclear' && !prepares) turn.say('visit.when');
  const question = begin === 'unclear' ? undefined : begin;
  // Help comes before the question of when it is, which is asked when the flare has been talked about.
  if (tellsOfFlare(turn, text)) return flareFirst(dc, turn, question, prepares);
  if (question !== undefined && mayTellOfFlare(turn, text)) turn.say('visit.flare-help');
  if (question !== undefined) await ask(dc, question, prepares);
  else await (prepares ? prepareVisit(dc, turn) : reprompt(dc));
  return true;
}

/** True when it is the clinic's to say, or what is kept already. */
function sayKnown(turn: Turn, told: Told | 'unclear'): boolean {
  const { appointment: known } = turn.visit;
  if (known === undefined || known.at <= turn.now) return false;
  const isSame = isOf(turn, told, known.at);
  if (known.by !== 'clinic' && !isSame) return false;
  turn.say(isSame ? 'visit.is' : 'visit.clinic-has', { time: whenOf(turn, known.at) });
  return true;
}

async function calledOff(dc: DialogContext, turn: Turn): Promise<true> {
  const { appointment: known } = turn.visit;
  if (known !== undefined && known.at > turn.now && known.by === 'patient') {
    await ask(dc, { stage: 'off' }, false);
    return true;
  }
  if (known !== undefined && known.at > turn.now)
    turn.say('visit.clinic-has', { time: whenOf(turn, known.at) });
  else turn.say('visit.none-kept');
  await reprompt(dc);
  return true;
}

async function ask(dc: DialogContext, begin: VisitBegin, prepares: boolean): Promise<void> {
  if (dc.activeDialog?.id === 'visit') dc.stack.pop();
  await dc.beginDialog('visit', { ...begin, ...(prepares && { prepares }) } satisfies VisitBegin);
}

/** It waits below, unseen, so that nothing answers it before it is shown. */
async function flareFirst(
  dc: DialogContext,
  turn: Turn,
  question: VisitBegin | undefined,
  prepares: boolean,
): Promise<true> {
  if (question !== undefined) {
    takeOut(dc, 'visit');
    const waiting = { ...question, ...(prepares && { prepares }), at: turn.now, unseen: true };
    dc.stack.push({ id: 'visit', state: waiting satisfies State });
  }
  await beginFlare(dc, turn);
  return true;
}

/** In passing only where the same words are no answer to what has been asked. */
function toldIn(dc: DialogContext, turn: Turn, text: string): Told | 'unclear' | 'off' | undefined {
  const today = localDay(turn.now, turn.patient.zone);
  const words = wordsOf(turn);
  const isFree = dc.activeDialog === undefined || dc.activeDialog.id === 'which';
  const inPassing = isFree || isNoAnswer(dc, turn, text);
  const changed = inPassing ? readCalledOff(text, words, today) : undefined;
  const told = changed ?? readAppointment(text, words, today);
  if (!inPassing || (told !== undefined && told !== 'unclear')) return told;
  return readMeeting(text, words, today) ?? told;
}

function wantsToPrepare({ activeDialog }: DialogContext, turn: Turn, text: string): boolean {
  if (activeDialog?.id === 'visit' && isPreparing((activeDialog.state as State).stage)) return true;
  if (readCommand(text, wordsOf(turn)) === 'prepare') return true;
  const meant = understandingOf(turn.content)(text);
  return meant.kind === 'wish' && meant.intent === 'prepare';
}

/** The same day, and the same time where one was told. */
function isOf({ patient: { zone } }: Turn, told: Told | 'unclear', at: number): boolean {
  if (told === 'unclear' || told.day !== localDay(at, zone)) return false;
  return told.clock === undefined || told.clock === localClock(at, zone);
}

/** Undefined when it cannot be a visit that is still to come. */
function beginOf({ patient: { zone }, now }: Turn, told: Told | 'unclear'): VisitBegin | undefined {
  if (told === 'unclear') return undefined;
  const { day, clock } = told;
  if (clock === undefined) return day >= localDay(now, zone) ? { stage: 'clock', day } : undefined;
  const candidate = atLocal(day, clock, zone);
  return candidate > now ? { stage: 'appointment', candidate } : undefined;
}

async function reprompt(dc: DialogContext): Promise<void> {
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}
