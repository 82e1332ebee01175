/** The rules a form sets for one answer in its own words: a pattern, and conditions on how it would stand. */
import type { Words } from '../content/words.ts';
import type { Said } from './said.ts';
import type { Job, Outcome } from './evaluate.ts';
import type { Item, Value } from './form.ts';
import { batchOf, keyOf } from './jobs.ts';
import { valueFrom } from './results.ts';
import { valueText } from './value-text.ts';
import { bare, compare } from './values.ts';
import { tongueOf, type Turn } from './turned.ts';
import { viewOf, type Node, type View } from './view.ts';

/** Above any number of rules that an item may have. */
const END = 2_000;

export async function brokenBy(
  node: Node,
  values: readonly Value[],
  view: View,
  turn: Turn,
): Promise<Said | undefined> {
  const { world } = turn;
  const { item } = node;
  const { constraints, min, max } = item.expressions;
  const rules = constraints.filter(({ error }) => error);
  const isHeld = min !== undefined || max !== undefined || item.bounds.regex !== undefined;
  if (rules.length === 0 && !isHeld) return undefined;
  const place = node.kind === 'more' ? node.place.slice(0, -1) : node.place;
  const answers = { ...view.state.answers, [place]: { values: [...values], by: 'person' as const } };
  const { batch, at, scopes } = batchOf(
    viewOf(view.form, { ...view.state, answers }),
    world.given ?? {},
    place,
  );
  const variables = batch.jobs.filter(({ defines }) => defines !== undefined);
  const text = bare(values.at(-1) ?? { valueString: '' });
  const pattern = item.bounds.regex === undefined || typeof text !== 'string' ? [] : [patternJob(place)];
  const stands = at.get(place);
  const job = (expression: string, number: number): Job => ({
    key: keyOf('constraint', place, number),
    expression,
    scope: scopes.get(place) ?? 0,
    linkId: item.linkId,
    ...(stands && { at: stands }),
  });
  const conditions = rules.map(({ expression }, number) => job(expression, number));
  const ends = [min, max].map((expression, end) =>
    expression === undefined ? undefined : job(expression, END + end),
  );
  const outcomes = await world.evaluate({
    ...batch,
    given: { ...batch.given, answeredText: text, wantedPattern: item.bounds.regex ?? '' },
    jobs: [...variables, ...pattern, ...conditions, ...ends.filter((each) => each !== undefined)],
  });
  const beyond = ends.flatMap((each, end) =>
    each === undefined ? [] : (beyondEnd(outcomes[each.key], end === 0, values, item, tongueOf(turn)) ?? []),
  );
  if (beyond[0] !== undefined) return beyond[0];
  const broken = (key: string) => outcomes[key]?.kind === 'values' && outcomes[key].values[0] === false;
  if (pattern.some(({ key }) => broken(key))) return { key: 'forms.unclear.pattern' };
  const rule = rules[conditions.findIndex(({ key }) => broken(key))];
  if (rule === undefined) return undefined;
  return rule.human === ''
    ? { key: 'forms.unclear.pattern' }
    : { key: 'forms.rule', values: { why: rule.human } };
}

/** Asked anew with each answer, for "today" is another day tomorrow. Without a value there is no end. */
function beyondEnd(
  outcome: Outcome | undefined,
  isLeast: boolean,
  values: readonly Value[],
  item: Item,
  tongue: Words,
): Said | undefined {
  const result = outcome?.kind === 'values' ? outcome.values[0] : undefined;
  const end = result === undefined ? undefined : valueFrom(result, item);
  if (end === undefined) return undefined;
  const differences = values.map((each) => compare(each, end) ?? 0);
  if (differences.every((each) => (isLeast ? each >= 0 : each <= 0))) return undefined;
  const shown = valueText(end, item, tongue);
  const isDay = item.type === 'date' || item.type === 'dateTime' || item.type === 'time';
  if (isDay)
    return {
      key: `forms.unclear.${isLeast ? 'from' : 'until'}`,
      values: isLeast ? { low: shown } : { high: shown },
    };
  return isLeast
    ? { key: 'forms.number-from', values: { low: shown } }
    : { key: 'forms.number-to', values: { high: shown } };
}

/** The pattern runs where it can be cut off, like any other expression of the form. */
function patternJob(place: string): Job {
  return {
    key: keyOf('constraint', place, 1_000),
    expression: '%answeredText.matchesFull(%wantedPattern)',
    scope: 0,
  };
}
