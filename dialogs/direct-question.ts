/** The one direct question of a safety protocol: when it is put, and what a reply, or the silence after it, means. */
import type { Said } from '../src/model/event.ts';
import { DIRECT_QUESTION } from '../src/model/file.ts';
import type { Protocol } from '../src/model/protocol.ts';
import { directQuestionRule, unansweredRule, type SignalName } from '../src/model/signal.ts';
import { MINUTE } from '../src/model/time.ts';
import { readCommand } from '../src/reading/command.ts';
import { readMedicineQuestion } from '../src/reading/medicine-question.ts';
import { isOnlySurprise } from '../src/reading/no-in-full.ts';
import type { Turn } from '../src/turn/turn.ts';
import { askYesNo } from './ask.ts';
import { dataKey } from './data-asked.ts';
import { isCourtesy, replyTo, turnsAway } from './direct-reply.ts';
import { sayHeld } from './held.ts';
import { sayMedicine } from './medicine-said.ts';
import { isForList, isNotUnderstood, mayAskOtherwise } from './not-understood.ts';
import { showPlan } from './plan-shown.ts';
import { shortened } from './questions.ts';
import { isHandedOver } from './standing-danger.ts';
import { wordsOf } from './turn-of.ts';
import type { CrisisState, Danger } from './crisis-state.ts';

type Answers = NonNullable<Protocol['answers']>;
type Means = Answers['no'] & { task?: string | undefined };

export const SAFETY_QUESTION = 'safety-question';

/** Another person's danger has words of its own, whichever it is. */
export function protocolOf({ content }: Turn, { signal, about }: Pick<Danger, 'signal' | 'about'>): Protocol {
  return content.protocol(about === undefined ? signal : 'for-other');
}

/** Puts the question and waits for its answer; false when the protocol asks nothing at this tier. */
export function ask(turn: Turn, danger: Danger): boolean {
  const { signal, tier } = danger;
  const { [tier]: step, answers } = protocolOf(turn, danger);
  if (step.ask === undefined || answers === undefined) return false;
  put(turn, step.ask);
  turn.askedDirectly(signal);
  waitForAnswer(turn, signal, answers.waitMinutes);
  return true;
}

/**
 * The question has been put and somebody has the alert: while they are in contact they ask, and before that the machine
 * does not ask again and again.
 */
export function isAsked(turn: Turn, danger: Danger): boolean {
  const { signal, tier } = danger;
  const { [tier]: step, answers } = protocolOf(turn, danger);
  const { alert } = turn;
  const at = turn.talk.directly?.[signal];
  if (step.ask === undefined || answers === undefined || at === undefined) return false;
  if (alert?.acknowledgedBy === undefined || at < alert.openedAt) return false;
  return isHandedOver(turn) || turn.now - at < answers.notAgainMinutes * MINUTE;
}

/** A danger heard beside the open question: what stands open afterwards. Thoughts of suicide are asked about first. */
export function askBeside(turn: Turn, open: CrisisState, heard: Danger): CrisisState {
  const mine = questionOf(turn, open);
  const its = questionOf(turn, heard);
  const waiting = (open.behind ?? []).filter(({ signal }) => signal !== heard.signal);
  const isOwn = heard.about === undefined;
  const goesFirst = isOwn && heard.signal === 'suicide_self_harm' && its !== undefined;
  if (goesFirst && ask(turn, heard)) {
    const { signal, tier, about } = open;
    const first = { signal, tier, about };
    return { ...heard, stage: 'asked', behind: its === mine ? waiting : [first, ...waiting] };
  }
  if (mine !== undefined) put(turn, mine);
  const isOther = its !== undefined && its !== mine;
  return { ...open, behind: isOther ? [...waiting, { ...heard }] : waiting };
}

export type Answered = { kind: 'waits'; state: CrisisState } | { kind: 'done'; danger: Danger };

export function answerTo(turn: Turn, state: CrisisState, said: Said): Answered {
  const { answers } = protocolOf(turn, state);
  if (answers === undefined) return { kind: 'done', danger: state };
  // The "no" on an old check-in card is about something else: the question stands, and so does its wait.
  const isOther = said.card !== undefined && said.card.linkId !== DIRECT_QUESTION;
  const asked = { question: questionOf(turn, state), dangerIsNo: answers.no.tier !== undefined };
  const heard = isOther || isCourtesy(turn, said) ? undefined : replyTo(turn, asked, said);
  const reply = heard === 'refused' ? undefined : heard;
  const asksOfMedicine = reply === undefined && !isOther && readMedicineQuestion(said.text, wordsOf(turn));
  if (asksOfMedicine) sayMedicine(turn, said.text, { purpose: 'safety' });
  if (isOther || (heard === undefined && turnsAway(turn, state, said))) return again(turn, state, said);
  if (heard === undefined && mayAskOtherwise(turn, state, said, answers))
    return askOtherwise(turn, state, said, answers);
  if (isForList(turn, state, said, heard)) return listed(turn, state, said, answers);
  turn.unplan(SAFETY_QUESTION);
  const means: Means = reply === undefined ? unclear(turn, state, said, answers) : answers[reply];
  if (means.tier !== undefined)
    raiseTo(
      turn,
      state,
      means.tier,
      said.text,
      means.task,
      reply === 'yes' ? ownerOf(turn, state) : undefined,
    );
  turn.say(means.say, {}, { purpose: 'safety' });
  return {
    kind: 'done',
    danger: { signal: state.signal, tier: means.tier ?? state.tier, about: state.about },
  };
}

/** Whoever would rather not say has answered; whoever was only not understood has not told of more danger than before. */
function unclear(turn: Turn, state: CrisisState, said: Said, answers: Answers): Answers['silence'] {
  const { notUnderstood } = answers;
  if (notUnderstood !== undefined && isNotUnderstood(turn, state, said)) return notUnderstood;
  return inDoubt(answers, state)?.unclear ?? answers.unclear ?? answers.unsure;
}

/** Thanked for, and a line of the next day's list: somebody reads what was said with it. */
function listed(turn: Turn, state: CrisisState, said: Said, { no }: Answers): Answered {
  turn.unplan(SAFETY_QUESTION);
  raiseTo(turn, state, 'soon', said.text);
  turn.say(no.say, {}, { purpose: 'safety' });
  return { kind: 'done', danger: { signal: state.signal, tier: state.tier, about: state.about } };
}

/** Where only a doubt stood behind the question, no answer to it is no more than something to look at. */
export function inDoubt(answers: Answers, state: Pick<CrisisState, 'tier'> | undefined): Answers['afterAsk'] {
  return state?.tier === 'ask' ? answers.afterAsk : undefined;
}

/** Put again, with why it comes first; but not while a clinician has the alert, who asks better than we do. */
function again(turn: Turn, state: CrisisState, said: Said): Answered {
  const waits = { kind: 'waits', state: { ...state, turned: (state.turned ?? 0) + 1 } } as const;
  const command = readCommand(said.text, wordsOf(turn));
  if (command === 'nurse') turn.task('nurse-asked');
  if (command === 'data') turn.task('data-asked');
  if (command === 'plan') showPlan(turn);
  if (turn.alert?.acknowledgedBy !== undefined) {
    // In an emergency every word has joined the alert already, before anybody thought of an answer.
    if (turn.alert.tier !== 'emergency') turn.raise('soon', []);
    sayHeld(turn);
    return waits;
  }
  if (said.card === undefined) turn.say(saidFirst(turn, command), {}, { purpose: 'safety' });
  putAgain(turn, state);
  return waits;
}

/** The same question in other words, with what led to it. What was said instead of an answer may be news to whoever has the alert. */
function askOtherwise(turn: Turn, state: CrisisState, { text, tier }: Said, answers: Answers): Answered {
  const { otherwise: key = '', waitMinutes } = answers;
  if (turn.alert !== undefined && turn.alert.tier !== 'emergency' && tier === 'none') turn.raise('soon', []);
  const led = turn.talk.doubts?.[state.signal]?.led;
  const because = led === undefined ? undefined : { words: shortened(led.text) };
  const isSurprise = /[?？]/.test(text) || isOnlySurprise(text, wordsOf(turn));
  turn.say(notSure(isSurprise, because !== undefined), because ?? {}, { purpose: 'safety' });
  put(turn, key);
  waitForAnswer(turn, state.signal, waitMinutes);
  return { kind: 'waits', state: { ...state, otherwise: true } };
}

/** Whoever asks why is told why; anybody else, that we are not sure of what they meant. */
function notSure(isSurprise: boolean, isKnown: boolean): string {
  if (!isKnown) return 'crisis.any.not-sure';
  return isSurprise ? 'crisis.any.because' : 'crisis.any.not-sure-because';
}

export function putAgain(turn: Turn, danger: Danger): void {
  const question = questionOf(turn, danger);
  if (question !== undefined) put(turn, question);
}

function saidFirst(turn: Turn, command: ReturnType<typeof readCommand>): string {
  if (command === 'data') return dataKey(turn);
  if (command === 'nurse') return 'everyday.nurse';
  return command === 'why' ? 'crisis.any.why' : 'crisis.any.first';
}

/** The wait is over. Asked once more where the protocol says so and nobody has been alerted yet; true when it was. */
export function askIntoSilence(turn: Turn, state: CrisisState, answers: Answers): boolean {
  if (state.tier !== 'ask' || (state.again ?? 0) >= answers.askAgain) return false;
  state.again = (state.again ?? 0) + 1;
  const hasReplied = state.otherwise === true;
  turn.say(hasReplied ? 'crisis.any.not-sure' : 'crisis.any.ask-again', {}, { purpose: 'safety' });
  return ask(turn, state);
}

/** What the direct question, or the silence after it, has shown. */
export function raiseTo(
  turn: Turn,
  { signal, about }: Pick<Danger, 'signal' | 'about'>,
  tier: 'emergency' | 'urgent' | 'soon',
  words: string,
  task?: string,
  shown: SignalName = signal,
): void {
  const evidence = { words: words === '' ? [] : [words], changedBy: [], ...(about && { about }) };
  const signals = [...new Set([signal, shown])];
  const rule = words === '' ? unansweredRule : directQuestionRule;
  turn.raise(
    tier,
    signals.map((each) => ({ signal: each, tier, rule, evidence })),
    { task },
  );
}

/** Other dangers of the mind lead to the question about suicide too: a yes to it is told as what it is. */
function ownerOf(turn: Turn, danger: Danger): SignalName | undefined {
  const own = turn.content.protocol('suicide_self_harm').ask.ask;
  return danger.about === undefined && questionOf(turn, danger) === own ? 'suicide_self_harm' : undefined;
}

function questionOf(turn: Turn, danger: Danger): string | undefined {
  return protocolOf(turn, danger)[danger.tier].ask;
}

function put(turn: Turn, question: string): void {
  turn.say(question, {}, { purpose: 'safety', ask: askYesNo(turn, question) });
}

/** Silence is an answer too: after the protocol's wait it comes back as an event. */
function waitForAnswer(turn: Turn, signal: SignalName, minutes: number): void {
  const id = `unanswered/${turn.event.id}`;
  const event = { kind: 'safety-question-unanswered', v: 1, id, at: turn.now, signal } as const;
  const at = { inMs: minutes * MINUTE };
  turn.plan({ id: SAFETY_QUESTION, lane: 'safety', at, work: { kind: 'event', event } });
}
