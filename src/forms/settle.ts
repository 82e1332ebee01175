/**
 * Brings a form to rest after an answer: first values, then everything its expressions work out, over and over until
 * nothing changes any more. What fails or does not come to rest is flagged and left empty.
 */
import type { Evaluate, Outcome } from './evaluate.ts';
import { everyItem, type Form, type Option, type Value } from './form.ts';
import { batchOf, hasExpressions, purposeOf } from './jobs.ts';
import { fitted, optionFrom, valueFrom } from './results.ts';
import { hangingOn } from './hanging.ts';
import { totalsOf } from './scores.ts';
import { emptyFound, type Flag, type Found, type State } from './state.ts';
import { isSame } from './values.ts';
import { viewOf, type Node, type View } from './view.ts';

/** Each value may wait for another; what goes on changing after as many looks as there are values is a circle. */
const MOST_PASSES = 10;
const MOST_EVER = 60;

export interface World {
  evaluate: Evaluate;
  /** What the clinic knows beforehand: `{ patient: ... }`. */
  given?: Record<string, unknown>;
}

export async function settle(form: Form, state: State, world: World): Promise<State> {
  let now = withFirstValues(form, { ...state, flags: [] });
  if (!hasExpressions(form)) return withTotals(form, now);
  const most = passesFor(form);
  for (let pass = 0; pass < most; pass++) {
    const view = viewOf(form, now);
    const { batch } = batchOf(view, world.given ?? {});
    const outcomes = batch.jobs.length === 0 ? {} : await world.evaluate(batch);
    const next = withFirstValues(form, withTotals(form, applied(view, outcomes)));
    if (isResting(now, next)) return next;
    now = next;
  }
  return unsettled(form, now);
}

function passesFor({ items }: Form): number {
  const worked = everyItem(items).filter(({ expressions }) => expressions.calculated !== undefined);
  return Math.min(MOST_PASSES + worked.length, MOST_EVER);
}

function isResting(one: State, other: State): boolean {
  return JSON.stringify([one.found, one.answers]) === JSON.stringify([other.found, other.answers]);
}

/** Values that go on changing are no values. */
function unsettled(form: Form, state: State): State {
  const flag: Flag = {
    kind: 'expressions-unsettled',
    linkId: '',
    says: 'go on changing one another and are left out.',
  };
  const found = { ...state.found, values: {} };
  return withTotals(form, { ...state, found, flags: [...state.flags, flag] });
}

function withFirstValues(form: Form, state: State): State {
  const view = viewOf(form, state);
  const fresh = view.nodes.filter(
    ({ kind, item, place }) => kind === 'item' && item.initial.length > 0 && !state.started.includes(place),
  );
  if (fresh.length === 0) return state;
  const values = fresh.map(
    ({ item, place }) =>
      [
        place,
        first(
          item.initial.flatMap((each) => fitted(each, item)),
          item,
        ),
      ] as const,
  );
  return started(state, values);
}

function first(values: Value[], item: Node['item']): Value[] {
  return item.repeats ? values : values.slice(0, 1);
}

function started(state: State, values: (readonly [string, Value[]])[]): State {
  const answers = { ...state.answers };
  for (const [place, each] of values)
    if (answers[place] === undefined && each.length > 0) answers[place] = { values: each, by: 'start' };
  return { ...state, answers, started: [...state.started, ...values.map(([place]) => place)] };
}

function applied(view: View, outcomes: Record<string, Outcome>): State {
  const found: Found = emptyFound();
  const flags: Flag[] = [];
  const initial: (readonly [string, Value[]])[] = [];
  for (const [key, outcome] of Object.entries(outcomes)) {
    const { purpose, place, number } = purposeOf(key);
    const node = view.byPlace.get(place);
    if (outcome.kind !== 'values') {
      flags.push(failure(outcome, node?.item.linkId ?? ''));
      if (purpose === 'initial') initial.push([place, []]);
    } else if (purpose === 'constraint') {
      const rule = (node?.item.expressions.constraints ?? view.form.constraints)[number];
      if (outcome.values[0] === false)
        flags.push({
          kind: 'constraint-broken',
          linkId: node?.item.linkId ?? '',
          says: rule?.human || 'a rule of the form does not hold.',
        });
    } else if (node !== undefined && purpose === 'initial') {
      initial.push([place, first(typed(outcome.values, node, view, flags), node.item)]);
    } else if (node !== undefined) take(purpose, number, node, outcome.values, view, found, flags);
  }
  return started({ ...view.state, found, flags }, initial);
}

function failure(outcome: Exclude<Outcome, { kind: 'values' }>, linkId: string): Flag {
  const kind = outcome.kind === 'failed' ? 'expression-failed' : 'expression-cut-off';
  return {
    kind,
    linkId,
    says: outcome.kind === 'failed' ? 'an expression could not be worked out.' : outcome.says,
  };
}

function take(
  purpose: string,
  number: number,
  node: Node,
  results: unknown[],
  view: View,
  found: Found,
  flags: Flag[],
): void {
  const { item, place } = node;
  switch (purpose) {
    case 'calculated': {
      const values = first(typed(results, node, view, flags), item);
      if (values.length > 0) found.values[place] = values;
      return;
    }
    case 'enable':
      if (results[0] !== true) found.off.push(place);
      return;
    case 'answers':
      found.options[place] = results.slice(0, MOST_OPTIONS).flatMap(optionFrom);
      return;
    case 'text':
      if (results.length > 0)
        found.texts[place] = results
          .filter((each) => typeof each !== 'object')
          .map(String)
          .join('');
      return;
    case 'toggle': {
      const off =
        results[0] === true ? [] : toggled(item.expressions.toggles[number]?.options ?? [], item.options);
      found.optionsOff[place] = [...new Set([...(found.optionsOff[place] ?? []), ...off])].sort(
        (a, b) => a - b,
      );
      return;
    }
    default:
      return;
  }
}

const MOST_OPTIONS = 2_000;

function typed(results: unknown[], node: Node, view: View, flags: Flag[]): Value[] {
  const options = view.state.found.options[node.place] ?? node.item.options;
  const values = results.flatMap((each) => valueFrom(each, node.item, options) ?? []);
  if (values.length < results.length)
    flags.push({
      kind: 'wrong-type',
      linkId: node.item.linkId,
      says: `an expression gave what is no ${node.item.type}.`,
    });
  return values;
}

function toggled(wanted: readonly Value[], options: readonly Option[]): number[] {
  return options.flatMap(({ value }, at) => (wanted.some((each) => isSame(each, value)) ? [at] : []));
}

function withTotals(form: Form, state: State): State {
  const view = viewOf(form, state);
  const { values, flags } = totalsOf(view);
  const hanging = hangingOn(values, flags, view);
  if (flags.length + hanging.flags.length === 0 && Object.keys(values).length === 0) return state;
  const kept: Record<string, Value[]> = { ...state.found.values };
  for (const [place, each] of Object.entries(values)) {
    if (each === undefined) delete kept[place];
    else kept[place] = [each];
  }
  for (const place of hanging.values) delete kept[place];
  const texts = { ...state.found.texts };
  for (const place of hanging.texts) delete texts[place];
  const known = new Set(state.flags.map((each) => JSON.stringify(each)));
  const added = [...flags, ...hanging.flags].filter((each) => !known.has(JSON.stringify(each)));
  return { ...state, found: { ...state.found, values: kept, texts }, flags: [...state.flags, ...added] };
}
