/** The expressions of a form as it stands, in the order in which they must run, with the names each may use. */
import type { Batch, Job } from './evaluate.ts';
import { answeredItems } from './answered-items.ts';
import { urls } from './extensions.ts';
import {
  isChoice,
  type Coding,
  type Constraint,
  type Expressions,
  type Form,
  type Item,
  type Value,
} from './form.ts';
import type { Place } from './state.ts';
import { isSame } from './values.ts';
import type { Node, View } from './view.ts';

/** What an expression is for. A job's key is this and the place it is for. */
export type Purpose =
  'variable' | 'calculated' | 'initial' | 'enable' | 'answers' | 'text' | 'toggle' | 'constraint';

export function keyOf(purpose: Purpose, place: Place, number = 0): string {
  return JSON.stringify([purpose, place, number]);
}

export function purposeOf(key: string): { purpose: Purpose; place: Place; number: number } {
  const [purpose, place, number] = JSON.parse(key) as [Purpose, Place, number];
  return { purpose, place, number };
}

/** What expressions expect to find, whether or not a clinic gives it. */
const USUAL = ['patient', 'user', 'encounter', 'practitioner', 'subject', 'today'];

export function hasExpressions(form: Form): boolean {
  const knows = (items: Form['items']): boolean =>
    items.some((each) => countOf(each.expressions) > 0 || knows(each.items));
  return form.variables.length > 0 || form.constraints.length > 0 || knows(form.items);
}

function countOf(of: Expressions): number {
  const single = [of.calculated, of.initial, of.enable, of.answers, of.text].filter(
    (each) => each !== undefined,
  );
  return single.length + of.variables.length + of.toggles.length + of.constraints.length;
}

export interface Laid {
  batch: Batch;
  /** Where each item stands in the resource, and the names its expressions may use. */
  at: Map<Place, (string | number)[]>;
  scopes: Map<Place, number>;
}

/** `wanted` stands in the resource even where it is empty. */
export function batchOf(view: View, given: Record<string, unknown>, wanted?: Place): Laid {
  const { form } = view;
  const nodes = view.nodes.filter(({ kind, item }) => kind === 'item' && item.refused === undefined);
  const own = nodes.filter(({ item }) => countOf(item.expressions) > 0);
  const tree = answeredItems(
    view,
    new Set([...own.map(({ place }) => place), ...(wanted === undefined ? [] : [wanted])]),
    withWeight,
  );
  const resource = {
    resourceType: 'QuestionnaireResponse',
    questionnaire: form.questionnaire,
    status: 'in-progress',
    item: tree.item,
  };
  const names = [...USUAL, ...form.launch].map((name) => [name, []] as const);
  const scopes: Batch['scopes'] = [undefined];
  const scopeOf = new Map<Node, number>();
  const jobs: Job[] = form.variables.map(({ name, expression }, at) => ({
    key: keyOf('variable', '', at),
    expression,
    scope: 0,
    defines: name,
  }));
  for (const node of nodes) {
    const above = (node.above && scopeOf.get(node.above)) ?? 0;
    scopeOf.set(node, node.item.expressions.variables.length === 0 ? above : scopes.push(above) - 1);
    if (countOf(node.item.expressions) > 0)
      jobs.push(...jobsOf(node, scopeOf.get(node) ?? 0, tree.at.get(node.place), view));
  }
  jobs.push(...constraintJobs(form.constraints, '', { scope: 0 }));
  const batch: Batch = {
    questionnaire: form.raw,
    resource,
    given: { ...Object.fromEntries(names), ...given },
    scopes,
    jobs,
  };
  return { batch, at: tree.at, scopes: new Map([...scopeOf].map(([node, scope]) => [node.place, scope])) };
}

/** Some forms look for the weight of an answer at the answer, where other programs leave it. */
function withWeight(value: Value, { options }: Item): Value {
  if (!('valueCoding' in value)) return value;
  const weight = options.find((each) => isSame(each.value, value))?.weight;
  if (weight === undefined) return value;
  const extension = [{ url: urls.ordinal, valueDecimal: weight }];
  return { valueCoding: { ...value.valueCoding, extension } as Coding };
}

type Base = Pick<Job, 'scope' | 'linkId' | 'at'>;

function constraintJobs(constraints: readonly Constraint[], place: Place, base: Base): Job[] {
  return constraints.map(({ expression }, number) => ({
    ...base,
    key: keyOf('constraint', place, number),
    expression,
  }));
}

function jobsOf(node: Node, scope: number, at: Job['at'], view: View): Job[] {
  const { item, place } = node;
  const { expressions } = item;
  // What is off is not in the answers; its own condition is asked from the top.
  const base: Base = { scope, linkId: item.linkId, ...(at !== undefined && { at }) };
  const variables = expressions.variables.map(({ name, expression }, number) => ({
    ...base,
    key: keyOf('variable', place, number),
    expression,
    defines: name,
  }));
  const single = (purpose: Purpose, expression: string | undefined): Job[] =>
    expression === undefined ? [] : [{ ...base, key: keyOf(purpose, place), expression }];
  const toggles = expressions.toggles.map(({ expression }, number) => ({
    ...base,
    key: keyOf('toggle', place, number),
    expression,
  }));
  const enable = single('enable', expressions.enable);
  if (!view.isOn(node)) return [...variables, ...enable];
  const isNew = expressions.initial !== undefined && !view.state.started.includes(place);
  return [
    ...variables,
    ...enable,
    ...single('calculated', expressions.calculated),
    ...(isNew ? single('initial', expressions.initial) : []),
    ...(isChoice(item) ? single('answers', expressions.answers) : []),
    ...single('text', expressions.text),
    ...(isChoice(item) ? toggles : []),
    // Those of a question are asked about when it is answered.
    ...(item.type === 'group' ? constraintJobs(expressions.constraints, place, base) : []),
  ];
}
