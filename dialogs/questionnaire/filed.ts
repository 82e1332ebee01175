/** Answers as they are filed and said back, and those that a reply to another question puts right. */
import { answerTo } from '../../src/model/check-in.ts';
import type { Said } from '../../src/model/event.ts';
import { questions, type Item, type Questionnaire } from '../../src/model/questionnaire.ts';
import { askedOf } from '../../src/reading/scale.ts';
import { putRightBeside } from '../../src/reading/told-beside.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { labelOf } from '../labels.ts';
import { markOf } from '../shown.ts';
import { wordsOf } from '../turn-of.ts';
import type { Given } from '../understand.ts';
import { openCheckIn } from './state.ts';

export function file(turn: Turn, item: Item, given: Given): void {
  turn.record({ linkId: item.linkId, to: markOf(turn, item), ...given });
}

export function sayNoted(turn: Turn, linkId: string, { value = '' }: Given): void {
  turn.say('question.noted', { row: `${labelOf(turn, linkId)} ${value}` });
}

export function putRight(turn: Turn, about: Item, given: Given): void {
  const { linkId } = about;
  const before = answerTo(openCheckIn(turn), linkId)?.value;
  const value = given.value ?? '';
  file(turn, about, before === undefined ? given : { ...given, flags: [...given.flags, 'corrected'] });
  if (before === undefined || before === value) sayNoted(turn, linkId, given);
  else turn.say('question.corrected', { label: labelOf(turn, linkId), before, value });
}

/**
 * "4. oh and pain was 6": what puts another answer right is filed there; what is left answers the open question. Undefined when
 * nothing is left.
 */
export function withoutPutRight(turn: Turn, form: Questionnaire, item: Item, said: Said): Said | undefined {
  if (said.card !== undefined) return said;
  const { told, rest, answered } = putRightIn(turn, form, item, said.text);
  for (const { linkId, value } of told) {
    const about = answered.find((each) => each.linkId === linkId);
    if (about !== undefined) putRight(turn, about, { value, flags: [] });
  }
  return rest === '' && told.length > 0 ? undefined : { ...said, text: rest };
}

export function putRightIn(turn: Turn, form: Questionnaire, item: Item, text: string) {
  const answered = questions(form).filter(
    ({ linkId }) => linkId !== item.linkId && answerTo(openCheckIn(turn), linkId)?.value !== undefined,
  );
  return { ...putRightBeside(text, item, askedOf(answered, wordsOf(turn)), wordsOf(turn)), answered };
}
