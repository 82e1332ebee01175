/** The scale of a question. Whether "none" is its lowest value is told by the words at that end: "not at all", not "terrible". */
import type { Words } from '../content/words.ts';
import { languages } from '../model/language.ts';
import { controlText, range, type Item } from '../model/questionnaire.ts';
import type { Scale } from './figures.ts';
import { tokensOf } from './tokens.ts';
import { saysNone } from './without-number.ts';

export function scaleOf(item: Item, words: readonly Words[]): Scale | undefined {
  const ends = range(item);
  const none = languages.some((lang) => saysNone(tokensOf(controlText(item, 'lower', lang) ?? ''), words));
  const night = words.some(({ told }) => told[item.linkId]?.night === true);
  return ends && { ...ends, none, night };
}
