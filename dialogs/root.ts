/** Where every event enters the conversation: danger first, then what works everywhere, then the open dialog. */
import type { Dialog, DialogContext } from 'botbuilder-dialogs';
import type { Event, Said } from '../src/model/event.ts';
import type { Hush } from '../src/model/pace.ts';
import type { SignalName } from '../src/model/signal.ts';
import { isQuiet, localClock, quietEnds, weekdayName } from '../src/model/time.ts';
import { readCommand, readWhole, type Command } from '../src/reading/command.ts';
import { answerMedicine, isAboutMedicine } from './medicine.ts';
import { beginMedicines } from './medicine-watch.ts';
import { readNoise } from '../src/reading/noise.ts';
import type { Turn } from '../src/turn/turn.ts';
import { chooseAi, readAgain, sayBot, tellOfAi } from './ai.ts';
import { AimDialog, dropStaleAim, isNamingAStop, reviewAim, setAim } from './aim.ts';
import { breakDue, setBreaks } from './breaks.ts';
import { beginCheckIn, checkInDue, checkInOver, nudge } from './check-in.ts';
import { CrisisDialog, strongest, type CrisisBegin, type CrisisState } from './crisis.ts';
import { SAFETY_QUESTION } from './direct-question.ts';
import { idle } from './everyday.ts';
import type { Evaluate } from '../src/forms/evaluate.ts';
import { FormDialog } from './form.ts';
import { goalProposed } from './goal-proposed.ts';
import { withoutExpressions } from './forms-known.ts';
import { beginAnyForm, formWanted, leaveFormFor } from './form-plan.ts';
import { beginFlare, wantsFlare } from './flare/begin.ts';
import { FlareDialog } from './flare/dialog.ts';
import { followDue } from './flare/follow-up.ts';
import { leaveInDanger } from './flare/gate.ts';
import { dropStaleFlare, yieldToCheckIn } from './flare/state.ts';
import { partDue } from './flare/steps.ts';
import { hearBesideQuestion, hearFreeWords } from './free-words.ts';
import { sayHeld } from './held.ts';
import { lateAnswer } from './late.ts';
import { dropLost, type Lost } from './lost.ts';
import { isOffered } from './offered.ts';
import { seeProgress, sendLink } from './outcomes.ts';
import { QuestionnaireDialog } from './questionnaire.ts';
import { beginPacing, endPacing } from './pacing/begin.ts';
import { PacingDialog } from './pacing/dialog.ts';
import { dropStalePacing } from './pacing/state.ts';
import { fileQuestion, sayFiled, seeQuestions, type Filed } from './questions.ts';
import { changePlan, seePlan } from './plan-wishes.ts';
import { planVisit, seeAppointment, toldAppointment, visitNear, visitOver } from './visit/appointment.ts';
import { dropStaleVisit, VisitDialog } from './visit/dialog.ts';
import { seeBrief } from './visit/plain.ts';
import type { VisitBegin } from './visit/state.ts';
import { dropStalePlan, isBeingWritten, keepBesideDanger, SafetyPlanDialog } from './safety-plan.ts';
import { optOutAsAnswer, unanswered } from './silence.ts';
import { afterSilence } from './triggers.ts';
import { isWithAPerson } from './taken-over.ts';
import { hearThought } from './thought.ts';
import { hearWish, isPlainWish, WishDialog } from './wish.ts';
import { YesterdayDialog } from './yesterday.ts';
import { turnOf, wordsOf } from './turn-of.ts';
import { beginWeeks, endWeeks } from './weeks/begin.ts';
import { WeeksDialog } from './weeks/dialog.ts';
import { dropStaleWeeks } from './weeks/state.ts';
import { dropWhich, leaveWhichBehind, WhichDialog } from './which.ts';
import { clinicianTitle } from './who.ts';
import { skillPartDue } from './skills/answers.ts';
import { askedForSkill } from './skills/begin.ts';
import { SkillDialog } from './skills/dialog.ts';
import { leaveSkillInDanger, noteSorrow } from './skills/gate.ts';
import { dropStaleSkill } from './skills/state.ts';
import { sayWithheld } from './withheld.ts';

/** `evaluate` works out the expressions of forms. */
export function dialogs(evaluate: Evaluate = withoutExpressions): Dialog[] {
  return [
    new CrisisDialog(),
    new QuestionnaireDialog(),
    new FormDialog(evaluate),
    new SafetyPlanDialog(),
    new WishDialog(),
    new YesterdayDialog(),
    new AimDialog(),
    new FlareDialog(),
    new PacingDialog(),
    new SkillDialog(),
    new WeeksDialog(),
    new VisitDialog(),
    new WhichDialog(),
  ];
}

export async function converse(dc: DialogContext): Promise<void> {
  const turn = turnOf(dc.context);
  const lost = await dropLost(dc, turn);
  await leaveResolvedCrisis(dc, turn);
  dropStalePlan(dc, turn);
  dropWhich(dc, turn);
  dropStaleAim(dc, turn);
  dropStaleFlare(dc, turn);
  dropStalePacing(dc, turn);
  dropStaleSkill(dc, turn);
  dropStaleWeeks(dc, turn);
  dropStaleVisit(dc, turn);
  const stopped = leaveInDanger(dc, turn);
  const wasInSkill = leaveSkillInDanger(dc, turn);
  const filed = fileQuestion(turn);
  noteSorrow(turn);
  if (isWithAPerson(dc, turn)) return;
  const wasWriting = isBeingWritten(dc);
  if (turn.event.kind === 'said') {
    await hear(dc, turn, turn.event, lost, filed);
    readAgain(dc, turn, turn.event, wasWriting);
  } else await happen(dc, turn, turn.event, lost);
  // What has been found in this very turn ends it too, before anything of it is stored.
  leaveInDanger(dc, turn);
  leaveSkillInDanger(dc, turn);
  leaveWhichBehind(dc);
  if (stopped && turn.event.kind === 'said' && turn.event.tier === 'soon') turn.say('flare.stopped');
  if (wasInSkill && turn.event.kind === 'said' && turn.event.tier === 'soon') turn.say('skills.stopped');
}

/**
 * A clinician has resolved the alert: the floor is free again, the patient's next words are ordinary ones, and what was
 * asked about it is asked no more.
 */
async function leaveResolvedCrisis(dc: DialogContext, turn: Turn): Promise<void> {
  if (dc.activeDialog?.id !== 'crisis') return;
  const { stage, tier, silent } = dc.activeDialog.state as CrisisState;
  const resolved = turn.alert === undefined && (tier !== 'ask' || silent === true);
  if (stage === 'standing' ? turn.alert?.tier === 'emergency' : !resolved) return;
  turn.unplan(SAFETY_QUESTION);
  await dc.endDialog();
}

async function hear(
  dc: DialogContext,
  turn: Turn,
  said: Said,
  lost: Lost | undefined,
  filed: Filed | undefined,
): Promise<void> {
  if (dc.activeDialog?.id === 'crisis') return void (await dc.continueDialog());
  const heard = said.tier !== 'none' && !isAnswerable(dc, turn, said) && !isForClinic(said, filed);
  if (heard && said.tier === 'ask' && filed !== undefined) turn.say(filed.key, filed.values);
  if (heard && (await hearDanger(dc, turn, said))) {
    if (said.tier === 'soon' && filed !== undefined) await sayFiled(dc, turn, filed);
    return;
  }
  // The alert of a danger that comes behind stands already; what was written before it is heard as it was meant.
  if (turn.alert?.tier === 'emergency' && !turn.isOvertaken) return stillStanding(turn, said);
  if (lost?.asked !== undefined)
    return void (await dc.beginDialog('crisis', { asked: lost.asked } satisfies CrisisBegin));
  const consent = turn.consent(said.from.channel);
  if (consent === 'revoked' || isMachine(turn, said)) return;
  const command = readCommand(said.text, wordsOf(turn));
  if (consent !== 'granted') return withoutConsent(dc, turn, command);
  if (filed !== undefined && command !== 'nurse') return sayFiled(dc, turn, filed);
  if (filed !== undefined) turn.say(filed.key, filed.values);
  if (command === 'menu' || command === 'nurse' || command === 'data' || command === 'bot')
    return everywhere(dc, turn, command);
  if (command === 'ai-off' || command === 'ai-on') return chooseAi(dc, turn, command);
  if (isAboutMedicine(dc, turn, said.text)) return answerMedicine(dc, turn);
  if (command === 'medicines') return beginMedicines(dc, turn);
  if (command === 'plan') return seePlan(dc, turn);
  if (command === 'questions') return seeQuestions(dc, turn);
  if (command === 'brief') return seeBrief(dc, turn);
  if (command === 'prepare') return beginVisit(dc, 'matters');
  if (command === 'agreed') return beginVisit(dc, 'aim');
  if (command === 'appointment') return seeAppointment(dc, turn);
  if (await toldAppointment(dc, turn, said.text)) return;
  if (command === 'progress') return seeProgress(dc, turn);
  if (command === 'link') return sendLink(dc, turn);
  if (command === 'aim') return setAim(dc, turn);
  if (command === 'review') return reviewAim(dc, turn);
  if (command === 'weeks') return beginWeeks(dc, turn, 'aim');
  if (command === 'weeks-off') return endWeeks(dc, turn, 'aim');
  if (command === 'work') return beginWeeks(dc, turn, 'work');
  if (command === 'work-off') return endWeeks(dc, turn, 'work');
  if (command === 'pace') return beginPacing(dc, turn);
  if (command === 'pace-off') return endPacing(dc, turn);
  if (wantsFlare(dc, turn, said)) return beginFlare(dc, turn);
  if (await askedForSkill(dc, turn, said)) return;
  if (await setBreaks(dc, turn, said.text)) return;
  if (await changePlan(dc, turn, said.text)) return;
  if (said.card === undefined && command === undefined && (await hearWish(dc, turn, said.text))) return;
  if (await hearBesideQuestion(dc, turn, said)) return;
  leaveFormFor(dc, command);
  if (dc.activeDialog !== undefined) {
    await dc.continueDialog();
    return;
  }
  if (lost?.form) return void (await dc.beginDialog('form'));
  if (lost?.checkIn) turn.say('check-in.changed');
  if (command === 'check-in' && (await beginAnyForm(dc, turn))) return;
  if (lost?.checkIn || command === 'check-in') return beginCheckIn(dc, turn);
  if (command === undefined && (await lateAnswer(dc, turn, said))) return;
  if (await hearFreeWords(dc, turn, said)) return;
  idle(turn, said, command, readNoise(said.text, wordsOf(turn)));
}

async function beginVisit(dc: DialogContext, stage: VisitBegin['stage']): Promise<void> {
  if (dc.activeDialog?.id === 'visit') dc.stack.pop();
  await dc.beginDialog('visit', { stage } satisfies VisitBegin);
}

/**
 * A wish that we know is no danger, and a plan asks for words of the hardest hours, an aim for what might go wrong. What is
 * more than a doubt is heard there as everywhere.
 */
function isAnswerable(dc: DialogContext, turn: Turn, said: Said): boolean {
  if (said.tier !== 'ask') return false;
  if (isBeingWritten(dc) || isNamingAStop(dc) || isPlainWish(turn, said.text)) return true;
  if (isOffered(dc, turn, said.text)) return true;
  const command = readCommand(said.text, wordsOf(turn));
  // In a sentence a flare may stand beside what the doubt is about, and the doubt comes first.
  return command === 'flare' ? readWhole(said.text, wordsOf(turn)) === 'flare' : command !== undefined;
}

/** A question for the visit is about many things of the body that need no asking back; not so one that tells of despair. */
function isForClinic({ tier, signals }: Said, filed: Filed | undefined): boolean {
  return filed !== undefined && tier === 'ask' && !signals.some(({ signal }) => OF_THE_MIND.has(signal));
}
const OF_THE_MIND: ReadonlySet<SignalName> = new Set([
  'suicide_self_harm',
  'harm_to_others',
  'severe_distress',
  'abuse_unsafe_home',
  'medication_misuse',
]);

/** Nobody must agree to check-ins to be answered while a danger is open, to reach a person, or to have their data. */
async function withoutConsent(dc: DialogContext, turn: Turn, command: Command | undefined): Promise<void> {
  if (command === 'nurse' || command === 'data') return everywhere(dc, turn, command, 'safety');
  if (turn.alert !== undefined && turn.alert.tier !== 'soon') {
    turn.raise('soon', []);
    return sayHeld(turn);
  }
  turn.say('consent.unclear', {}, { purpose: 'invitation' });
}

/** The crisis dialog was lost, by a fault or a new version, but nobody has resolved the alert: it keeps the floor. */
function stillStanding(turn: Turn, said: Said): void {
  if (!isMachine(turn, said)) sayHeld(turn);
}

/** Nobody wrote it as an answer, and an answer to it might be answered by the same machine, for ever. */
function isMachine(turn: Turn, said: Said): boolean {
  const noise = readNoise(said.text, wordsOf(turn));
  return noise === 'tapback' || noise === 'auto-reply';
}

/** True when the danger has been answered and nothing else should be said to this message. */
async function hearDanger(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  const danger = strongest(said);
  if (danger.tier === 'emergency') await dc.cancelAllDialogs();
  else keepBesideDanger(dc, turn);
  if (danger.tier === 'soon') {
    turn.say(turn.content.protocol(danger.signal).soon.say, {}, { purpose: 'safety' });
    return dc.activeDialog === undefined;
  }
  await dc.beginDialog('crisis');
  return true;
}

async function everywhere(
  dc: DialogContext,
  turn: Turn,
  command: Command,
  purpose: 'reply' | 'safety' = 'reply',
): Promise<void> {
  // What the patient asks of the clinic becomes a task there: a machine hands out no record and promises no call.
  if (command === 'nurse') turn.task('nurse-asked');
  if (command === 'data') turn.task('data-asked');
  if (command === 'bot') sayBot(turn, purpose);
  else turn.say(`everyday.${command}`, {}, { purpose });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

async function happen(
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
      return optedOut(dc, turn, event.confirm);
    case 'help-asked':
      return turn.say('consent.help', {}, { purpose: 'safety' });
    case 'hushed':
      return hushed(turn, event.because);
    case 'joined-teams':
      turn.say('teams.welcome', { name: turn.patient.name }, { purpose: 'reply' });
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
      yieldToCheckIn(dc, turn);
      dropStalePacing(dc, turn, true);
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
      return turn.say(
        'told.closed',
        { clinician: clinicianTitle(turn, event.clinician) },
        { purpose: 'safety' },
      );
  }
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
  await dc.cancelAllDialogs();
  for (const id of ['nudge', 'check-in-over', 'flare-follow', 'flare-part', 'skill-part', 'break'])
    turn.unplan(id);
  if (turn.consent('sms') !== 'granted' && turn.consent('teams') !== 'granted') turn.unplan('check-in');
  if (turn.checkIn?.status === 'open')
    turn.keepCheckIn({ ...turn.checkIn, status: 'partial', endedAt: turn.now });
  if (confirm) turn.say('consent.stopped', {}, { purpose: 'confirmation' });
}
