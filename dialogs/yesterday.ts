/** "Fix yesterday": the answers of the day before are said, and one of them can be sent anew: "sleep 4". */
import type { DialogContext, DialogInstance, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { answerTo, type CheckIn } from '../src/model/check-in.ts';
import { questions, range } from '../src/model/questionnaire.ts';
import { dayAfter, localDay } from '../src/model/time.ts';
import { readCommand } from '../src/reading/command.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readAllNamed, type Told } from '../src/reading/whole-answer.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import { markOf } from './shown.ts';
import { saidIn, turnOf, wordsOf, type Context } from './turn-of.ts';

export const yesterdayState = z.looseObject({ day: z.string(), tries: z.number() });
type State = z.infer<typeof yesterdayState>;

export async function fixYesterday(dc: DialogContext, turn: Turn, rest: string): Promise<true> {
  const day = dayAfter(localDay(turn.now, turn.patient.zone), -1);
  const of = dayAt(turn, day);
  const told = of && readAllNamed(rest, asked(turn, of), wordsOf(turn));
  if (of === undefined || of.answers.every(({ value }) => typeof value !== 'number')) {
    turn.say('yesterday.none');
    if (dc.activeDialog !== undefined) await dc.repromptDialog();
  } else if (told !== undefined) {
    amend(turn, of, told);
    if (dc.activeDialog !== undefined) await dc.repromptDialog();
  } else await dc.beginDialog('yesterday', { day, tries: 0 } satisfies State);
  return true;
}

export class YesterdayDialog extends Dialog {
  constructor() {
    super('yesterday');
  }

  override async beginDialog(dc: DialogContext, begin?: State): Promise<DialogTurnResult> {
    Object.assign(stateOf(dc), begin);
    show(turnOf(dc.context), stateOf(dc));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const { text } = saidIn(turn);
    const noise = readNoise(text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    const of = dayAt(turn, state.day);
    const told = of && readAllNamed(text, asked(turn, of), wordsOf(turn));
    if (of !== undefined && told !== undefined) {
      amend(turn, of, told);
      return dc.endDialog();
    }
    const left = readYesNo(text, wordsOf(turn)) === 'no' || readCommand(text, wordsOf(turn)) !== undefined;
    if (left || of === undefined || (state.tries += 1) > 1) {
      turn.say('wish.left');
      return dc.endDialog();
    }
    show(turn, state);
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    show(turnOf(dc.context), stateOf(dc));
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: Context, instance: DialogInstance): Promise<void> {
    show(turnOf(context), instance.state as State);
  }
}

function dayAt(turn: Turn, day: string): CheckIn | undefined {
  return [turn.checkIn, turn.before].find((each) => each?.day === day && each.status !== 'open');
}

function asked({ content }: Turn, of: CheckIn) {
  const form = content.questionnaire(of.questionnaire);
  return (form ? questions(form) : []).flatMap((item) => {
    const scale = range(item);
    return scale === undefined ? [] : [{ linkId: item.linkId, scale }];
  });
}

function amend(turn: Turn, of: CheckIn, told: readonly Told[]): void {
  const form = turn.content.questionnaire(of.questionnaire);
  for (const { linkId, value, approx } of told) {
    const item = form && questions(form).find((each) => each.linkId === linkId);
    const flags = [...(approx ? (['approx'] as const) : []), 'corrected' as const, 'late' as const];
    turn.amend(of.day, { linkId, value, flags, ...(item && { to: markOf(turn, item) }) });
    turn.say('question.corrected', { label: turn.content.text(`label.${linkId}`, turn.patient.lang), value });
  }
}

function show(turn: Turn, { day }: State): void {
  const of = dayAt(turn, day);
  const { lang } = turn.patient;
  const rows = (of ? asked(turn, of) : []).flatMap(({ linkId }) => {
    const value = of && answerTo(of, linkId)?.value;
    return typeof value === 'number' ? [`${turn.content.text(`label.${linkId}`, lang)} ${value}`] : [];
  });
  turn.say('yesterday.ask', { row: rows.join(', ') });
}

function stateOf(dc: DialogContext): State {
  if (dc.activeDialog === undefined) throw new Error('yesterday is not the open dialog');
  return dc.activeDialog.state as State;
}
