/** Rules of a whole form or of a group that hold with no answers: they would be told of every patient, and mean nothing. */
import { everyItem, isAsked, type Constraint, type Form, type Item, type Note, type Value } from './form.ts';
import { open } from './engine.ts';
import { settle, type World } from './settle.ts';
import type { State } from './state.ts';
import { viewOf, type Node } from './view.ts';

/** Which of the questions are answered, by their places, and whether with the first that may be answered or the last. */
type Filling = (at: number) => 'first' | 'last' | undefined;
const fillings: readonly Filling[] = [
  () => 'first',
  () => 'last',
  (at) => (at % 2 === 0 ? 'first' : 'last'),
  (at) => (at === 0 ? 'first' : undefined),
  () => undefined,
];

export async function ruleFaults(form: Form, world: World): Promise<Note[]> {
  const rules = rulesOf(form);
  if (rules.length === 0) return [];
  const begun = await open(form, world);
  const broken: Set<string>[] = [];
  for (const filling of fillings) {
    const { flags } = await settle(form, filled(form, begun, filling), world);
    const found = flags.filter(({ kind }) => kind === 'constraint-broken');
    broken.push(new Set(found.map(({ linkId, says }) => `${linkId} ${says}`)));
  }
  return rules.flatMap(({ of, rule }) =>
    broken.every((each) => each.has(`${of} ${rule.human || 'a rule of the form does not hold.'}`))
      ? [{ ...(of !== '' && { linkId: of }), says: said(rule) }]
      : [],
  );
}

/** Nobody can be asked again about an answer given long before: what breaks such a rule is marked, and nothing more. */
export function wholeRules(form: Form): Note[] {
  const count = rulesOf(form).length;
  const which = count === 1 ? 'A rule' : `${count} rules`;
  const says = `${which} over several questions: answers that break it are kept and marked for the clinic, and the patient is not asked again.`;
  return count === 0 ? [] : [{ says }];
}

function said({ human, expression }: Constraint): string {
  const why = /\banswer\s*\.\s*hasValue\(\)/.test(expression)
    ? ' An answer has no value of its own: write answer.value.hasValue().'
    : '';
  return `a rule${human === '' ? '' : ` ("${human.slice(0, 80)}")`} holds with none of the answers that were tried, and is told of every response.${why}`;
}

function rulesOf(form: Form): { of: string; rule: Constraint }[] {
  const groups = everyItem(form.items).filter(
    ({ type, refused }) => type === 'group' && refused === undefined,
  );
  return [
    ...form.constraints.map((rule) => ({ of: '', rule })),
    ...groups.flatMap(({ linkId, expressions }) =>
      expressions.constraints.map((rule) => ({ of: linkId, rule })),
    ),
  ];
}

/** Twice, for what comes only with an answer. */
function filled(form: Form, begun: State, filling: Filling): State {
  let state = begun;
  for (const _ of [1, 2]) {
    const asked = viewOf(form, state).nodes.filter(({ kind, item }) => kind === 'item' && isAsked(item));
    const given = asked.flatMap((node, at) => {
      const value = valueFor(node, filling(at));
      const answered: State['answers'][string] = { values: value === undefined ? [] : [value], by: 'person' };
      return value === undefined ? [] : [[node.place, answered] as const];
    });
    state = { ...state, answers: { ...state.answers, ...Object.fromEntries(given) } };
  }
  return state;
}

function valueFor({ item }: Node, which: 'first' | 'last' | undefined): Value | undefined {
  if (which === undefined) return undefined;
  const isFirst = which === 'first';
  if (item.options.length > 0) return item.options.at(isFirst ? 0 : -1)?.value;
  return plainValue(item, isFirst);
}

function plainValue({ type, bounds: { min, max }, units }: Item, isFirst: boolean): Value | undefined {
  const end = isFirst ? min : max;
  const number = typeof end === 'number' ? end : isFirst ? 1 : 2;
  switch (type) {
    case 'boolean':
      return { valueBoolean: isFirst };
    case 'integer':
      return { valueInteger: Math.round(number) };
    case 'decimal':
      return { valueDecimal: number };
    case 'quantity':
      return {
        valueQuantity: { value: number, ...(units[0]?.code !== undefined && { code: units[0].code }) },
      };
    case 'date':
      return { valueDate: isFirst ? '2020-01-01' : '2020-01-02' };
    case 'string':
    case 'text':
      return { valueString: isFirst ? 'a' : 'b' };
    default:
      return undefined;
  }
}
