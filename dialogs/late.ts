/**
 * A number while no question is open. Nobody can tell by itself what it answers, so it is asked back; on a yes it is kept for the
 * question that was waiting, marked as late, or begins today's check-in.
 */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import type { Said } from '../src/model/event.ts';
import { HOUR, localDay, shownDay } from '../src/model/time.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readNumber } from '../src/reading/number.ts';
import { scaleOf } from '../src/reading/scale.ts';
import { isNumberAlone } from '../src/reading/whole-answer.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import { beginCheckInWith } from './check-in.ts';
import { labelOf } from './labels.ts';
import { lateQuestion } from './late-question.ts';
import { looksLikeScore } from './everyday.ts';
import { dayOf } from './put-right/days.ts';
import { markOf } from './shown.ts';
import { isInDanger } from './standing-danger.ts';
import { saidIn, turnOf, wordsOf } from './turn-of.ts';
import { afterNumbers } from './triggers.ts';
import type { CrisisBegin } from './crisis-state.ts';

export const lateState = z.looseObject({
  day: z.string(),
  linkId: z.string(),
  value: z.number(),
  approx: z.boolean(),
  at: z.number(),
});
type State = z.infer<typeof lateState>;

/** So long after talk of a danger a number may be about that, and after our question a yes about it. */
const NEAR = 2 * HOUR;

export async function lateAnswer(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (said.card !== undefined || isNearDanger(turn)) return false;
  const meant = lateNumber(turn, said.text);
  if (meant === undefined) return false;
  await dc.beginDialog('late', meant);
  return true;
}

/** What a number alone would answer, if it is meant so; undefined where there is nothing that it could. */
function lateNumber(turn: Turn, text: string): State | undefined {
  const asked = lateQuestion(turn);
  const scale = asked && scaleOf(asked.item, wordsOf(turn));
  if (asked === undefined || scale === undefined || !isNumber(turn, text)) return undefined;
  const read = readNumber(text, scale, wordsOf(turn));
  if (read.kind !== 'value' || read.over) return undefined;
  const { value, approx } = read;
  return { day: asked.day, linkId: asked.item.linkId, value, approx, at: turn.now };
}

export function isNearDanger(turn: Turn): boolean {
  const heard = [...Object.values(turn.talk.directly ?? {}), ...Object.values(turn.risks)];
  return isInDanger(turn) || heard.some((at) => turn.now - at < NEAR);
}

function isNumber(turn: Turn, text: string): boolean {
  return looksLikeScore(text) || isNumberAlone(text, wordsOf(turn));
}

export class LateDialog extends Dialog {
  constructor() {
    super('late');
  }

  override async beginDialog(dc: DialogContext, begin: State): Promise<DialogTurnResult> {
    put(turnOf(dc.context), dc, begin);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { text } = saidIn(turn);
    const other = lateNumber(turn, text);
    const reply = readYesNo(text, wordsOf(turn));
    if (other !== undefined && !isSame(other, stateOf(dc))) put(turn, dc, other);
    // The same number once more is a yes.
    else if (other !== undefined || reply === 'yes') return keep(dc, turn);
    else if (reply !== undefined) {
      turn.say('wish.left');
      return dc.endDialog();
    }
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return dc.endDialog();
  }
}

/** It holds nothing up: whoever writes anything but a yes, a no or a number goes on to something else. */
export function dropLate(dc: DialogContext, turn: Turn): void {
  const open = dc.activeDialog;
  if (open?.id === 'late' && !isReply(turn, open.state as State)) dc.stack.pop();
}

function isReply(turn: Turn, { day, linkId, at }: State): boolean {
  const said = turn.event.kind === 'said' ? turn.event : undefined;
  if (said === undefined || said.card !== undefined || said.tier !== 'none') return false;
  const asked = lateQuestion(turn);
  const isThere = asked?.day === day && asked.item.linkId === linkId;
  if (!isThere || isNearDanger(turn) || turn.now - at > NEAR) return false;
  const noise = readNoise(said.text, wordsOf(turn));
  if (noise === 'tapback' || noise === 'auto-reply') return true;
  return readYesNo(said.text, wordsOf(turn)) !== undefined || lateNumber(turn, said.text) !== undefined;
}

function isSame(one: State, other: State): boolean {
  return one.value === other.value && one.linkId === other.linkId && one.day === other.day;
}

function put(turn: Turn, dc: DialogContext, meant: State): void {
  Object.assign(stateOf(dc), meant);
  const which = meant.day === localDay(turn.now, turn.patient.zone) ? 'today' : 'yesterday';
  turn.say(`check-in.late-${which}`, valuesOf(turn, meant));
}

async function keep(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
  const { day, linkId, value, approx } = stateOf(dc);
  const asked = lateQuestion(turn);
  const to = asked && { to: markOf(turn, asked.item) };
  const flags = approx ? (['approx'] as const) : [];
  if (asked?.begins === true) {
    await dc.endDialog();
    await beginCheckInWith(dc, turn, { linkId, value, flags: [...flags], ...to });
    return Dialog.EndOfTurn;
  }
  turn.amend(dayOf(turn, day), { linkId, value, flags: [...flags, 'late'], ...to });
  turn.say('check-in.late', valuesOf(turn, stateOf(dc)));
  const found = afterNumbers(turn);
  const ended = await dc.endDialog();
  return found === undefined ? ended : dc.beginDialog('crisis', { found } satisfies CrisisBegin);
}

function valuesOf(turn: Turn, { linkId, value, day }: State) {
  return { label: labelOf(turn, linkId), value, day: shownDay(day, turn.patient.lang) };
}

function stateOf(dc: DialogContext): State {
  if (dc.activeDialog === undefined) throw new Error('the late number is not the open dialog');
  return dc.activeDialog.state as State;
}
