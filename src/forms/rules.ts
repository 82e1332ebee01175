/** The rules a form sets for one answer in its own words: a pattern, and conditions on how it would stand. */
import type { Said } from './said.ts';
import type { Job } from './evaluate.ts';
import type { Value } from './form.ts';
import { batchOf, keyOf } from './jobs.ts';
import { bare } from './values.ts';
import type { World } from './settle.ts';
import { viewOf, type Node, type View } from './view.ts';

export async function brokenBy(
  node: Node,
  values: readonly Value[],
  view: View,
  world: World,
): Promise<Said | undefined> {
  const { item } = node;
  const rules = item.expressions.constraints.filter(({ error }) => error);
  if (rules.length === 0 && item.bounds.regex === undefined) return undefined;
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
  const conditions = rules.map(({ expression }, number): Job => {
    const stands = at.get(place);
    return {
      key: keyOf('constraint', place, number),
      expression,
      scope: scopes.get(place) ?? 0,
      linkId: item.linkId,
      ...(stands && { at: stands }),
    };
  });
  const outcomes = await world.evaluate({
    ...batch,
    given: { ...batch.given, answeredText: text, wantedPattern: item.bounds.regex ?? '' },
    jobs: [...variables, ...pattern, ...conditions],
  });
  const broken = (key: string) => outcomes[key]?.kind === 'values' && outcomes[key].values[0] === false;
  if (pattern.some(({ key }) => broken(key))) return { key: 'forms.unclear.pattern' };
  const rule = rules[conditions.findIndex(({ key }) => broken(key))];
  if (rule === undefined) return undefined;
  return rule.human === ''
    ? { key: 'forms.unclear.pattern' }
    : { key: 'forms.rule', values: { why: rule.human } };
}

/** The pattern runs where it can be cut off, like any other expression of the form. */
function patternJob(place: string): Job {
  return {
    key: keyOf('constraint', place, 1_000),
    expression: '%answeredText.matchesFull(%wantedPattern)',
    scope: 0,
  };
}
