/**
 * The common form of a guided conversation: one question after another, each shown until it is answered or left. How it is
 * begun, taken up again after a danger, repeated and left alone is the same for all; what is its own stands in its Guide.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { z } from 'zod';
import { readAboutTheTalk } from '../src/reading/about-the-talk.ts';
import { readWhole } from '../src/reading/command.ts';
import { readCorrection } from '../src/reading/correction.ts';
import { readNoise } from '../src/reading/noise.ts';
import { leftOpen, readPlain } from '../src/reading/own-words.ts';
import { readPutOff } from '../src/reading/put-off.ts';
import type { Turn } from '../src/turn/turn.ts';
import { mayGoOn } from './after-danger.ts';
import { answerBefore } from './answer-before.ts';
import type { Guide, Kept, Takes, Then } from './guide.ts';
import { saidIn, turnOf, wordsOf, type Context } from './turn-of.ts';

export type { Guide, Kept, Takes, Then } from './guide.ts';

const TRIES = 2;

class GuidedDialog<S extends Kept> extends Dialog {
  readonly #guide: Guide<S>;

  constructor(guide: Guide<S>) {
    super(guide.id);
    this.#guide = guide;
  }

  override async beginDialog(dc: DialogContext, begin: object): Promise<DialogTurnResult> {
    // It is never open twice: what was begun of it before, and lies below, gives way.
    const below = dc.stack.slice(0, -1).findIndex(({ id }) => id === this.id);
    if (below >= 0) dc.stack.splice(below, 1);
    const state = openState(dc, this.id) as S;
    Object.assign(state, { tries: 0, ...this.#guide.fresh?.(), ...begin });
    this.#guide.show(turnOf(dc.context), state);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const guide = this.#guide;
    const turn = turnOf(dc.context);
    const state = openState(dc, this.id) as S;
    const said = saidIn(turn);
    const noise = readNoise(said.text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    if (guide.leaves?.(turn) === true) return dc.endDialog();
    const { card } = said;
    const isOld = card !== undefined && card.linkId !== guide.linkOf?.(state);
    if (noise === 'empty' && card === undefined)
      turn.say(said.media > 0 ? 'everyday.pictures' : 'everyday.empty');
    else if (!isOld && state.unseen !== true) return this.#hear(dc, turn, state, card?.answer ?? said.text);
    else if (isOld) turn.say(guide.oldCard ?? 'forms.old-card');
    guide.show(turn, state);
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(
    dc: DialogContext,
    _why?: DialogReason,
    ended?: unknown,
  ): Promise<DialogTurnResult> {
    const state = openState(dc, this.id) as S;
    this.#guide.resumes?.(state);
    if (mayGoOn(ended)) this.#guide.show(turnOf(dc.context), state);
    else state.unseen = true;
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: Context, instance: DialogInstance): Promise<void> {
    this.#guide.show(turnOf(context), instance.state as S);
  }

  async #hear(dc: DialogContext, turn: Turn, state: S, text: string): Promise<DialogTurnResult> {
    const guide = this.#guide;
    const isTyped = saidIn(turn).card === undefined;
    if (isTyped && this.#aboutTheTalk(turn, state, text)) return this.#go(dc, turn, state, 'ask');
    const word = guide.wordIn ? guide.wordIn(turn, state, text) : readWhole(text, wordsOf(turn));
    const then =
      (word && (await guide.words[word]?.(turn, state, dc))) ??
      (isTyped ? await answerBefore(guide, dc, turn, state, text) : undefined) ??
      (await this.#meant(dc, turn, state, text));
    return this.#go(dc, turn, state, then);
  }

  /** It is no try at an answer, so it counts as none. */
  #aboutTheTalk(turn: Turn, state: S, text: string): boolean {
    const about = readAboutTheTalk(text, wordsOf(turn));
    if (about === 'other-mind') turn.say('everyday.other-mind');
    const easier = about === 'simpler' ? this.#guide.easier(turn, state) : undefined;
    if (easier !== undefined) turn.say(easier);
    return about !== undefined;
  }

  /**
   * Words of their own are asked for once more; the second time the question is left out, or with it the conversation. Whoever
   * does not know, has no more to say, or will say it another time is not asked again.
   */
  async #meant(dc: DialogContext, turn: Turn, state: S, text: string): Promise<Then> {
    const guide = this.#guide;
    const { skip, later } = guide.words;
    const taken = guide.ownWords?.(turn, state);
    const left = (taken && leftOpen(text, wordsOf(turn))) ?? putOffIn(turn, text);
    const then = await (left === 'later' ? later : left && skip)?.(turn, state, dc);
    if (then !== undefined) return then;
    const plain = taken && readPlain(readCorrection(text, wordsOf(turn))?.rest ?? text, wordsOf(turn));
    const isFace = taken !== undefined && plain !== 'yes' && plain !== 'no' && !/[\p{L}\p{N}]/u.test(text);
    if (isFace) return this.#onceMore(turn, state, dc);
    if (plain === undefined || taken?.includes(plain) === true) return guide.hear(dc, turn, state, text);
    return this.#onceMore(turn, state, dc);
  }

  async #onceMore(turn: Turn, state: S, dc: DialogContext): Promise<Then> {
    const { skip, later } = this.#guide.words;
    state.tries = (state.tries ?? 0) + 1;
    if (state.tries >= TRIES) {
      const then = (await skip?.(turn, state, dc)) ?? (await later?.(turn, state, dc)) ?? 'end';
      // It cannot be left out: this try is counted where the same is asked again.
      if (then === 'unclear') state.tries -= 1;
      return then;
    }
    turn.say('everyday.own-words');
    return 'ask';
  }

  /** Once in other words, then a choice, then a person: never a loop. */
  #unclear(turn: Turn, state: S): Then {
    state.tries = (state.tries ?? 0) + 1;
    const isLast = state.tries > TRIES;
    if (state.tries === TRIES) turn.say('everyday.choice');
    if (isLast) leaveToAPerson(turn);
    if (state.tries !== TRIES) this.#guide.unclear?.(turn, state, isLast);
    return isLast ? 'end' : 'ask';
  }

  #go(dc: DialogContext, turn: Turn, state: S, then: Then): Promise<DialogTurnResult> | DialogTurnResult {
    switch (then) {
      case 'ask':
        this.#guide.show(turn, state);
        return Dialog.EndOfTurn;
      case 'wait':
        return Dialog.EndOfTurn;
      case 'end':
        return dc.endDialog();
      case 'unclear':
        return this.#go(dc, turn, state, this.#unclear(turn, state));
      default:
        return then;
    }
  }
}

/** What nobody could read is left, and somebody looks at it. */
export function leaveToAPerson(turn: Turn): void {
  turn.task('not-understood');
  turn.say('question.person');
}

/** The question is about to be shown. Where a danger came in behind, it will not be, and nothing answers it yet. */
export function noteShown(turn: Turn, state: Kept): void {
  delete state.unseen;
  if (turn.isOvertaken) state.unseen = true;
}

function putOffIn(turn: Turn, text: string): 'later' | undefined {
  const put = readPutOff(text, wordsOf(turn));
  return put === 'later' || put === 'tomorrow' ? 'later' : undefined;
}

export function openState({ activeDialog }: DialogContext, id: string): unknown {
  if (activeDialog?.id !== id) throw new Error(`${id} is not the open dialog`);
  return activeDialog.state;
}

/** Wherever it stands among the open ones; true when it was one of them. */
export function takeOut(dc: DialogContext, id: string): boolean {
  const isOpen = dc.stack.some((each) => each.id === id);
  for (let at = dc.stack.length - 1; at >= 0; at -= 1) if (dc.stack[at]?.id === id) dc.stack.splice(at, 1);
  return isOpen;
}

/** A guide as the rest of the conversation knows it. */
export interface Guided {
  readonly id: string;
  readonly state: z.ZodType;
  dialog(): Dialog;
  /** When the open question was shown. */
  shownAt(state: unknown): number;
  isStale(turn: Turn, state: unknown): boolean;
  takes(state: unknown): Takes;
  /** The open question asks for words of the person's own. */
  asksWords(turn: Turn, state: unknown): boolean;
}

export function guided<S extends Kept>(guide: Guide<S>): Guided {
  return {
    id: guide.id,
    state: guide.state,
    dialog: () => new GuidedDialog(guide),
    shownAt: (state) => guide.shownAt(state as S),
    isStale: (turn, state) => isStale(guide, turn, state as S),
    takes: (state) => guide.takes?.(state as S) ?? 'answer',
    asksWords: (turn, state) => guide.ownWords?.(turn, state as S) !== undefined,
  };
}

function isStale<S extends Kept>(guide: Guide<S>, turn: Turn, state: S): boolean {
  const age = turn.now - guide.shownAt(state);
  const isDue = turn.event.kind === 'check-in-due' && age >= (guide.yieldsAfter?.(state) ?? Infinity);
  return isDue || age > guide.staleAfter(state) || guide.isGone?.(turn, state) === true;
}

/** What somebody has left alone for so long that their next words are about something else, and what lies below it too. */
export function leaveStale(dc: DialogContext, turn: Turn, guides: readonly Guided[]): void {
  for (let open = dc.activeDialog; open !== undefined; open = dc.activeDialog) {
    const { id, state } = open;
    if (guides.find((each) => each.id === id)?.isStale(turn, state) !== true) return;
    dc.stack.pop();
    hideSurfaced(dc, guides);
  }
}

/** The question that lay below was put long before the words that come now, and they are no answer to it. */
function hideSurfaced({ activeDialog: open }: DialogContext, guides: readonly Guided[]): void {
  if (open === undefined) return;
  const canBeShownAgain = open.id === 'questionnaire' || open.id === 'form';
  if (canBeShownAgain || guides.some(({ id }) => id === open.id)) (open.state as Kept).unseen = true;
}
