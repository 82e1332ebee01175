/**
 * When nobody can say what a message asks for: asked back, then offered to choose, then a person. Never a loop, and nothing
 * is held: whoever writes something else that is understood gets on with that.
 */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { HOUR } from '../src/model/time.ts';
import { isAboutTheTalk } from '../src/reading/about-the-talk.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import { intents, type Intent } from '../src/understanding/intents.ts';
import { understandingOf } from '../src/understanding/of-content.ts';
import { saidIn, turnOf, wordsOf } from './turn-of.ts';
import { fulfil } from './ways.ts';

export const whichState = z.looseObject({
  stage: z.enum(['maybe', 'again', 'choose']),
  /** What they are asked whether they meant. */
  intent: z.enum(intents).optional(),
  /** What they are offered beside it. */
  or: z.enum(intents).optional(),
  /** Asked after a no: what a language model took it for. */
  other: z.enum(intents).optional(),
  /** It was a language model's idea. */
  byModel: z.literal(true).optional(),
  /** The words that were asked about, in which a day or a time may stand. */
  words: z.string().optional(),
  /** Messages in a row that were not understood. */
  tries: z.number(),
  at: z.number(),
});
type State = z.infer<typeof whichState>;
export type WhichBegin = Pick<State, 'stage' | 'intent' | 'or' | 'byModel' | 'words'>;

/** Whoever comes back later writes about something else. */
const STALE = 2 * HOUR;
/** The choices of `which.choose`, in its order. */
const choices: readonly Intent[] = ['check-in', 'progress', 'plan', 'ask', 'nurse'];

export class WhichDialog extends Dialog {
  constructor() {
    super('which');
  }

  override async beginDialog(dc: DialogContext, begin: WhichBegin): Promise<DialogTurnResult> {
    const tries = begin.stage === 'again' ? 1 : 0;
    const { byModel, ...state } = begin;
    put(turnOf(dc.context), dc, { ...state, tries }, byModel);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { text, media } = saidIn(turn);
    const noise = readNoise(text, wordsOf(turn));
    if (noise === 'empty') turn.say(media > 0 ? 'everyday.pictures' : 'everyday.empty');
    if (noise !== undefined) return Dialog.EndOfTurn;
    if (isAboutTheTalk(text, wordsOf(turn))) {
      const { stage, intent, or, tries, byModel } = stateOf(dc);
      put(turn, dc, { stage, tries, ...(intent && { intent }), ...(or && { or }) }, byModel);
      return Dialog.EndOfTurn;
    }
    const chosen = chosenIn(turn, stateOf(dc), text);
    const { other, tries } = stateOf(dc);
    if (chosen === 'no' && other !== undefined) {
      put(turn, dc, { stage: 'maybe', intent: other, tries }, true);
      return Dialog.EndOfTurn;
    }
    if (chosen === 'no') return again(dc, turn);
    if (chosen === 'both') return whichOfTwo(dc, turn);
    if (chosen !== undefined) return begun(dc, turn, chosen, stateOf(dc).words);
    const meant = understandingOf(turn.content)(text);
    if (meant.kind === 'wish') return begun(dc, turn, meant.intent);
    if (meant.kind === 'refusal') return refused(dc, turn);
    // Another guess is another try, or guesses would take turns for ever.
    if (meant.kind === 'maybe' && meant.intent !== stateOf(dc).intent && tries < 2) {
      const { kind: stage, ...either } = meant;
      put(turn, dc, { stage, ...either, words: text, tries: tries + 1 });
      return Dialog.EndOfTurn;
    }
    // Nobody has to answer what was only asked back: they went on to tell something.
    if (meant.kind === 'nothing' && !meant.asks && isOnlyAskedBack(stateOf(dc))) return leftAlone(dc, turn);
    return again(dc, turn);
  }

  override async repromptDialog(): Promise<void> {
    // What came between has been answered, and the question of what was meant is not worth a second text.
  }
}

/** It holds up nothing that is due, and nobody's words of a later hour. */
export function dropWhich(dc: DialogContext, turn: Turn): void {
  const open = dc.activeDialog;
  if (open?.id !== 'which') return;
  const isStale = turn.now - (open.state as State).at > STALE;
  // A late thought is about this very question.
  if (isStale || (turn.event.kind !== 'said' && turn.event.kind !== 'thought')) dc.stack.pop();
}

/** What a language model takes the words for. A question that stands open waits for its own yes or no first. */
export function suggest(dc: DialogContext, turn: Turn, intent: Intent): void {
  const state = stateOf(dc);
  if (state.stage === 'again') return put(turn, dc, { stage: 'maybe', intent, tries: state.tries }, true);
  if (state.stage === 'maybe' && state.intent !== intent) state.other = intent;
}

/** Once something else has begun, what was wanted before it is asked no more. */
export function leaveWhichBehind(dc: DialogContext): void {
  const below = dc.stack.slice(0, -1).findIndex(({ id }) => id === 'which');
  if (below >= 0) dc.stack.splice(below, 1);
}

/** Where a model's idea came after words that were not understood, they are still not understood. */
function isOnlyAskedBack({ stage, byModel, tries }: State): boolean {
  return stage === 'maybe' && !(byModel === true && tries > 0);
}

function chosenIn(
  turn: Turn,
  { stage, intent, or }: State,
  text: string,
): Intent | 'no' | 'both' | undefined {
  const number = /^\W*(\d)\W*$/.exec(text.normalize('NFKC'))?.[1];
  if (stage === 'choose' && number !== undefined) return choices[Number(number) - 1];
  if (stage !== 'maybe') return undefined;
  if (or !== undefined && number !== undefined) return [intent, or][Number(number) - 1];
  const reply = readYesNo(text, wordsOf(turn));
  // A yes to two things says of neither that it is meant.
  if (reply === 'yes') return or === undefined ? intent : 'both';
  return reply === 'no' ? 'no' : undefined;
}

async function begun(
  dc: DialogContext,
  turn: Turn,
  intent: Intent,
  words?: string,
): Promise<DialogTurnResult> {
  const isQuestion = saidIn(turn).text.length > 3;
  await dc.endDialog();
  if (intent === 'ask' && !isQuestion) turn.say('which.ask-away');
  else await fulfil(dc, turn, intent, words);
  return Dialog.EndOfTurn;
}

/** Once; whoever says yes again is offered all there is. */
async function whichOfTwo(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
  const { stage, intent, or, tries } = stateOf(dc);
  if (tries > 0 || intent === undefined || or === undefined) return again(dc, turn);
  put(turn, dc, { stage, intent, or, tries: tries + 1 });
  return Dialog.EndOfTurn;
}

async function refused(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
  turn.say('which.refused');
  return dc.endDialog();
}

async function leftAlone(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
  turn.say('everyday.idle');
  return dc.endDialog();
}

async function again(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
  const tries = stateOf(dc).tries + 1;
  if (tries <= 2) {
    put(turn, dc, { stage: tries === 1 ? 'again' : 'choose', tries });
    return Dialog.EndOfTurn;
  }
  turn.task('not-understood');
  turn.say('which.person');
  return dc.endDialog();
}

function put(
  turn: Turn,
  dc: DialogContext,
  state: Pick<State, 'stage' | 'intent' | 'or' | 'tries' | 'words'>,
  byModel?: true,
): void {
  const kept = stateOf(dc);
  delete kept.intent;
  delete kept.or;
  delete kept.other;
  delete kept.byModel;
  Object.assign(kept, { ...state, ...(byModel && { byModel }), at: turn.now });
  if (state.stage !== 'maybe' || state.intent === undefined) return turn.say(`which.${state.stage}`);
  const labelOf = (intent: Intent) => turn.content.text(`label.wish-${intent}`, turn.patient.lang);
  const label = labelOf(state.intent);
  if (state.or !== undefined)
    return turn.say('which.either', { options: `1 ${label}, 2 ${labelOf(state.or)}` });
  if (byModel) turn.say('ai.maybe', { label }, { ai: true });
  else turn.say('which.maybe', { label });
}

function stateOf(dc: DialogContext): State {
  if (dc.activeDialog === undefined) throw new Error('the question of what was meant is not the open dialog');
  return dc.activeDialog.state as State;
}
