/**
 * A danger has been heard. What is said comes from the reviewed protocol of its signal; where the protocol has one
 * direct question it is asked, and yes, no, unsure and silence each lead on. While an emergency stands, nothing else is
 * talked about. The tier is never lowered here: only a clinician resolves an alert.
 */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import type { Said } from '../src/model/event.ts';
import { DIRECT_QUESTION } from '../src/model/file.ts';
import { outranks, signalName, type Signal, type SignalName, type Tier } from '../src/model/signal.ts';
import { MINUTE } from '../src/model/time.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import { askYesNo } from './ask.ts';
import { saidIn, turnOf, wordsOf } from './turn-of.ts';

type Alarming = Exclude<Tier, 'none'>;

/** Another version of the service may have written it, so it is checked before it is believed. */
export const crisisState = z.looseObject({
  signal: signalName,
  tier: z.enum(['emergency', 'urgent', 'soon', 'ask']),
  /** `asked`: the direct question is open. `standing`: an emergency somebody has yet to resolve. */
  stage: z.enum(['asked', 'standing']),
});
type State = z.infer<typeof crisisState>;

/** Goes on after a direct question that was asked by a dialog which is gone. */
export interface CrisisBegin {
  asked?: SignalName;
}

/** Whether what was talked about before may be taken up again at once: not in the breath of an urgent answer. */
export interface CrisisEnd {
  goOn: boolean;
}

export const SAFETY_QUESTION = 'safety-question';

export class CrisisDialog extends Dialog {
  constructor() {
    super('crisis');
  }

  override async beginDialog(dc: DialogContext, begin: CrisisBegin = {}): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    if (begin.asked !== undefined) {
      stay(dc, { signal: begin.asked, tier: 'ask', stage: 'asked' });
      return this.continueDialog(dc);
    }
    return meet(dc, turn, strongest(saidIn(turn)));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const said = saidIn(turn);
    const noise = readNoise(said.text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    if (said.tier !== 'none') {
      const danger = strongest(said);
      const isNew = outranks(danger.tier, state.tier) || danger.signal !== state.signal;
      if (isNew)
        return state.stage === 'asked' ? meetBeside(dc, turn, state, danger) : meet(dc, turn, danger);
    }
    if (state.stage === 'asked') return answered(dc, turn, state, said);
    turn.say('crisis.again', {}, { purpose: 'safety' });
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(): Promise<DialogTurnResult> {
    return Dialog.EndOfTurn;
  }
}

/** What a message is answered with: its most urgent signal. */
export function strongest(said: Said): { signal: SignalName; tier: Alarming } {
  const [first, ...rest] = said.signals;
  const top = rest.reduce<Signal | undefined>(
    (best, next) => (best && !outranks(next.tier, best.tier) ? best : next),
    first,
  );
  const tier = said.tier === 'none' ? 'ask' : said.tier;
  return { signal: top?.signal ?? 'severe_distress', tier };
}

/**
 * Another danger while the direct question is open. An emergency takes over; anything less is answered too, but must not
 * make the question, or the silence after it, be forgotten.
 */
async function meetBeside(
  dc: DialogContext,
  turn: Turn,
  state: State,
  danger: { signal: SignalName; tier: Alarming },
): Promise<DialogTurnResult> {
  const step = turn.content.protocol(danger.signal)[danger.tier];
  if (danger.tier === 'emergency' || step.ask !== undefined) return meet(dc, turn, danger);
  turn.say(step.say, {}, { purpose: 'safety' });
  return askAgain(turn, state);
}

async function meet(
  dc: DialogContext,
  turn: Turn,
  danger: { signal: SignalName; tier: Alarming },
): Promise<DialogTurnResult> {
  const protocol = turn.content.protocol(danger.signal);
  const step = protocol[danger.tier];
  turn.say(step.say, {}, { purpose: 'safety' });
  if (step.ask !== undefined && protocol.answers !== undefined) {
    turn.say(step.ask, {}, { purpose: 'safety', ask: askYesNo(turn, step.ask) });
    waitForAnswer(turn, danger.signal, protocol.answers.waitMinutes);
    return stay(dc, { ...danger, stage: 'asked' });
  }
  return standOrEnd(dc, turn, danger);
}

/** Silence is an answer too: after the protocol's wait it comes back as an event. */
function waitForAnswer(turn: Turn, signal: SignalName, minutes: number): void {
  const id = `unanswered/${turn.event.id}`;
  const event = { kind: 'safety-question-unanswered', v: 1, id, at: turn.now, signal } as const;
  const at = { inMs: minutes * MINUTE };
  turn.plan({ id: SAFETY_QUESTION, lane: 'safety', at, work: { kind: 'event', event } });
}

async function answered(dc: DialogContext, turn: Turn, state: State, said: Said): Promise<DialogTurnResult> {
  const answers = turn.content.protocol(state.signal).answers;
  if (answers === undefined) return standOrEnd(dc, turn, state);
  if (said.card !== undefined && said.card.linkId !== DIRECT_QUESTION) return askAgain(turn, state);
  turn.unplan(SAFETY_QUESTION);
  const reply = readYesNo(said.text, wordsOf(turn));
  if (reply === 'no') {
    turn.say(answers.no.say, {}, { purpose: 'safety' });
    return standOrEnd(dc, turn, state);
  }
  const branch = reply === 'yes' ? answers.yes : answers.unsure;
  raiseTo(turn, state.signal, branch.tier, said.text);
  turn.say(branch.say, {}, { purpose: 'safety' });
  return standOrEnd(dc, turn, { signal: state.signal, tier: branch.tier });
}

/** The "no" on an old check-in card is about something else: the question stands, and so does its wait. */
function askAgain(turn: Turn, state: State): DialogTurnResult {
  const { ask } = turn.content.protocol(state.signal)[state.tier];
  if (ask !== undefined) turn.say(ask, {}, { purpose: 'safety', ask: askYesNo(turn, ask) });
  return Dialog.EndOfTurn;
}

/** What the direct question, or the silence after it, has shown. */
export function raiseTo(turn: Turn, name: SignalName, tier: 'emergency' | 'urgent', words: string): void {
  const evidence = { words: words === '' ? [] : [words], changedBy: [] };
  turn.raise(tier, [{ signal: name, tier, rule: 'protocol/direct-question', evidence }]);
}

/** An emergency keeps the floor until a clinician has resolved it; anything less gives it back. */
async function standOrEnd(
  dc: DialogContext,
  turn: Turn,
  danger: { signal: SignalName; tier: Alarming },
): Promise<DialogTurnResult> {
  if (turn.alert?.tier === 'emergency') return stay(dc, { ...danger, stage: 'standing' });
  return dc.endDialog({ goOn: danger.tier === 'ask' } satisfies CrisisEnd);
}

function stay(dc: DialogContext, state: State): DialogTurnResult {
  Object.assign(stateOf(dc), state);
  return Dialog.EndOfTurn;
}

function stateOf(dc: DialogContext): State {
  if (dc.activeDialog === undefined) throw new Error('the crisis dialog is not open');
  return dc.activeDialog.state as State;
}
