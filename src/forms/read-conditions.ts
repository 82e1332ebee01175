/** The conditions under which an item stands. */
import { everyItem, type Condition, type Form, type Note } from './form.ts';
import { objectsIn, textIn, type Json } from './json.ts';
import type { Reading } from './reading-form.ts';
import { valueIn } from './values.ts';

const operators = ['exists', '=', '!=', '>', '<', '>=', '<='] as const;

/** A condition that cannot be read is left out, and told. */
export function conditionsOf(json: Json, linkId: string, reading: Reading): Condition[] {
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

/** What hangs on a question that nobody is asked. */
export function conditionLimits({ items }: Form): Note[] {
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
