/**
 * Whoever tells of a whole day in one message tells of many things, and none of them need be danger: several ordinary messages
 * told together, which are as harmless as each. Without them a long message sounded like danger for its length alone.
 */
import type { Families } from '../second/families.ts';
import { dangerLook } from '../second/danger-features.ts';
import { rowsOf, told } from '../second/reading.ts';
import { neighbourhood } from './folds.ts';
import type { Labelled } from './labelled-line.ts';

/** As people put one sentence after another. */
const BETWEEN = ['. ', ', ', ' ', '. ', ' and ', ' y '];

/** Of neighbours in a file alone, so that none is measured by a model that has learnt from a part of it. */
export function wholeDays(messages: readonly Labelled[], families: Families): Labelled[] {
  const ordinary = messages.filter(({ kind }) => kind === 'ordinary');
  const together = [...Map.groupBy(ordinary, neighbourhood).values()].filter(({ length }) => length > 1);
  return together.map((each, at) => {
    const between = BETWEEN.filter((words) => words !== (each[0]!.lang === 'en' ? ' y ' : ' and '));
    const text = each
      .map((message) => message.text)
      .reduce((day, next) => `${day}${between[at % between.length]}${next}`);
    return { ...each[0]!, text, kind: 'day', rows: rowsOf(told(text, families).words, dangerLook) };
  });
}
