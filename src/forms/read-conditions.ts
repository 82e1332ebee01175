/** The conditions under which an item stands. */
import { everyItem, type Condition, type Form, type Item, type Note } from './form.ts';
import { objectsIn, textIn, type Json } from './json.ts';
import type { Reading } from './reading-form.ts';
import { valueIn } from './values.ts';

const operators = ['exists', '=', '!=', '>', '<', '>=', '<='] as const;

/** A condition that cannot be read is left out, and told. */
export function conditionsOf(json: Json, linkId: string, reading: Reading): Condition[] {
  if (objectsIn(json['enableWhen']).length > 1 && json['enableBehavior'] === undefined)
    reading.limits.push({ linkId, says: 'does not say whether all of its conditions must hold. All must.' });
  return objectsIn(json['enableWhen']).flatMap((each) => {
    const question = textIn(each['question']);
    const operator = operators.find((one) => one === each['operator']);
    const answer = valueIn(each, 'answer');
    if (question !== undefined && operator !== undefined && answer !== undefined)
      return [{ question, operator, answer }];
    reading.limits.push({
      linkId,
      says: 'has a condition without question, operator or answer, which is left out.',
    });
    return [];
  });
}

/** What hangs on a question that nobody is asked, or on itself. */
export function conditionLimits({ items }: Form): Note[] {
  return [...unasked(items), ...circles(items)];
}

/** "b if a" and "a if b": neither is ever asked unless one of them stands without an answer. */
function circles(items: readonly Item[]): Note[] {
  const hangsOn = new Map<string, string[]>();
  const walk = (list: readonly Item[], above: readonly string[]): void => {
    for (const { linkId, type, enableWhen, items: below } of list) {
      const on = [...above, ...enableWhen.map(({ question }) => question)];
      // A group is there when something in it is answered.
      const inside = type === 'group' ? everyItem(below).map((each) => each.linkId) : [];
      hangsOn.set(linkId, [...on, ...inside]);
      walk(below, on);
    }
  };
  walk(items, []);
  return everyItem(items).flatMap(({ linkId, enableWhen }) => {
    const reached = new Set(enableWhen.map(({ question }) => question));
    for (const each of reached) for (const further of hangsOn.get(each) ?? []) reached.add(further);
    return reached.has(linkId)
      ? [
          {
            linkId,
            says: 'has a condition that hangs on its own answer, and may never be asked. Break the circle.',
          },
        ]
      : [];
  });
}

function unasked(items: readonly Item[]): Note[] {
  const all = everyItem(items);
  const known = new Map(all.map((each) => [each.linkId, each]));
  return all.flatMap(({ linkId, enableWhen, refused }) =>
    refused !== undefined
      ? []
      : enableWhen.flatMap(({ question }) => {
          const on = known.get(question);
          const because = on === undefined ? 'the form does not have' : 'is not asked';
          const isThere = on !== undefined && on.refused === undefined && on.type !== 'display';
          return isThere ? [] : [{ linkId, says: `has a condition on ${question}, which ${because}.` }];
        }),
  );
}
