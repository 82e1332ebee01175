/**
 * A danger has been heard. What is said comes from the reviewed protocol of its signal; where the protocol has one
 * direct question it is asked, and yes, no, unsure and silence each lead on. While an emergency stands, nothing else is
 * talked about. The tier is never lowered here: only a clinician resolves an alert.
 */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { Said } from '../src/model/event.ts';
import { outranks, type Signal } from '../src/model/signal.ts';
import { asksForMore } from '../src/reading/medicine-question.ts';
import { readDirectAnswer } from '../src/reading/direct-answer.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import type { CrisisEnd } from './after-danger.ts';
import { answerTo, ask, askBeside, isAsked, putAgain, protocolOf } from './direct-question.ts';
import { sayHeld } from './held.ts';
import { offerPlan } from './plan-shown.ts';
import { isInDanger } from './standing-danger.ts';
import { saidIn, turnOf, wordsOf } from './turn-of.ts';
import { answerWhileStanding } from './while-standing.ts';
import { heardLanguageInDanger } from './wish/keep-language.ts';
import type { Alarming, Danger, CrisisState, CrisisBegin } from './crisis-state.ts';

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
    return meet(dc, turn, begin.found ?? strongest(saidIn(turn)));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const said = saidIn(turn);
    const noise = readNoise(said.text, wordsOf(turn));
    // What only looks like a machine's answer, and tells of danger, is somebody in danger.
    if (noise === 'tapback' || (noise === 'auto-reply' && said.tier === 'none')) return Dialog.EndOfTurn;
    if (state.stage === 'asked' && heardLanguageInDanger(turn, said)) {
      putAgain(turn, state);
      return Dialog.EndOfTurn;
    }
    // In a standing emergency a doubt is kept with the alert like every word, and no machine asks about it.
    // A plain yes or no is the answer that was asked for, whatever the texts before it raise together with it for the list.
    const isAnswer = state.stage === 'asked' && !outranks(said.tier, 'soon') && isPlainReply(turn, said);
    if (said.tier !== 'none' && !isAnswer && !(said.tier === 'ask' && state.stage === 'standing')) {
      const heard = strongest(said);
      const isNew =
        outranks(heard.tier, state.tier) || heard.signal !== state.signal || heard.about !== state.about;
      if (isNew) return state.stage === 'asked' ? beside(dc, turn, state, heard) : meet(dc, turn, heard);
    }
    if (state.stage === 'asked') return answered(dc, turn, state, said);
    await answerWhileStanding(dc, turn, said);
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(): Promise<DialogTurnResult> {
    return Dialog.EndOfTurn;
  }
}

/** Beside a no in many words a doubt is asked about together with what it answers. */
function isPlainReply(turn: Turn, { text, tier }: Said): boolean {
  const words = wordsOf(turn);
  if (tier === 'ask' && readDirectAnswer(text, words) === 'no') return true;
  return text.trim().split(/\s+/).length <= WORDS_OF_A_REPLY && readYesNo(text, words) !== undefined;
}
const WORDS_OF_A_REPLY = 3;

/** What a message is answered with: its most urgent signal. */
export function strongest(said: Said): Danger {
  const [first, ...rest] = said.signals;
  const top = rest.reduce<Signal | undefined>(
    (best, next) => (best && !outranks(next.tier, best.tier) ? best : next),
    first,
  );
  const tier: Alarming = said.tier === 'none' ? 'ask' : said.tier;
  return { signal: top?.signal ?? 'severe_distress', tier, about: top?.evidence.about };
}

async function meet(dc: DialogContext, turn: Turn, heard: Danger): Promise<DialogTurnResult> {
  if (isAsked(turn, heard)) {
    sayHeld(turn, 'danger');
    return standOrEnd(dc, turn, heard);
  }
  const step = protocolOf(turn, heard)[heard.tier];
  if (asksToTakeMore(turn, heard)) turn.say('crisis.misuse.more', {}, { purpose: 'safety' });
  turn.say(step.say, {}, { purpose: 'safety' });
  if (ask(turn, heard)) return stay(dc, { ...heard, stage: 'asked' });
  if (heard.about === undefined) offerPlan(turn, heard.signal);
  return standOrEnd(dc, turn, heard);
}

/** The question in it is answered too, and never with a yes; an emergency says first what to do. */
function asksToTakeMore(turn: Turn, { tier }: Danger): boolean {
  return tier !== 'emergency' && turn.event.kind === 'said' && asksForMore(turn.event.text, wordsOf(turn));
}

/**
 * Another danger while the direct question is open. An emergency takes over; anything less is answered too, but must not
 * make the question, or the silence after it, be forgotten.
 */
async function beside(
  dc: DialogContext,
  turn: Turn,
  state: CrisisState,
  heard: Danger,
): Promise<DialogTurnResult> {
  if (heard.tier === 'emergency') return meet(dc, turn, heard);
  if (asksToTakeMore(turn, heard)) turn.say('crisis.misuse.more', {}, { purpose: 'safety' });
  turn.say(protocolOf(turn, heard)[heard.tier].say, {}, { purpose: 'safety' });
  return stay(dc, askBeside(turn, state, heard));
}

async function answered(
  dc: DialogContext,
  turn: Turn,
  state: CrisisState,
  said: Said,
): Promise<DialogTurnResult> {
  const meanwhile = withTyped(turn, state, said);
  const next = answerTo(turn, state, said);
  if (next.kind === 'waits') return stay(dc, { ...next.state, meanwhile });
  if (state.about === undefined) offerPlan(turn, state.signal);
  const [first, ...rest] = state.behind ?? [];
  if (turn.alert?.tier === 'emergency' || first === undefined)
    return standOrEnd(dc, turn, next.danger, meanwhile);
  return ask(turn, first)
    ? stay(dc, { ...first, stage: 'asked', behind: rest, meanwhile })
    : standOrEnd(dc, turn, first, meanwhile);
}

/** What was typed so far that is neither a yes nor a no to it. */
function withTyped(turn: Turn, { meanwhile = [] }: CrisisState, { card, text }: Said): string[] {
  const isReply = card !== undefined || readYesNo(text, wordsOf(turn)) !== undefined;
  return isReply ? meanwhile : [...meanwhile, text].slice(-MOST_TYPED);
}
const MOST_TYPED = 3;

/** An emergency keeps the floor until a clinician has resolved it; anything less gives it back. */
async function standOrEnd(
  dc: DialogContext,
  turn: Turn,
  heard: Danger,
  meanwhile?: readonly string[],
): Promise<DialogTurnResult> {
  if (turn.alert?.tier === 'emergency') return stay(dc, { ...heard, stage: 'standing' });
  const goOn = !outranks(heard.tier, 'soon') && !isInDanger(turn);
  return dc.endDialog({ goOn, meanwhile } satisfies CrisisEnd);
}

function stay(dc: DialogContext, state: CrisisState): DialogTurnResult {
  const kept = stateOf(dc);
  for (const field of ['about', 'behind', 'again', 'turned', 'otherwise', 'meanwhile', 'silent'] as const)
    delete kept[field];
  Object.assign(kept, state);
  return Dialog.EndOfTurn;
}

function stateOf(dc: DialogContext): CrisisState {
  if (dc.activeDialog === undefined) throw new Error('the crisis dialog is not open');
  return dc.activeDialog.state as CrisisState;
}
