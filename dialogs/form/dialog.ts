/**
 * Any form of content/forms as a conversation. Where the person stands is kept in their record and not in the dialog, so
 * that a danger, a restart or a night in between loses nothing; what they say is understood by the engine of src/forms.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { resume, type Turned } from '../../src/forms/engine.ts';
import type { Evaluate } from '../../src/forms/evaluate.ts';
import type { Form } from '../../src/forms/form.ts';
import type { State } from '../../src/forms/state.ts';
import type { FormRecord } from '../../src/model/form-record.ts';
import { readNoise } from '../../src/reading/noise.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { Intent } from '../../src/understanding/intents.ts';
import { understandingOf } from '../../src/understanding/of-content.ts';
import { mayGoOn, typedMeanwhile } from '../after-danger.ts';
import { saidIn, turnOf, wordsOf, type Context } from '../turn-of.ts';
import { begun, type FormBegin } from './begin.ts';
import { sayToNoAnswer, turnedBy } from './hear.ts';
import { formOf, listening } from './known.ts';
import { wouldAnswer, withTyped } from './meanwhile.ts';
import { asked, kept, leaveOut, show } from './onwards.ts';
import { gone, leaveUnfinished } from './over.ts';
import { isOwnWordsAsked, sayQuestion } from './shown.ts';
import { isAside, isUnseen, shownNow, stateIn, typedIn } from './state.ts';

/** Meets a wish that was taken for an answer, and shows the question again. */
export type Fulfil = (dc: DialogContext, turn: Turn, intent: Intent, words: string) => Promise<void>;

/** After so many replies that were not understood the question is left to a person. */
const TRIES = 3;

export class FormDialog extends Dialog {
  readonly #evaluate: Evaluate;
  readonly #fulfil: Fulfil;

  constructor(evaluate: Evaluate, fulfil: Fulfil) {
    super('form');
    this.#evaluate = evaluate;
    this.#fulfil = fulfil;
  }

  /** Takes up the one that is open, or begins the one that is wanted. */
  override async beginDialog(dc: DialogContext, begin?: FormBegin): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const isOpen = turn.form?.status === 'open';
    if (isOpen && (begin === undefined || begin.form === turn.form?.form)) return this.#takeUp(dc, turn);
    if (isOpen) leaveUnfinished(turn);
    const form = begin && formOf(turn, begin.form);
    if (form === undefined || begin === undefined) return dc.endDialog();
    return show(dc, turn, form, await begun(turn, form, begin, this.#evaluate));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const said = saidIn(turn);
    const record = turn.form;
    const form = record && formOf(turn, record.form);
    if (record?.status !== 'open' || form === undefined) return gone(dc, turn);
    const noise = readNoise(said.text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    if (isUnseen(dc)) return this.#takeUp(dc, turn, typedIn(dc));
    if (record.version !== form.version) {
      turn.say('check-in.changed');
      return this.#takeUp(dc, turn);
    }
    if (isAside(dc) && said.card === undefined && !(await this.#isPlain(turn, form, record)))
      return this.#takeUp(dc, turn, [...typedIn(dc), said.text]);
    if (sayToNoAnswer(turn, form, record)) return show(dc, turn, form, stateIn(turn.form ?? record));
    return this.#hear(dc, turn, form, record);
  }

  override async resumeDialog(
    dc: DialogContext,
    _why?: DialogReason,
    ended?: unknown,
  ): Promise<DialogTurnResult> {
    const typed = [...typedIn(dc), ...typedMeanwhile(ended)];
    if (mayGoOn(ended)) return this.#takeUp(dc, turnOf(dc.context), typed);
    Object.assign(dc.activeDialog?.state ?? {}, { aside: true, typed });
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: Context, instance: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    const form = turn.form && formOf(turn, turn.form.form);
    if (turn.form === undefined || form === undefined) return;
    asked(turn, form, stateIn(turn.form));
    instance.state = shownNow(turn);
  }

  /** So plainly an answer that it is one, whatever was talked about in between. */
  async #isPlain(turn: Turn, form: Form, record: FormRecord): Promise<boolean> {
    if (isOwnWordsAsked(turn)) return false;
    return wouldAnswer(turn, form, stateIn(record), saidIn(turn).text, listening(turn, this.#evaluate));
  }

  async #takeUp(dc: DialogContext, turn: Turn, typed: readonly string[] = []): Promise<DialogTurnResult> {
    const record = turn.form;
    const form = record && formOf(turn, record.form);
    if (record === undefined || form === undefined) return gone(dc, turn);
    const hearing = listening(turn, this.#evaluate);
    const { state: fresh } = await resume(form, record.state, hearing.world);
    const state = typed.length === 0 ? fresh : await withTyped(turn, form, fresh, typed, hearing);
    turn.keepForm({ ...record, version: form.version, state });
    if (state.doubt !== undefined && state !== fresh) sayQuestion(turn, form, record, fresh);
    return show(dc, turn, form, state);
  }

  async #hear(dc: DialogContext, turn: Turn, form: Form, record: FormRecord): Promise<DialogTurnResult> {
    const before = stateIn(record);
    const turned = await turnedBy(turn, form, record, before, this.#evaluate);
    const isUnclear = turned.kind === 'unclear' || turned.kind === 'doubted';
    if (turned.kind === 'denied') return this.#denied(dc, turn, form, before, turned);
    if (turned.kind === 'unclear' && turned.state.tries === TRIES - 1) turn.say('everyday.choice');
    else for (const { key, values } of turned.said) turn.say(key, values);
    if (isUnclear && turned.state.tries >= TRIES) return leaveOut(dc, turn, form, turned, this.#evaluate);
    return kept(dc, turn, form, before, turned);
  }

  /** It was no answer: what is wanted with it is met, or words of their own are asked for once more. */
  async #denied(
    dc: DialogContext,
    turn: Turn,
    form: Form,
    { doubt }: State,
    turned: Turned,
  ): Promise<DialogTurnResult> {
    if (turn.form !== undefined) turn.keepForm({ ...turn.form, state: turned.state });
    const meant = doubt && understandingOf(turn.content)(doubt.said);
    if (doubt !== undefined && meant?.kind === 'wish' && !OF_THE_FORM.has(meant.intent)) {
      await this.#fulfil(dc, turn, meant.intent, doubt.said);
      return Dialog.EndOfTurn;
    }
    if (isOwnWordsAsked(turn)) turn.say('everyday.own-words');
    return show(dc, turn, form, turned.state);
  }
}

/** They begin something of their own that asks for much the same. */
const OF_THE_FORM: ReadonlySet<Intent> = new Set(['aim', 'work', 'weeks', 'pace', 'skills']);
