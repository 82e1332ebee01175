/**
 * What a patient has been shown, as a short mark: a reply belongs to the words it answers, and content can change between
 * the two with or without a new version.
 */
import { answerTo, roundOf, type CheckIn } from '../src/model/check-in.ts';
import { fnv1a } from '../src/model/hash.ts';
import { languages, type Language } from '../src/model/language.ts';
import type { Item } from '../src/model/questionnaire.ts';
import type { Turn } from '../src/turn/turn.ts';

/** Content does not change while the service runs, and each turn asks for the mark of a question it knows. */
const known = new WeakMap<Item, Map<Language, { choices: object; mark: string }>>();

/** The question with its scale, its options and the words offered for it, in the patient's language. */
export function markOf({ patient: { lang }, content }: Turn, item: Item): string {
  return markIn(lang, content, item);
}

function markIn(lang: Language, content: Turn['content'], item: Item): string {
  const choices = content.choices(item.linkId, lang);
  const marks = known.get(item) ?? new Map<Language, { choices: object; mark: string }>();
  const before = marks.get(lang);
  if (before?.choices === choices) return before.mark;
  const mark = fnv1a(JSON.stringify([lang, item, choices])).toString(36);
  known.set(item, marks.set(lang, { choices, mark }));
  return mark;
}

/** One asking of one question as it then was; a card carries it and answers nothing else. */
export function askingOf(turn: Turn, item: Item): string {
  return turn.checkIn === undefined ? '' : `${roundOf(turn.checkIn)}|${markOf(turn, item)}`;
}

/** It has its answer, and was put in words then that no language has now: what is said of it is no answer to those. */
export function isReworded(turn: Turn, of: CheckIn, item: Item): boolean {
  const answered = answerTo(of, item.linkId)?.to;
  return answered !== undefined && languages.every((lang) => markIn(lang, turn.content, item) !== answered);
}
