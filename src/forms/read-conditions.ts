/** The conditions under which an item stands. */
import type { Condition } from './form.ts';
import { objectsIn, textIn, type Json } from './json.ts';
import type { Reading } from './reading-form.ts';
import { valueIn } from './values.ts';

const operators = ['exists', '=', '!=', '>', '<', '>=', '<='] as const;

/** A condition that cannot be read hides the item for good rather than showing it to the wrong person: it is told. */
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
