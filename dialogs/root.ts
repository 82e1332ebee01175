/** Where every event enters the conversation: danger first, then what works everywhere, then the open dialog. */
import type { Dialog, DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../src/model/event.ts';
import { readCommand, type Command } from '../src/reading/command.ts';
import { answerMedicine, isAboutMedicine } from './medicine.ts';
import { readNoise } from '../src/reading/noise.ts';
import type { Turn } from '../src/turn/turn.ts';
import { readAgain } from './ai.ts';
import { setBreaks } from './breaks.ts';
import { apartIn, hearApart } from './beside.ts';
import { beginCheckIn, leaveEnded } from './check-in.ts';
import { CrisisDialog } from './crisis.ts';
import { SAFETY_QUESTION } from './direct-question.ts';
import { agreesToBegin, idle } from './everyday.ts';
import type { Evaluate } from '../src/forms/evaluate.ts';
import { FormDialog } from './form/dialog.ts';
import { leaveStale } from './guided.ts';
import { guides } from './guides.ts';
import { withoutExpressions } from './form/known.ts';
import { beginAnyForm, leaveFormFor } from './form/plan.ts';
import { beginFlare, wantsFlare } from './flare/begin.ts';
import { leaveInDanger } from './flare/gate.ts';
import { hearBesideQuestion, hearFreeWords, hearOtherReminder } from './free-words.ts';
import { sayHeld } from './held.ts';
import { dropLate, lateAnswer, LateDialog } from './late.ts';
import { heardNotMe } from './not-me.ts';
import { joinedBeside } from './joins-alert.ts';
import { dropLost, type Lost } from './lost.ts';
import { checkInAfterThis, putOffCheckIn } from './put-off.ts';
import { dropPutRight, putRightDialog } from './put-right/dialog.ts';
import { hearPacingWish } from './pacing/asked-about.ts';
import { hearActivityPutRight } from './pacing/put-right.ts';
import { hearActivityTold } from './pacing/unasked.ts';
import { hearPutRight } from './put-right/hear.ts';
import { QuestionnaireDialog } from './questionnaire/dialog.ts';
import { fileQuestion, sayFiled, type Filed } from './questions.ts';
import { changePlan, leaveUnwantedPlan } from './plan-wishes.ts';
import { toldAppointment } from './visit/told.ts';
import { isBeingWritten } from './safety-plan.ts';
import { isWithAPerson } from './taken-over.ts';
import { dropWish, wishDialog } from './wish/dialog.ts';
import { hearWish } from './wish/hear.ts';
import { keepLanguage } from './wish/keep-language.ts';
import { hearLanguage } from './wish/language.ts';
import { hearSecondThought } from './wish/second-thought.ts';
import { hearTimesAsked } from './wish/times-told.ts';
import { beginCheckInTold } from './told-at-once.ts';
import { saidIn, turnOf, wordsOf } from './turn-of.ts';
import { fulfil } from './ways.ts';
import { dropWhich, leaveWhichBehind, WhichDialog } from './which.ts';
import { askedForSkill } from './skills/begin.ts';
import { leaveSkillInDanger, noteSorrow } from './skills/gate.ts';
import { happen } from './happen.ts';
import { hearDayAsked } from './day-asked.ts';
import { hearDaysTold } from './days-told.ts';
import { hearFactAsked } from './fact-asked.ts';
import { hearDanger, isAnswerable, isForClinic } from './danger.ts';
import { aboutAims, aboutTheVisit, everywhere, first, obey } from './commands.ts';
import { answeredWhileUrgent, answerWhileStanding } from './while-standing.ts';
import type { CrisisBegin, CrisisState } from './crisis-state.ts';

/** `evaluate` works out the expressions of forms. */
export function dialogs(evaluate: Evaluate = withoutExpressions): Dialog[] {
  return [
    new CrisisDialog(),
    new QuestionnaireDialog(),
    new FormDialog(evaluate, fulfil),
    wishDialog(),
    putRightDialog(),
    new LateDialog(),
    new WhichDialog(),
    ...guides.map((each) => each.dialog()),
  ];
}

export async function converse(dc: DialogContext): Promise<void> {
  const turn = turnOf(dc.context);
  const lost = await dropLost(dc, turn);
  leaveEnded(dc, turn);
  await leaveResolvedCrisis(dc, turn);
  if (turn.event.kind === 'check-in-due' && putOffCheckIn(dc, turn, turn.event)) return;
  dropWhich(dc, turn);
  dropLate(dc, turn);
  dropPutRight(dc, turn);
  dropWish(dc, turn);
  leaveStale(dc, turn, guides);
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
  if (heardNotMe(turn, said)) return;
  if (dc.activeDialog?.id === 'crisis') {
    if (filed !== undefined && said.tier === 'none') turn.say(filed.key, filed.values);
    return void (await dc.continueDialog());
  }
  if (await answeredAsDanger(dc, turn, said, filed)) return;
  // The alert of a danger that comes behind stands already; what was written before it is heard as it was meant.
  if (turn.alert?.tier === 'emergency' && !turn.isOvertaken) return stillStanding(dc, turn, said);
  if (lost?.asked !== undefined)
    return void (await dc.beginDialog('crisis', { asked: lost.asked } satisfies CrisisBegin));
  const consent = turn.consent(said.from.channel);
  if (consent === 'revoked' || isMachine(turn, said)) return;
  const command = readCommand(said.text, wordsOf(turn));
  if (consent !== 'granted') return withoutConsent(dc, turn, said, command);
  if (filed !== undefined && command !== 'nurse') return sayFiled(dc, turn, filed);
  if (filed !== undefined) turn.say(filed.key, filed.values);
  const apart = filed === undefined ? apartIn(dc, turn, said) : undefined;
  if (apart === undefined) return hearAsWhole(dc, turn, said, lost);
  await hearApart(dc, turn, apart, {
    hear: (part) => hearAsWhole(dc, turn, part, lost),
    anywhere: (part) => answeredAnywhere(dc, turn, part, readCommand(part.text, wordsOf(turn))),
  });
}

async function hearAsWhole(dc: DialogContext, turn: Turn, all: Said, lost: Lost | undefined): Promise<void> {
  const wanted = leaveUnwantedPlan(dc, turn, all);
  if (wanted === '') return;
  if (wanted !== undefined) turn.hears(wanted);
  const said = wanted === undefined ? all : saidIn(turn);
  const command = readCommand(said.text, wordsOf(turn));
  if (await answeredAnywhere(dc, turn, said, command)) return;
  if (await hearBesideQuestion(dc, turn, said)) return;
  leaveFormFor(dc, command);
  if (await checkInAfterThis(dc, turn, command)) return;
  if (await joinedBeside(dc, turn, said)) return;
  if (dc.activeDialog !== undefined) {
    const { id } = dc.activeDialog;
    await dc.continueDialog();
    return turn.noteReplyTo(id);
  }
  await hearWhileNothingIsOpen(dc, turn, said, command, lost);
}

/** True when nothing else should be said to this message. A question for the visit that it holds is kept all the same. */
async function answeredAsDanger(
  dc: DialogContext,
  turn: Turn,
  said: Said,
  filed: Filed | undefined,
): Promise<boolean> {
  if (said.tier === 'none' || isAnswerable(dc, turn, said) || isForClinic(said, filed)) return false;
  if (said.tier === 'ask' && filed !== undefined) turn.say(filed.key, filed.values);
  if (!(await hearDanger(dc, turn, said))) return false;
  if (said.tier === 'soon' && filed !== undefined) await sayFiled(dc, turn, filed);
  return true;
}

/** What works whatever question is open, the surest reading first. True when the message has been answered. */
async function answeredAnywhere(
  dc: DialogContext,
  turn: Turn,
  said: Said,
  command: Command | undefined,
): Promise<boolean> {
  if (answeredWhileUrgent(turn, said)) return true;
  if (await obey(dc, turn, first, command)) return true;
  if (said.card === undefined && (await hearOfOurTimes(dc, turn, said.text))) return true;
  if (await hearActivityPutRight(dc, turn, said)) return true;
  if (await hearActivityTold(dc, turn, said)) return true;
  if (await hearPacingWish(dc, turn, said)) return true;
  if (await hearDaysTold(dc, turn, said)) return true;
  if (await hearPutRight(dc, turn, said)) return true;
  if (await hearDayAsked(dc, turn, said)) return true;
  if (await hearFactAsked(dc, turn, said)) return true;
  if (await hearOtherReminder(dc, turn, said)) return true;
  if (isAboutMedicine(dc, turn, said.text)) return (await answerMedicine(dc, turn), true);
  // Whoever says when it is may say in the same breath that they want to get ready for it.
  if (await toldAppointment(dc, turn, said.text)) return true;
  if (await obey(dc, turn, aboutTheVisit, command)) return true;
  if (await obey(dc, turn, aboutAims, command)) return true;
  if (wantsFlare(dc, turn, said)) return (await beginFlare(dc, turn), true);
  if (await askedForSkill(dc, turn, said)) return true;
  if (await setBreaks(dc, turn, said.text)) return true;
  if (await changePlan(dc, turn, said.text)) return true;
  const isWords = said.card === undefined && command === undefined;
  return isWords && hearWish(dc, turn, said.text);
}

/** What somebody asks or settles of how and when we write, in words that can be about nothing else. */
async function hearOfOurTimes(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  if (await hearLanguage(dc, turn, text)) return true;
  if (await hearSecondThought(dc, turn, text)) return true;
  return hearTimesAsked(dc, turn, text);
}

async function hearWhileNothingIsOpen(
  dc: DialogContext,
  turn: Turn,
  said: Said,
  command: Command | undefined,
  lost: Lost | undefined,
): Promise<void> {
  if (lost?.form) return void (await dc.beginDialog('form'));
  if (lost?.checkIn) turn.say('check-in.changed');
  if (command === 'check-in' && (await beginAnyForm(dc, turn))) return;
  if (lost?.checkIn) return beginCheckIn(dc, turn);
  if (command === 'check-in') return beginCheckInTold(dc, turn, said.text);
  if (agreesToBegin(turn, said)) return beginCheckIn(dc, turn);
  if (command === undefined && (await lateAnswer(dc, turn, said))) return;
  if (await hearFreeWords(dc, turn, said)) return;
  idle(turn, said, command, readNoise(said.text, wordsOf(turn)));
}

/** Nobody must agree to check-ins to be answered while a danger is open, to reach a person, or to have their data. */
async function withoutConsent(
  dc: DialogContext,
  turn: Turn,
  said: Said,
  command: Command | undefined,
): Promise<void> {
  if (command === 'nurse' || command === 'data') return everywhere(dc, turn, command, 'safety');
  keepLanguage(turn, said.text);
  if (turn.alert !== undefined && turn.alert.tier !== 'soon') {
    turn.raise('soon', []);
    return sayHeld(turn);
  }
  turn.say('consent.unclear', {}, { purpose: 'invitation' });
}

/** The crisis dialog was lost, by a fault or a new version, but nobody has resolved the alert: it keeps the floor. */
async function stillStanding(dc: DialogContext, turn: Turn, said: Said): Promise<void> {
  if (!isMachine(turn, said)) await answerWhileStanding(dc, turn, said);
}

/** Nobody wrote it as an answer, and an answer to it might be answered by the same machine, for ever. */
function isMachine(turn: Turn, said: Said): boolean {
  const noise = readNoise(said.text, wordsOf(turn));
  return noise === 'tapback' || (noise === 'auto-reply' && said.tier === 'none');
}
