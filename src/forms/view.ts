/**
 * A form with its answers laid over it: every item in every round, in the order of the form, and which of them stand.
 * Built anew for each turn; nothing of it is kept.
 */
import { isAsked, type Form, type Item, type Value } from './form.ts';
import { isOn } from './enable.ts';
import type { Node, Nodes } from './node.ts';
import { placeOf, type Place, type State } from './state.ts';

export type { Node } from './node.ts';

export interface View extends Nodes {
  form: Form;
  state: State;
  isOn(node: Node): boolean;
}

export function viewOf(form: Form, state: State): View {
  const nodes: Node[] = [];
  const tops = form.items.flatMap((item) => laid(item, undefined, 0, state, nodes));
  const byPlace = new Map(nodes.map((each) => [each.place, each]));
  const byLinkId = new Map<string, Node[]>();
  for (const each of nodes) {
    if (each.kind === 'more') continue;
    const known = byLinkId.get(each.item.linkId);
    if (known === undefined) byLinkId.set(each.item.linkId, [each]);
    else known.push(each);
  }
  const off = new Set(state.found.off);
  const known = new Map<Node, boolean>();
  // Always in the order of the form: what stands in a circle of conditions must not hang on what is looked at first.
  const inOrder = () => {
    if (known.size === 0) for (const each of nodes) isOn(each, view, off, known);
  };
  const view: View = {
    form,
    state,
    nodes,
    tops,
    byPlace,
    byLinkId,
    isOn: (node) => {
      inOrder();
      return known.get(node) ?? true;
    },
  };
  return view;
}

/** `of` says which answer of the question above, where that repeats, it belongs to. */
function laid(item: Item, above: Node | undefined, of: number, state: State, nodes: Node[]): Node[] {
  const base = placeOf(above && under(above, of), item.linkId);
  if (item.type !== 'group' || !item.repeats)
    return one({ item, above, of, base, round: 0 }, base, state, nodes);
  const count = Math.max(1, state.rounds[base] ?? 1);
  const found = Array.from({ length: count }, (_, round) =>
    one({ item, above, of, base, round }, `${base}[${round}]`, state, nodes),
  ).flat();
  return [...found, ...moreOf({ item, above, of, base, round: count }, state, nodes)];
}

/** Children of a question that repeats belong to one of its answers. */
function under(above: Node, of: number): Place {
  return above.item.type !== 'group' && above.item.repeats ? `${above.place}[${of}]` : above.place;
}

interface Spot extends Pick<Node, 'item' | 'above' | 'of' | 'round'> {
  base: Place;
}

function one({ base, ...spot }: Spot, place: Place, state: State, nodes: Node[]): Node[] {
  const { item } = spot;
  const values = valuesAt(item, place, state);
  const node: Node = { ...spot, place, kind: 'item', values, below: [] };
  nodes.push(node);
  // What hangs on a question can only be kept with an answer to it.
  const hangs = item.type === 'group' ? 1 : item.repeats ? values.length : Math.min(values.length, 1);
  const below = item.type === 'display' ? [] : item.items;
  for (let of = 0; of < hangs; of++)
    node.below.push(...below.flatMap((child) => laid(child, node, of, state, nodes)));
  if (!repeatsByTurns(item) || values.length === 0) return [node];
  return [node, ...moreOf({ ...spot, base, round: values.length }, state, nodes)];
}

function valuesAt(item: Item, place: Place, state: State): readonly Value[] {
  if (item.expressions.calculated !== undefined || item.total !== undefined)
    return state.found.values[place] ?? [];
  return state.answers[place]?.values ?? [];
}

/** Options are all picked at once; anything else comes one after another. */
export function repeatsByTurns(item: Item): boolean {
  return (
    item.repeats &&
    item.type !== 'group' &&
    item.type !== 'boolean' &&
    item.options.length === 0 &&
    item.expressions.answers === undefined
  );
}

function moreOf({ base, ...spot }: Spot, state: State, nodes: Node[]): Node[] {
  const { item, round } = spot;
  if (round >= item.maxOccurs || round >= MOST_ROUNDS || state.closed.includes(base)) return [];
  const answered =
    item.type === 'group' ? isFilled(`${base}[${round - 1}]`, state) : state.answers[base]?.by === 'person';
  if (!answered || (item.type !== 'group' && round < item.minOccurs)) return [];
  const node: Node = { ...spot, place: `${base}+`, kind: 'more', values: [], below: [] };
  nodes.push(node);
  return [node];
}

/** Who had nothing to say of one has none to add; one that is still to be asked does not count as left out. */
function isFilled(round: Place, { answers }: State): boolean {
  const given = Object.entries(answers).filter(([place]) => place.startsWith(`${round}/`));
  return given.length === 0 || given.some(([, { values }]) => values.length > 0);
}

const MOST_ROUNDS = 50;

/** Whether the person is to be asked here, now or before. */
export function isQuestion(node: Node, view: View): boolean {
  if (node.kind === 'more' && node.item.type === 'group') return hasQuestions(node.item) && view.isOn(node);
  return isAsked(node.item) && view.isOn(node) && isAnswerable(node, view);
}

/** Options that an expression gives or takes may all be gone, and nobody can choose from none. */
function isAnswerable({ item, place }: Node, { state: { found } }: View): boolean {
  if (item.type !== 'choice' && item.type !== 'reference') return true;
  const options = found.options[place] ?? item.options;
  return options.length > (found.optionsOff[place]?.length ?? 0);
}

function hasQuestions(item: Item): boolean {
  return (
    !item.hidden && item.items.some((each) => isAsked(each) || (each.type === 'group' && hasQuestions(each)))
  );
}

/** Asked, and not answered or left out yet. */
export function isOpen(node: Node, view: View): boolean {
  if (!isQuestion(node, view)) return false;
  if (node.kind === 'more') return true;
  const given = view.state.answers[node.place];
  if (given === undefined || given.by === 'start') return given?.skipped !== true;
  if (given.skipped === true) return false;
  return given.values.length < (repeatsByTurns(node.item) ? Math.max(1, node.item.minOccurs) : 1);
}

export function firstOpen(view: View): Node | undefined {
  return view.nodes.find((each) => isOpen(each, view));
}
