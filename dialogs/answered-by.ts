/** Whether a part of a text may answer the question that is open, so that the rest of the text may be something else. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Item, Questionnaire } from '../src/model/questionnaire.ts';
import { readCorrection } from '../src/reading/correction.ts';
import { readNumber } from '../src/reading/number.ts';
import { withoutFront } from '../src/reading/phrases.ts';
import { scaleOf } from '../src/reading/scale.ts';
import { tokensOf } from '../src/reading/tokens.ts';
import type { Turn } from '../src/turn/turn.ts';
import { answersForm, isOwnWordsAsked } from './form/shown.ts';
import { answeredIn, mayAnswer } from './free-words.ts';
import { guides } from './guides.ts';
import { isNoteAsked, itemAsked, takenBy } from './takes.ts';
import { putRightIn } from './questionnaire/filed.ts';
import { saidIn, wordsOf } from './turn-of.ts';
import { understand } from './understand.ts';
import { openFor } from './questionnaire/state.ts';

/** Whatever is written to it is somebody's own words. */
export function isWordsAsked(dc: DialogContext, turn: Turn): boolean {
  const { id = '', state } = dc.activeDialog ?? {};
  if (id === 'questionnaire') return isNoteAsked(dc, turn);
  if (id === 'form') return isOwnWordsAsked(turn);
  return (
    takenBy(dc, turn) !== 'answer' || guides.find((each) => each.id === id)?.asksWords(turn, state) === true
  );
}

/** In words: a choice is not told in more. */
const CHOICE = 4;

export function isAnsweredBy(dc: DialogContext, turn: Turn, text: string): boolean {
  if (spokenIn(turn, text) === 0) return false;
  if (isWordsAsked(dc, turn)) return true;
  const id = dc.activeDialog?.id;
  if (id === 'form') return answersForm(turn, text);
  if (id !== 'questionnaire') return mayAnswer(turn, text) || spokenIn(turn, text) <= CHOICE;
  return answeredIn(dc, turn, text) !== 'no' || isWordOfScale(dc, turn, text);
}

/** "7 my prescription has not come": a number that was asked for, in the midst of what is meant for somebody else. */
export function answersWithin(dc: DialogContext, turn: Turn, text: string): boolean {
  const id = dc.activeDialog?.id;
  if (id === 'form') return answersForm(turn, text);
  const item = id === 'questionnaire' ? itemAsked(dc, turn) : undefined;
  const scale = item && scaleOf(item, wordsOf(turn));
  const read = scale && readNumber(text, scale, wordsOf(turn));
  return read !== undefined && read.kind !== 'unclear' && answeredIn(dc, turn, text) === 'yes';
}

/** It puts an answer right that was given before, which every word of it may be about. */
export function putsRight(dc: DialogContext, turn: Turn, text: string): boolean {
  if (readCorrection(text, wordsOf(turn)) !== undefined) return true;
  const { item, form } = openIn(dc, turn) ?? {};
  return item !== undefined && form !== undefined && putRightIn(turn, form, item, text).told.length > 0;
}

function isWordOfScale(dc: DialogContext, turn: Turn, text: string): boolean {
  const open = openIn(dc, turn);
  if (open === undefined) return false;
  const meaning = understand({ ...saidIn(turn), text }, openFor(turn, open.form, open.item), wordsOf(turn));
  return !NONE.has(meaning.kind);
}

const NONE: ReadonlySet<string> = new Set(['unclear', 'ignore', 'empty', 'command']);

function openIn(dc: DialogContext, turn: Turn): { form: Questionnaire; item: Item } | undefined {
  const item = itemAsked(dc, turn);
  const form = turn.checkIn && turn.content.questionnaire(turn.checkIn.questionnaire);
  return item === undefined || form === undefined ? undefined : { form, item };
}

/** Words that say something by themselves. */
function spokenIn(turn: Turn, text: string): number {
  const idle = wordsOf(turn).flatMap(({ fillers, aside, joins }) => [fillers, aside, joins]);
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  return withoutFront(spoken, idle).length;
}
