/** What silence means after a direct question, and the opt-out that comes instead of an answer. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Alert } from '../src/model/alert.ts';
import type { Event } from '../src/model/event.ts';
import type { Protocol } from '../src/model/protocol.ts';
import type { Turn } from '../src/turn/turn.ts';
import type { CrisisEnd } from './after-danger.ts';
import type { SignalName } from '../src/model/signal.ts';
import {
  askIntoSilence,
  inDoubt,
  protocolOf,
  putAgain,
  raiseTo,
  SAFETY_QUESTION,
} from './direct-question.ts';
import { offerPlan } from './plan-shown.ts';
import type { Lost } from './lost.ts';
import { isHandedOver } from './standing-danger.ts';
import type { CrisisState, Danger } from './crisis-state.ts';

/** What was asked about, and how grave it was; unknown when the dialog that asked is lost. */
type Asked = Pick<Danger, 'signal'> & Partial<Danger>;
type Answers = NonNullable<Protocol['answers']>;
type Unanswered = Extract<Event, { kind: 'safety-question-unanswered' }>;

/**
 * An answer takes the wait away, so one that has ended was met with silence, also when the dialog was lost meanwhile. In
 * an emergency that stands for something else it is told to the clinicians, and the patient is left to act.
 */
export async function unanswered(
  dc: DialogContext,
  turn: Turn,
  event: Unanswered,
  lost: Lost | undefined,
): Promise<void> {
  const open = openQuestion(dc);
  const { answers } = protocolOf(turn, open ?? event);
  const forgotten = open === undefined && lost?.asked === undefined && turn.alert === undefined;
  if (answers === undefined || forgotten || isEmergency(turn.alert, event.signal)) return;
  // Whoever answers a clinician need not answer us.
  if (isHandedOver(turn)) {
    if (open !== undefined) open.silent = true;
    return;
  }
  if (open !== undefined && askIntoSilence(turn, open, answers)) return;
  const elsewhere = turn.alert?.tier === 'emergency';
  takeAsAnswer(turn, open ?? { signal: event.signal });
  for (const behind of open?.behind ?? []) takeAsAnswer(turn, behind);
  if (!elsewhere) {
    turn.say(silentAs(answers, open).say, {}, { purpose: 'safety' });
    if (open?.about === undefined) offerPlan(turn, event.signal);
  }
  if (open !== undefined) await settle(dc, turn, open);
}

/** Who texts STOP instead of an answer has not answered: as with silence, and nobody can be asked again but by phone. */
export function optOutAsAnswer(dc: DialogContext, turn: Turn): void {
  const open = openQuestion(dc);
  if (open === undefined || open.silent) return;
  turn.unplan(SAFETY_QUESTION);
  for (const { signal, about } of [open, ...(open.behind ?? [])])
    takeAsAnswer(turn, { signal, about }, 'opt-out-in-danger');
}

/** The crisis dialog with its question still open, wherever it stands. */
export function openQuestion(dc: DialogContext): CrisisState | undefined {
  const crisis = dc.stack.find(({ id, state }) => id === 'crisis' && state['stage'] === 'asked');
  return crisis?.state as CrisisState | undefined;
}

/** HELP is answered like anywhere; the question about danger that it was sent to stays open, and its wait goes on. */
export function putOpenAgain(dc: DialogContext, turn: Turn): void {
  const open = dc.activeDialog?.id === 'crisis' ? openQuestion(dc) : undefined;
  if (open !== undefined && open.silent !== true && turn.alert?.acknowledgedBy === undefined)
    putAgain(turn, open);
}

function takeAsAnswer(turn: Turn, about: Asked, task?: string): void {
  const { answers } = protocolOf(turn, about);
  if (answers === undefined) return;
  const { tier, ...silent } = silentAs(answers, about);
  raiseTo(turn, about, tier, '', task ?? silent.task ?? answers.silence.task);
}

/** What silence counts for. To whoever wrote something that was not understood it cannot be said that nothing came. */
function silentAs(
  answers: Answers,
  open: Pick<Partial<CrisisState>, 'tier' | 'otherwise'> | undefined,
): Answers['silence'] {
  const doubted = open?.tier && inDoubt(answers, { tier: open.tier });
  const silence = doubted?.silence ?? answers.silence;
  if (open?.otherwise !== true) return silence;
  const { say } = answers.notUnderstood ?? doubted?.unclear ?? answers.unclear ?? silence;
  return { ...silence, say };
}

/**
 * In an emergency the floor is kept; an urgent question stays open, for a late answer still counts. What is only on the
 * list may stand there for days, and must not keep the check-ins away.
 */
async function settle(dc: DialogContext, turn: Turn, open: CrisisState): Promise<void> {
  delete open.behind;
  if (turn.alert?.tier === 'emergency') Object.assign(open, { stage: 'standing', tier: 'emergency' });
  else if (turn.alert?.tier === 'urgent') open.silent = true;
  else if (dc.activeDialog?.state === open) await dc.endDialog({ goOn: false } satisfies CrisisEnd);
}

/** The clinicians know of this very danger, and deal with it. */
function isEmergency(alert: Alert | undefined, signal: SignalName): boolean {
  if (alert?.tier !== 'emergency') return false;
  const heard = alert.quotes.flatMap(({ signals }) => signals);
  return heard.some((each) => each.signal === signal && each.tier === 'emergency');
}
