/**
 * Any form of content/forms as a conversation. Where the person stands is kept in their record and not in the dialog, so
 * that a danger, a restart or a night in between loses nothing; what they say is understood by the engine of src/forms.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { ask } from '../../src/forms/ask.ts';
import { carriedAnswers } from '../../src/forms/carried.ts';
import { doubted } from '../../src/forms/doubted.ts';
import { answer, correct, open, resume, type Turned } from '../../src/forms/engine.ts';
import type { Evaluate } from '../../src/forms/evaluate.ts';
import { inLanguage, type Form } from '../../src/forms/form.ts';
import type { State } from '../../src/forms/state.ts';
import type { FormRecord } from '../../src/model/form-record.ts';
import { DAY, localDay } from '../../src/model/time.ts';
import { readAboutTheTalk } from '../../src/reading/about-the-talk.ts';
import { readCommand } from '../../src/reading/command.ts';
import { readNoise } from '../../src/reading/noise.ts';
import { askableNow } from '../../src/schedule/forms.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { mayGoOn, typedMeanwhile } from '../after-danger.ts';
import { dangerIn } from './found.ts';
import { withAnswered } from './given.ts';
import { isDoubtful, isNothingToSay, isPutOff, isToBeWorded } from './own-words.ts';
import { wouldAnswer, withTyped } from './meanwhile.ts';
import { endRecord, finish, gone, leaveUnfinished, stateIn } from './over.ts';
import { easierOf, isOwnWordsAsked, roundOf, sayQuestion, showQuestion } from './shown.ts';
import { formOf, listening } from './known.ts';
import type { Intent } from '../../src/understanding/intents.ts';
import { understandingOf } from '../../src/understanding/of-content.ts';
import { saidIn, tongueOf, turnOf, wordsOf, type Context } from '../turn-of.ts';
import type { CrisisBegin } from '../crisis-state.ts';
import type { FormBegin } from './begin.ts';

export const formState = z.looseObject({
  /** A danger was talked about before the question could be shown, so that nothing answers it yet. */
  unseen: z.boolean().optional(),
  /** A danger was talked about since it was shown: an answer still counts, and anything else has it shown again. */
  aside: z.boolean().optional(),
  /** What was typed together with the danger, or while it was talked about, and may be the answer. */
  typed: z.array(z.string()).optional(),
});

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
    const half = turn.talk.unfinished[begin.form]?.state;
    const state = await (half === undefined ? this.#opened(turn, form) : this.#goneOn(turn, form, half));
    turn.noteFormOver(begin.form);
    const { now, patient } = turn;
    const fresh = { form: begin.form, because: begin.because, day: localDay(now, patient.zone), dueAt: now };
    turn.keepForm({ v: 1, version: form.version, status: 'open', state, given: [], numbers: {}, ...fresh });
    const label = inLanguage(form.title, patient.lang);
    const [key, musts] =
      begin.isNamed === true
        ? ['forms.opening', 'forms.opening-musts']
        : ['forms.begin', 'forms.begin-musts'];
    if (half !== undefined) turn.say('forms.go-on');
    else turn.say(form.hasMusts ? musts : key, { label });
    return show(dc, turn, form, state);
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
    if (noise === 'empty' && said.card === undefined) {
      turn.say(said.media > 0 ? 'everyday.pictures' : 'everyday.empty');
      return show(dc, turn, form, stateIn(record));
    }
    if (said.card === undefined && aboutTheTalk(turn, form, stateIn(record)))
      return show(dc, turn, form, stateIn(record));
    // A face alone is nobody's account of what they noticed.
    if (said.card === undefined && !/[\p{L}\p{N}]/u.test(said.text) && isOwnWordsAsked(turn)) {
      turn.say('everyday.own-words');
      return show(dc, turn, form, stateIn(record));
    }
    if (said.card === undefined && isToBeWorded(turn, form, stateIn(record), said.text)) {
      turn.keepForm({ ...record, state: { ...stateIn(record), tries: 1 } });
      turn.say('everyday.own-words');
      return show(dc, turn, form, stateIn(turn.form ?? record));
    }
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
    instance.state = turn.isOvertaken ? { unseen: true } : {};
  }

  /** What was asked in the same words a few days ago stands already. */
  async #opened(turn: Turn, form: Form): Promise<State> {
    const { world } = listening(turn, this.#evaluate);
    const fresh = await open(form, world);
    const last = turn.form;
    const from = last && formOf(turn, last.form);
    const days = turn.content.formPolicy.carryDays;
    const isRecent = last?.endedAt !== undefined && turn.now - last.endedAt < days * DAY;
    if (last === undefined || from?.version !== last.version || !isRecent) return fresh;
    const answers = carriedAnswers(from, stateIn(last), form, fresh);
    if (Object.keys(answers).length === 0) return fresh;
    // Of no version, so that everything that hangs on the answers is worked out anew.
    return (await resume(form, { ...fresh, answers, version: '' }, world)).state;
  }

  /** What was answered before it was left in the middle stands. */
  async #goneOn(turn: Turn, form: Form, half: Record<string, unknown>): Promise<State> {
    return (await resume(form, half, listening(turn, this.#evaluate).world)).state;
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
    const turned = await this.#turned(turn, form, record, before);
    const isUnclear = turned.kind === 'unclear' || turned.kind === 'doubted';
    if (turned.kind === 'denied') return this.#denied(dc, turn, form, before, turned);
    if (turned.kind === 'unclear' && turned.state.tries === TRIES - 1) turn.say('everyday.choice');
    else for (const { key, values } of turned.said) turn.say(key, values);
    if (isUnclear && turned.state.tries >= TRIES) return this.#leaveOut(dc, turn, form, turned);
    return this.#kept(dc, turn, form, before, turned);
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

  /** Once in other words, then a person: never a loop. */
  async #leaveOut(dc: DialogContext, turn: Turn, form: Form, { state }: Turned): Promise<DialogTurnResult> {
    turn.task('not-understood');
    turn.say('question.person');
    const reply = { kind: 'text', text: SKIP } as const;
    const turned = await answer(form, state, reply, listening(turn, this.#evaluate));
    if (turned.kind !== 'unclear') return this.#kept(dc, turn, form, state, turned);
    return finish(dc, turn, form, 'partial', true);
  }

  async #kept(
    dc: DialogContext,
    turn: Turn,
    form: Form,
    before: State,
    turned: Turned,
  ): Promise<DialogTurnResult> {
    const record = turn.form;
    if (record === undefined) throw new Error('an answer without a form');
    turn.keepForm(withAnswered(turn, form, record, before, turned));
    if (turned.kind === 'left') return finish(dc, turn, form, 'partial');
    if (turned.command === 'later') {
      turn.say('forms.later');
      return dc.endDialog();
    }
    const found = dangerIn(turn, form, record, before, turned.state);
    if (found !== undefined) {
      endRecord(turn, turned.state.at === undefined ? 'complete' : 'stopped', form);
      await dc.endDialog();
      return dc.beginDialog('crisis', { found } satisfies CrisisBegin);
    }
    return show(dc, turn, form, turned.state);
  }

  async #turned(turn: Turn, form: Form, record: FormRecord, state: State): Promise<Turned> {
    const { card, text } = saidIn(turn);
    const hearing = listening(turn, this.#evaluate);
    const isNothing = card === undefined && isNothingToSay(turn, form, state, text);
    const isLater = card === undefined && isPutOff(turn, form, state, text);
    const isDoubt = card === undefined && !isNothing && !isLater && isDoubtful(turn, form, state, text);
    const asked = isDoubt ? doubted(form, state, text, hearing) : undefined;
    if (asked !== undefined) return asked;
    if (card === undefined)
      return answer(form, state, { kind: 'text', text: isNothing ? SKIP : isLater ? LATER : text }, hearing);
    if (card.round !== roundOf(record))
      return { state, kind: 'old-card', said: [{ key: 'forms.old-card' }], stored: [] };
    const isSkip = card.answer === '' || readCommand(card.answer, wordsOf(turn)) === 'skip';
    if (card.linkId !== state.at && !isSkip) return correct(form, state, card.linkId, card.answer, hearing);
    return answer(form, state, { kind: 'text', text: isSkip ? SKIP : card.answer }, hearing);
  }
}

/** They begin something of their own that asks for much the same. */
const OF_THE_FORM: ReadonlySet<Intent> = new Set(['aim', 'work', 'weeks', 'pace', 'skills']);

/** Words the engine knows in every language. */
const SKIP = 'skip';
const LATER = 'later';

/** It is no try at an answer, so it counts as none. */
function aboutTheTalk(turn: Turn, form: Form, state: State): boolean {
  const about = readAboutTheTalk(saidIn(turn).text, wordsOf(turn));
  if (about === 'other-mind') turn.say('everyday.other-mind');
  const easier = about === 'simpler' ? easierOf(turn, form, state) : undefined;
  if (easier !== undefined) turn.say(easier);
  return about !== undefined;
}

function isUnseen(dc: DialogContext): boolean {
  return dc.activeDialog?.state['unseen'] === true;
}

function isAside(dc: DialogContext): boolean {
  return dc.activeDialog?.state['aside'] === true;
}

function typedIn(dc: DialogContext): readonly string[] {
  return formState.parse(dc.activeDialog?.state ?? {}).typed ?? [];
}

async function show(dc: DialogContext, turn: Turn, form: Form, state: State): Promise<DialogTurnResult> {
  const record = turn.form;
  if (record === undefined) throw new Error('a form without a record');
  if (state.at === undefined) {
    for (const text of lastWords(turn, form, state)) turn.say('forms.last', {}, { text });
    return finish(dc, turn, form, 'complete');
  }
  // Nobody could answer to a danger any more that the next questions may find.
  const { formPolicy, clinic } = turn.content;
  if (askableNow(record.form, formPolicy, clinic, turn.now) !== record.form)
    return finish(dc, turn, form, 'partial');
  asked(turn, form, state);
  if (dc.activeDialog !== undefined) dc.activeDialog.state = turn.isOvertaken ? { unseen: true } : {};
  return Dialog.EndOfTurn;
}

/** What the form still says when all is answered, such as why a test is better left alone. */
function lastWords(turn: Turn, form: Form, state: State): string[] {
  const shown = ask(form, state, tongueOf(turn));
  return shown.kind === 'end' ? shown.before : [];
}

function asked(turn: Turn, form: Form, state: State): void {
  if (turn.form === undefined) return;
  turn.keepForm({ ...turn.form, askedIn: turn.event.id });
  showQuestion(turn, form, turn.form, state);
}
