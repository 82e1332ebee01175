/**
 * The common form of a guided conversation: one question after another, each shown until it is answered or left. How it is
 * begun, taken up again after a danger, repeated and left alone is the same for all; what is its own stands in its Guide.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { z } from 'zod';
import { readWhole, type Command } from '../src/reading/command.ts';
import { readNoise } from '../src/reading/noise.ts';
import { leftOpen, readPlain, type Plain } from '../src/reading/own-words.ts';
import type { Turn } from '../src/turn/turn.ts';
import { mayGoOn } from './after-danger.ts';
import { saidIn, turnOf, wordsOf, type Context } from './turn-of.ts';

/** What the common form itself keeps beside what is a conversation's own. */
export interface Kept {
  /** Replies to the open question that were not understood. */
  tries?: number | undefined;
  /** A danger was talked about before the question could be shown, so that nothing answers it yet. */
  unseen?: boolean | undefined;
}

/**
 * `ask`: the open question is shown, the same or the next. `wait`: nothing more is said. `unclear`: it is asked once more, and
 * the second time it is left. What has opened another conversation gives that one's result.
 */
export type Then = 'ask' | 'wait' | 'end' | 'unclear' | DialogTurnResult;

/** What a word does that means the same in many conversations; undefined leaves it to `hear`. */
type Word<S> = (turn: Turn, state: S, dc: DialogContext) => Then | undefined | Promise<Then | undefined>;

export interface Guide<S extends Kept> {
  readonly id: string;
  /** Another version of the service may have written it, so it is checked before it is believed. */
  readonly state: z.ZodType<S>;
  /** What it begins with beside what it is begun with. */
  fresh?(): Partial<S>;
  /** Says the open question, the first time or once more, after `noteShown`. */
  show(turn: Turn, state: S): void;
  /** What a reply to the open question means. */
  hear(dc: DialogContext, turn: Turn, state: S, text: string): Then | Promise<Then>;
  readonly words: Partial<Record<Command, Word<S>>>;
  /** Where such words are looked for; as the whole message, when left out. */
  wordIn?(turn: Turn, state: S, text: string): Command | undefined;
  /**
   * The open question asks for words of the person's own: the plain replies that mean something to it too. Any other, such as
   * "ok" or "done", is never kept as their words; undefined for questions of another kind.
   */
  ownWords?(turn: Turn, state: S): readonly Plain[] | undefined;
  /** Says that a reply was not understood. */
  unclear?(turn: Turn, state: S, isLast: boolean): void;
  /** Taken up again after a danger was talked about: what has gone by meanwhile is left out. */
  resumes?(state: S): void;
  /** How the open question is called on a card, so that an old card answers nothing. */
  linkOf?(state: S): string;
  readonly oldCard?: string;
  /** Where whatever is written is an answer, and where a question would be one too; elsewhere numbers and the like are asked for. */
  takes?(state: S): Takes;
  /** True when the words are no reply to any question of it, and have been answered: it ends. */
  leaves?(turn: Turn): boolean;
  shownAt(state: S): number;
  /** Whoever comes back after so long writes about something else. */
  staleAfter(state: S): number;
  /** After so long without a reply a day's check-in does not wait for it; it does, when left out. */
  yieldsAfter?(state: S): number;
  /** What it is about is there no more. */
  isGone?(turn: Turn, state: S): boolean;
}

export type Takes = 'answer' | 'words' | 'questions';

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
    const word = guide.wordIn ? guide.wordIn(turn, state, text) : readWhole(text, wordsOf(turn));
    const then =
      (word && (await guide.words[word]?.(turn, state, dc))) ?? (await this.#meant(dc, turn, state, text));
    return this.#go(dc, turn, state, then);
  }

  /**
   * Words of their own are asked for once more; the second time the question is left out, or with it the conversation. Whoever
   * does not know, has no more to say, or will say it another time is not asked again.
   */
  async #meant(dc: DialogContext, turn: Turn, state: S, text: string): Promise<Then> {
    const guide = this.#guide;
    const { skip, later } = guide.words;
    const taken = guide.ownWords?.(turn, state);
    const left = taken && leftOpen(text, wordsOf(turn));
    const then = await (left === 'later' ? later : left && skip)?.(turn, state, dc);
    if (then !== undefined) return then;
    const plain = taken && readPlain(text, wordsOf(turn));
    if (plain === undefined || taken?.includes(plain) === true) return guide.hear(dc, turn, state, text);
    return this.#onceMore(turn, state, dc);
  }

  async #onceMore(turn: Turn, state: S, dc: DialogContext): Promise<Then> {
    const { skip, later } = this.#guide.words;
    state.tries = (state.tries ?? 0) + 1;
    if (state.tries >= TRIES)
      return (await skip?.(turn, state, dc)) ?? (await later?.(turn, state, dc)) ?? 'end';
    turn.say('everyday.own-words');
    return 'ask';
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
      case 'unclear': {
        state.tries = (state.tries ?? 0) + 1;
        const isLast = state.tries >= TRIES;
        this.#guide.unclear?.(turn, state, isLast);
        return this.#go(dc, turn, state, isLast ? 'end' : 'ask');
      }
      default:
        return then;
    }
  }
}

/** The question is about to be shown. Where a danger came in behind, it will not be, and nothing answers it yet. */
export function noteShown(turn: Turn, state: Kept): void {
  delete state.unseen;
  if (turn.isOvertaken) state.unseen = true;
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
}

export function guided<S extends Kept>(guide: Guide<S>): Guided {
  return {
    id: guide.id,
    state: guide.state,
    dialog: () => new GuidedDialog(guide),
    shownAt: (state) => guide.shownAt(state as S),
    isStale: (turn, state) => isStale(guide, turn, state as S),
    takes: (state) => guide.takes?.(state as S) ?? 'answer',
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
