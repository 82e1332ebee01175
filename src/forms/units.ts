/** The unit somebody says beside a number, held against those the question takes. */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt, withoutBack } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';
import type { Coding, Item } from './form.ts';
import { isContinuous, timesBetween, type Measure } from './exact-units.ts';
import { measureOf, measureSaid, plain } from './measures.ts';

type Asked = Pick<Item, 'units' | 'type' | 'text'>;

export interface UnitSaid {
  unit: Coding;
  /** How many of it the number counts: 60, where half an hour is told in minutes. */
  times: number;
}

/** Undefined when what was said is a unit the question does not take, or it takes several and none was said. */
export function unitSaid(rest: string, item: Asked, words: readonly Words[]): UnitSaid | undefined {
  const said = plain(rest);
  const { units } = item;
  if (said === '') return units.length > 1 ? undefined : { unit: units[0] ?? {}, times: 1 };
  const named = units.find(({ code, display }) => [code, display].some((each) => plain(each ?? '') === said));
  if (named !== undefined) return { unit: named, times: 1 };
  const measure = measureSaid(rest, words) ?? measureSaid(withoutAsked(rest, item, words), words);
  if (units.length > 0) return measure && inUnits(measure, units, words);
  // In "5 hundred" or "5k" what follows is part of the number.
  if (item.type === 'quantity')
    return said.length <= 30 && !/\d/.test(said) ? { unit: { display: rest.trim() }, times: 1 } : undefined;
  const counted = measure && countedIn(item, words);
  const times = measure && counted && timesBetween({ of: measure.of }, counted);
  if (times !== undefined) return { unit: {}, times };
  return counted === undefined && isAskedIn(said, item) ? { unit: {}, times: 1 } : undefined;
}

function inUnits(measure: Measure, units: readonly Coding[], words: readonly Words[]): UnitSaid | undefined {
  const found = units.flatMap((unit) => {
    const own = measureOf(unit, words);
    const times = own && timesBetween(measure, own);
    return times === undefined ? [] : [{ unit, times }];
  });
  return found.find(({ times }) => times === 1) ?? found[0];
}

/** "7 hours a night" to "how many hours a night": without the words that the question has said. */
function withoutAsked(rest: string, { text }: Asked, words: readonly Words[]): string {
  const asked = new Set([text.text, ...Object.values(text.in)].flatMap((each) => plain(each).split(/\W+/)));
  const tokens = tokensOf(rest);
  const names = tokens.filter(({ text: word }, at) => at === 0 || !asked.has(word));
  const between = listsOf(words, ({ inForms }) => inForms.per);
  return withoutBack(names, between)
    .map(({ from, to }) => rest.slice(from, to))
    .join(' ');
}

/** What a question without a unit counts: the hours of "how many hours", or the only unit it speaks of. */
export function countedIn({ text }: Pick<Item, 'text'>, words: readonly Words[]): Measure | undefined {
  for (const asked of [text.text, ...Object.values(text.in)]) {
    const found = countedBy(asked, words);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function countedBy(asked: string, words: readonly Words[]): Measure | undefined {
  const tokens = tokensOf(asked);
  const counts = listsOf(words, ({ inForms }) => inForms.howMany);
  const at = tokens.findIndex((_, place) => longestAt(tokens, place, counts) > 0);
  const next = at < 0 ? undefined : tokens[at + longestAt(tokens, at, counts)];
  const named = next && measureSaid(next.text, words);
  if (named !== undefined) return named;
  const all = tokens.flatMap(({ text: word }) =>
    word.length > 2 ? (measureSaid(word, words)?.of ?? []) : [],
  );
  const [only, ...others] = new Set(all);
  return only === undefined || others.length > 0 ? undefined : { of: only };
}

/** Whether what is counted may be told in parts, such as hours. */
export function flows(item: Asked, words: readonly Words[]): boolean {
  const [unit] = item.units;
  const measure = unit === undefined ? countedIn(item, words) : measureOf(unit, words);
  return measure !== undefined && isContinuous(measure);
}

/** The word must be the question's own: "5 falls" to "how many falls". */
function isAskedIn(said: string, { text }: Pick<Item, 'text'>): boolean {
  const asked = [text.text, ...Object.values(text.in)].flatMap((each) => plain(each).split(/[^\p{L}]+/u));
  const isPart = (word: string) => said.length > 2 && (word.startsWith(said) || said.startsWith(word));
  return asked.some((word) => word.length > 2 && isPart(word));
}
