/**
 * The common form of one question that is asked back: put, put again when something came between, and once more when nobody
 * can say what the reply means; then it is left. What it asks and what a reply means stands in its AskedBack.
 */
import type { DialogContext, DialogInstance, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { isAboutTheTalk } from '../src/reading/about-the-talk.ts';
import { readNoise } from '../src/reading/noise.ts';
import type { Turn } from '../src/turn/turn.ts';
import { openState } from './guided.ts';
import { saidIn, turnOf, wordsOf, type Context } from './turn-of.ts';

/** Replies that were not understood. */
export interface Tried {
  tries?: number | undefined;
}

/** What has gone on to something else, or has ended the question itself, gives that one's result. */
export type Meant = 'left' | 'unclear' | DialogTurnResult;

export interface AskedBack<S extends Tried> {
  readonly id: string;
  /** Says the question. Put once more because something came between is no other try. */
  put(turn: Turn, state: S): void;
  hear(dc: DialogContext, turn: Turn, state: S, text: string): Promise<Meant>;
}

const TRIES = 2;

export class AskedBackDialog<S extends Tried> extends Dialog {
  readonly #asked: AskedBack<S>;

  constructor(asked: AskedBack<S>) {
    super(asked.id);
    this.#asked = asked;
  }

  override async beginDialog(dc: DialogContext, begin: object): Promise<DialogTurnResult> {
    Object.assign(this.#stateIn(dc), begin);
    return this.#put(dc);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = this.#stateIn(dc);
    const { text } = saidIn(turn);
    const noise = readNoise(text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    // No try at an answer, so it counts as none.
    if (isAboutTheTalk(text, wordsOf(turn))) return this.#put(dc);
    const meant = await this.#asked.hear(dc, turn, state, text);
    if (typeof meant !== 'string') return meant;
    state.tries = (state.tries ?? 0) + 1;
    if (meant === 'unclear' && state.tries < TRIES) return this.#put(dc);
    turn.say('wish.left');
    return dc.endDialog();
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.#put(dc);
  }

  override async repromptDialog(context: Context, instance: DialogInstance): Promise<void> {
    this.#asked.put(turnOf(context), instance.state as S);
  }

  #put(dc: DialogContext): DialogTurnResult {
    this.#asked.put(turnOf(dc.context), this.#stateIn(dc));
    return Dialog.EndOfTurn;
  }

  #stateIn(dc: DialogContext): S {
    return openState(dc, this.id) as S;
  }
}
