/** Several questions answered at once: all of them are filed, what belongs to none becomes the note, and it is said back. */
import type { Said } from '../src/model/event.ts';
import { questions, type Item, type Questionnaire } from '../src/model/questionnaire.ts';
import { readCommand } from '../src/reading/command.ts';
import { scaleOf } from '../src/reading/scale.ts';
import { readWhole, type Asked, type Told, type Whole } from '../src/reading/whole-answer.ts';
import type { Turn } from '../src/turn/turn.ts';
import { answerTo } from '../src/model/check-in.ts';
import { labelOf } from './labels.ts';
import { markOf } from './shown.ts';
import { wordsOf } from './turn-of.ts';
import { afterAnswer } from './triggers.ts';
import type { Danger } from './crisis-state.ts';

const NOTE = 'note';

/**
 * `same`: questions that are as they were, which is asked back with the number. `doubtful`: a number beside another question's
 * name, which is asked back too. Undefined when the message answers the
 * open question alone, or none.
 */
export function wholeAnswer(
  turn: Turn,
  form: Questionnaire,
  item: Item,
  said: Said,
): { danger: Danger | undefined; same: string[]; doubtful: Told | undefined } | undefined {
  if (said.card !== undefined) return undefined;
  const whole = wholeIn(turn, form, item, said.text);
  // On a first day nothing can be as it was; that is said.
  const isKnown = whole?.same.some((linkId) => turn.talk.last[linkId] !== undefined) ?? false;
  if (whole === undefined || (whole.told.length === 0 && !isKnown)) return undefined;
  const danger = fileTold(turn, form, whole.told);
  keepNote(turn, form, whole.rest);
  if (whole.told.length > 0) turn.say('question.noted', {}, { text: noted(turn, whole.told) });
  return { danger, same: whole.same, doubtful: whole.doubtful };
}

/** What a text says of the open question and of those that still have no answer. */
export function wholeIn(turn: Turn, form: Questionnaire, item: Item, text: string): Whole | undefined {
  const [open, ...later] = [item, ...unanswered(turn, form, item)].flatMap((each) => askedOf(each, turn));
  return open?.linkId === item.linkId ? readWhole(text, open, later, wordsOf(turn)) : undefined;
}

/** The first danger that one of them means. */
export function fileTold(turn: Turn, form: Questionnaire, told: readonly Told[]): Danger | undefined {
  return told.map((each) => filed(turn, form, each)).find((each) => each !== undefined);
}

function unanswered(turn: Turn, form: Questionnaire, item: Item): Item[] {
  return questions(form).filter(
    ({ linkId }) => linkId !== item.linkId && turn.checkIn && answerTo(turn.checkIn, linkId) === undefined,
  );
}

function askedOf(item: Item, turn: Turn): Asked[] {
  const scale = scaleOf(item, wordsOf(turn));
  return scale === undefined ? [] : [{ linkId: item.linkId, scale }];
}

function filed(
  turn: Turn,
  form: Questionnaire,
  { linkId, value, low, high, approx }: Told,
): Danger | undefined {
  const item = questions(form).find((each) => each.linkId === linkId);
  if (item === undefined) return undefined;
  const flags = [
    ...(approx ? (['approx'] as const) : []),
    ...(low === undefined ? [] : (['range'] as const)),
  ];
  const ends = low === undefined || high === undefined ? {} : { low, high };
  turn.record({ linkId, to: markOf(turn, item), value, ...ends, flags });
  return afterAnswer(turn, form, item);
}

/** Behind what was noted before, for the day has one note. "Hello" and "thanks" before the numbers are none. */
export function keepNote(turn: Turn, form: Questionnaire, text: string): void {
  const command = readCommand(text, wordsOf(turn));
  if (command === 'greeting' || command === 'thanks') return;
  const item = questions(form).find(({ linkId }) => linkId === NOTE);
  const before = turn.checkIn && answerTo(turn.checkIn, NOTE)?.value;
  const value = typeof before === 'string' ? `${before.replace(/[.\s]+$/, '')}. ${text}` : text;
  if (item !== undefined && text !== '') turn.record({ linkId: NOTE, to: markOf(turn, item), value });
}

/** "I have noted: your pain 6, your sleep 2." */
function noted(turn: Turn, told: readonly Told[]): string {
  const row = told.map(({ linkId, value }) => `${labelOf(turn, linkId)} ${value}`).join(', ');
  return turn.content.text('question.noted', turn.patient.lang, { row });
}
