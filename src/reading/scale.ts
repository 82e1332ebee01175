/** The scale of a question. Whether "none" is its lowest value is told by the words at that end: "not at all", not "terrible". */
import type { Words } from '../content/words.ts';
import { languages } from '../model/language.ts';
import { controlText, range, type Item } from '../model/questionnaire.ts';
import type { Scale } from './figures.ts';
import type { Asked } from './named-questions.ts';
import { tokensOf } from './tokens.ts';
import { saysNone } from './without-number.ts';

/** Questions and vocabularies are frozen at start: what is known of the scale of one is found out once. */
const known = new WeakMap<readonly Words[], WeakMap<Item, Scale | undefined>>();

export function scaleOf(item: Item, words: readonly Words[]): Scale | undefined {
  const before = known.get(words) ?? new WeakMap<Item, Scale | undefined>();
  if (!before.has(item)) known.set(words, before.set(item, scaleFrom(item, words)));
  return before.get(item);
}

export function askedOf(items: readonly Item[], words: readonly Words[]): Asked[] {
  return items.flatMap((each) => {
    const scale = scaleOf(each, words);
    return scale === undefined ? [] : [{ linkId: each.linkId, scale }];
  });
}

function scaleFrom(item: Item, words: readonly Words[]): Scale | undefined {
  const ends = range(item);
  const none = languages.some((lang) => saysNone(tokensOf(controlText(item, 'lower', lang) ?? ''), words));
  const night = words.some(({ told }) => told[item.linkId]?.night === true);
  return ends && { ...ends, none, night };
}
