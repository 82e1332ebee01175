/** The patient says when their visit is: it is read back before it is kept, and whoever wants to get ready for it does so then. */
import type { DialogContext } from 'botbuilder-dialogs';
import { atLocal, localClock, localDay } from '../../src/model/time.ts';
import { readAppointment, readMeeting, type Told } from '../../src/reading/appointment.ts';
import { readCommand } from '../../src/reading/command.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { understandingOf } from '../../src/understanding/of-content.ts';
import { isNoAnswer } from '../free-words.ts';
import { wordsOf } from '../turn-of.ts';
import { prepareVisit } from './begin.ts';
import { whenOf } from './show.ts';
import { isPreparing, type State, type VisitBegin } from './state.ts';

/** True when the patient has told of an appointment, and has been answered. What the clinic has entered stands. */
export async function toldAppointment(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  const told = toldIn(dc, turn, text);
  if (told === undefined) return false;
  const prepares = wantsToPrepare(dc, turn, text);
  const { appointment: known } = turn.visit;
  if (known !== undefined && known.at > turn.now && (known.by === 'clinic' || isOf(turn, told, known.at))) {
    turn.say(isOf(turn, told, known.at) ? 'visit.is' : 'visit.clinic-has', { time: whenOf(turn, known.at) });
    await (prepares ? prepareVisit(dc, turn) : reprompt(dc));
    return true;
  }
  const begin = beginOf(turn, told);
  if (begin === undefined && prepares) await prepareVisit(dc, turn);
  else if (begin === undefined) {
    turn.say('visit.when');
    await reprompt(dc);
  } else {
    if (dc.activeDialog?.id === 'visit') dc.stack.pop();
    await dc.beginDialog('visit', { ...begin, ...(prepares && { prepares }) } satisfies VisitBegin);
  }
  return true;
}

/** In passing only where the same words are no answer to what has been asked. */
function toldIn(dc: DialogContext, turn: Turn, text: string): Told | 'unclear' | undefined {
  const today = localDay(turn.now, turn.patient.zone);
  const told = readAppointment(text, wordsOf(turn), today);
  const isFree = dc.activeDialog === undefined || dc.activeDialog.id === 'which';
  if (!(isFree || isNoAnswer(dc, turn, text)) || (told !== undefined && told !== 'unclear')) return told;
  return readMeeting(text, wordsOf(turn), today) ?? told;
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
