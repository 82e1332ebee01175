/** Everything that happens to a conversation and is not said in it. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event, Said } from '../src/model/event.ts';
import type { Hush } from '../src/model/pace.ts';
import { HOUR, isQuiet, localClock, quietEnds, weekdayName } from '../src/model/time.ts';
import type { Turn } from '../src/turn/turn.ts';
import { tellOfAi } from './ai.ts';
import { breakDue } from './breaks.ts';
import { checkInDue, checkInOver } from './check-in.ts';
import { goalProposed } from './goal-proposed.ts';
import { formWanted } from './form/plan.ts';
import { endEpisode } from './flare/gate.ts';
import { followDue } from './flare/follow-up.ts';
import { partDue } from './flare/steps.ts';
import type { Lost } from './lost.ts';
import { nudge } from './nudge.ts';
import { WAITING_CHECK_IN } from './put-off.ts';
import { planVisit, visitNear, visitOver } from './visit/appointment.ts';
import { isNotMe } from './not-me.ts';
import { optOutAsAnswer, putOpenAgain, unanswered } from './silence.ts';
import { afterSilence } from './triggers.ts';
import { hearThought } from './thought.ts';
import { clinicianTitle } from './who.ts';
import { skillPartDue } from './skills/answers.ts';
import { sayWithheld } from './withheld.ts';

export async function happen(
  dc: DialogContext,
  turn: Turn,
  event: Exclude<Event, Said>,
  lost: Lost | undefined,
): Promise<void> {
  switch (event.kind) {
    case 'invited':
      return invite(turn);
    case 'consented':
      if (event.again) await sayWithheld(dc, turn);
      turn.say(event.again ? 'consent.rejoined' : 'consent.welcome', {}, { purpose: 'reply' });
      return event.again ? undefined : tellOfAi(turn);
    case 'opted-out':
      if (isNotMe(turn, event.words)) turn.task('wrong-number');
      return optedOut(dc, turn, event.confirm);
    case 'help-asked':
      turn.say('consent.help', {}, { purpose: 'safety' });
      return putOpenAgain(dc, turn);
    case 'hushed':
      return hushed(turn, event.because);
    case 'joined-teams':
      turn.say('teams.welcome', { name: turn.patient.name }, { purpose: 'reply' });
      turn.noteGreeting(turn.now);
      return tellOfAi(turn);
    case 'times-changed':
    case 'visit-set':
      return planVisit(turn);
    case 'visit-near':
      return visitNear(dc, turn, event);
    case 'visit-over':
      return visitOver(dc, turn, event);
    case 'goal-proposed':
      return goalProposed(dc, turn, event);
    case 'check-in-due':
      return checkInDue(dc, turn, event);
    case 'form-wanted':
      return formWanted(dc, turn, event);
    case 'nudge-due':
      return nudge(dc, turn, event, lost?.checkIn ?? false);
    case 'check-in-over':
      return checkInOver(dc, turn, event.day);
    case 'break-due':
      return breakDue(dc, turn, event);
    case 'skill-part':
      return skillPartDue(dc, turn, event);
    case 'flare-part':
      return partDue(dc, turn, event);
    case 'flare-follow':
      return followDue(dc, turn, event);
    case 'thought':
      return hearThought(dc, turn, event);
    case 'safety-question-unanswered':
      return unanswered(dc, turn, event, lost);
    case 'alert-told':
      if (turn.alert !== undefined) turn.say('told.sent', {}, { purpose: 'safety' });
      return;
    case 'talk-taken-over': {
      const clinician = clinicianTitle(turn, event.clinician);
      return turn.say('told.taken-over', { clinician }, { purpose: 'safety' });
    }
    case 'talk-handed-back':
      // While an emergency stands there are no check-ins to be back for.
      if (turn.alert?.tier !== 'emergency') turn.say('told.handed-back', {}, { purpose: 'safety' });
      return;
    case 'alert-waits':
      if (turn.alert?.status === 'open') sayWaits(turn, event.until);
      return;
    case 'alert-acknowledged':
      return turn.say(
        'told.acknowledged',
        { clinician: clinicianTitle(turn, event.clinician) },
        { purpose: 'safety' },
      );
    case 'alert-closed':
      return closed(turn, event);
  }
}

/** At night it is told at once to whoever is still up with it, and to anybody else in the morning. */
function closed(turn: Turn, event: Extract<Event, { kind: 'alert-closed' }>): void {
  const { zone } = turn.patient;
  const quiet = turn.content.clinic.quietHours;
  const isUp = turn.now - (event.wroteAt ?? turn.now) < HOUR;
  if (isUp || !isQuiet(turn.now, zone, quiet)) {
    const clinician = clinicianTitle(turn, event.clinician);
    return turn.say('told.closed', { clinician }, { purpose: 'safety' });
  }
  const at = quietEnds(turn.now, zone, quiet);
  const later = { ...event, id: `${event.alertId}/closed-told`, at } as const;
  turn.plan({ id: later.id, lane: 'routine', at, work: { kind: 'event', event: later } });
}

function sayWaits(turn: Turn, until: number): void {
  const { zone } = turn.patient;
  const values = { day: weekdayName(until, zone, turn.patient.lang), time: localClock(until, zone) };
  turn.say('told.waits', values, { purpose: 'safety' });
}

/** Said once; what was open stays open. A person looks at it, for it may be somebody in distress and no machine. */
function hushed(turn: Turn, because: Hush): void {
  turn.task(because === 'many' ? 'many-messages' : 'same-message');
  turn.say(`pace.${because}`);
}

/** A list enrolled in the evening rings nobody's phone at night. */
function invite(turn: Turn): void {
  const { zone } = turn.patient;
  const quiet = turn.content.clinic.quietHours;
  if (!isQuiet(turn.now, zone, quiet)) return turn.say('consent.invitation', {}, { purpose: 'invitation' });
  const at = quietEnds(turn.now, zone, quiet);
  const event = { kind: 'invited', v: 1, id: 'invited', at } as const;
  turn.plan({ id: 'invitation', lane: 'routine', at, work: { kind: 'event', event } });
}

/** The end of texting in the same turn: nothing stays open and nothing stays planned on that channel. */
async function optedOut(dc: DialogContext, turn: Turn, confirm: boolean): Promise<void> {
  optOutAsAnswer(dc, turn);
  // Whoever deals with an open danger has been told already, with the opt-out itself.
  if (turn.alert === undefined || turn.alert.tier === 'soon') afterSilence(turn, 'opted-out');
  // Who leaves after telling of a danger, and not which, is nobody to leave alone.
  if (turn.flares.open?.unnamed === true) endEpisode(turn, 'unscreened');
  await dc.cancelAllDialogs();
  for (const id of [
    'nudge',
    'check-in-over',
    'flare-follow',
    'flare-part',
    'skill-part',
    'break',
    WAITING_CHECK_IN,
  ])
    turn.unplan(id);
  if (turn.consent('sms') !== 'granted' && turn.consent('teams') !== 'granted') turn.unplan('check-in');
  if (turn.checkIn?.status === 'open')
    turn.keepCheckIn({ ...turn.checkIn, status: 'partial', endedAt: turn.now });
  if (confirm) turn.say('consent.stopped', {}, { purpose: 'confirmation' });
}
