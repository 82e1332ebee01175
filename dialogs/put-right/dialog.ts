/** What is asked where an answer is to be put right and it is not plain which one, or to what. It holds nothing up for long. */
import type { DialogContext } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { Words } from '../../src/content/words.ts';
import type { CheckIn } from '../../src/model/check-in.ts';
import { localDay, shownDay } from '../../src/model/time.ts';
import { readCommand } from '../../src/reading/command.ts';
import { daysNamed } from '../../src/reading/cut-at-days.ts';
import { namedIn, type Asked } from '../../src/reading/named-questions.ts';
import { readNoise } from '../../src/reading/noise.ts';
import { readNumber } from '../../src/reading/number.ts';
import { isNumberAlone, readAllNamed } from '../../src/reading/whole-answer.ts';
import { readPutRight, type PutRight } from '../../src/reading/put-right.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { AskedBackDialog, type Meant } from '../asked-back.ts';
import { wordsOf } from '../turn-of.ts';
import { labelOf } from '../labels.ts';
import { dayBack } from '../../src/reading/day-back.ts';
import { askedIn, dayOf, isOnScale, rowOf } from './days.ts';
import { putAllRight } from './answered.ts';
import type { State } from './state.ts';

export const putRightDialog = () => new AskedBackDialog<State>({ id: 'put-right', put, hear });

async function hear(dc: DialogContext, turn: Turn, state: State, text: string): Promise<Meant> {
  const of = dayOf(turn, state.day);
  const told = toldIn(turn, of, state, text);
  if (told !== undefined) {
    await putAllRight(dc, turn, of, told);
    return Dialog.EndOfTurn;
  }
  const isLeft = readYesNo(text, wordsOf(turn)) === 'no' || readCommand(text, wordsOf(turn)) !== undefined;
  if (isLeft) return 'left';
  nowKnown(turn, of, state, text);
  return 'unclear';
}

/** It keeps nothing that is due waiting, and what nobody has asked to put right no words about something else. */
export function dropPutRight(dc: DialogContext, turn: Turn): void {
  const open = dc.activeDialog;
  if (open?.id !== 'put-right' || turn.event.kind === 'thought') return;
  if (turn.event.kind !== 'said') return void dc.stack.pop();
  const state = open.state as State;
  const of = dayOf(turn, state.day);
  const { text } = turn.event;
  const today = localDay(turn.now, turn.patient.zone);
  // "Sleep was 3 yesterday and 6 today": what is told of another day is no reply about this one.
  if (daysNamed(text, wordsOf(turn)).some((each) => dayBack(today, each) !== state.day))
    return void dc.stack.pop();
  if (state.stage !== 'whether' || readNoise(text, wordsOf(turn)) !== undefined) return;
  const told = toldIn(turn, of, state, text);
  if (told === undefined && readYesNo(text, wordsOf(turn)) === undefined) dc.stack.pop();
}

/** What is to stand there, by this reply and what was known before it. */
function toldIn(turn: Turn, of: CheckIn, state: State, text: string): PutRight['told'] | undefined {
  const asked = askedIn(turn, of);
  const told = meantBy(wordsOf(turn), asked, state, text);
  return told?.every((each) => isOnScale(asked, each)) === true ? told : undefined;
}

function meantBy(
  words: readonly Words[],
  asked: readonly Asked[],
  state: State,
  text: string,
): PutRight['told'] | undefined {
  const { stage, linkId, value, told } = state;
  if (stage === 'whether' && readYesNo(text, words) === 'yes') return told;
  const named = readAllNamed(text, asked, words) ?? readPutRight(text, asked, words)?.told;
  if (named !== undefined && named.length > 0) return named;
  const about = stage === 'which' ? namedIn(text, asked, words)?.linkId : undefined;
  if (about !== undefined && value !== undefined) return [{ linkId: about, value }];
  const scale = asked.find((each) => each.linkId === linkId)?.scale;
  const read = scale && readNumber(text, scale, words);
  if (linkId === undefined || read?.kind !== 'value' || read.over) return undefined;
  return [{ linkId, value: read.value }];
}

/** A number alone, where all answers were shown: then it is asked which of them it is. */
function nowKnown(turn: Turn, of: CheckIn, state: State, text: string): void {
  const [asked] = askedIn(turn, of);
  const read = asked && isNumberAlone(text, wordsOf(turn)) && readNumber(text, asked.scale, wordsOf(turn));
  if (state.stage === 'show' && state.linkId === undefined && read && read.kind === 'value' && !read.over)
    Object.assign(state, { stage: 'which', value: read.value });
}

function put(turn: Turn, { stage, day, value = 0, told = [] }: State): void {
  const of = dayOf(turn, day);
  const text = told.map((each) => `${labelOf(turn, each.linkId)} ${each.value}`).join(', ');
  const row = rowOf(turn, of);
  const said = { day: shownDay(day, turn.patient.lang), row, value, words: text };
  turn.say(`put-right.${stage === 'whether' && row === '' ? 'add' : stage}`, said);
}
