/**
 * What a patient has been shown, as a short mark: a reply belongs to the words it answers, and content can change between
 * the two with or without a new version.
 */
import { roundOf } from '../src/model/check-in.ts';
import { fnv1a } from '../src/model/hash.ts';
import type { Item } from '../src/model/questionnaire.ts';
import type { Turn } from '../src/turn/turn.ts';

/** The question with its scale, its options and the words offered for it, in the patient's language. */
export function markOf(turn: Turn, item: Item): string {
  const { lang } = turn.patient;
  const words = [lang, item, turn.content.choices(item.linkId, lang)];
  return fnv1a(JSON.stringify(words)).toString(36);
}

/** One asking of one question as it then was; a card carries it and answers nothing else. */
export function askingOf(turn: Turn, item: Item): string {
  return turn.checkIn === undefined ? '' : `${roundOf(turn.checkIn)}|${markOf(turn, item)}`;
}
