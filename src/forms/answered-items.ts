/** The answers as items of a QuestionnaireResponse: in the order of the form, without what is off, refused or empty. */
import type { Item, Value } from './form.ts';
import type { Place } from './state.ts';
import type { Node, View } from './view.ts';

export interface AnsweredItem {
  linkId: string;
  text?: string;
  answer?: (Value & { item?: AnsweredItem[] })[];
  item?: AnsweredItem[];
}

export interface Tree {
  item: AnsweredItem[];
  /** Where each place stands in it, as keys down from the resource. */
  at: Map<Place, (string | number)[]>;
}

/** An answer as it is to be shown. */
export type Shown = (value: Value, item: Item) => Value;

interface Making {
  view: View;
  kept: ReadonlySet<Place>;
  shown: Shown;
  at: Tree['at'];
}

/**
 * `kept` are places that stand in the tree although they are empty, for the expressions that begin there; `shown` may add
 * to an answer what only they look for.
 */
export function answeredItems(
  view: View,
  kept: ReadonlySet<Place> = new Set(),
  shown: Shown = (value) => value,
): Tree {
  const at: Tree['at'] = new Map();
  return { item: listOf(view.tops, [], { view, kept, shown, at }), at };
}

function listOf(nodes: readonly Node[], above: (string | number)[], making: Making): AnsweredItem[] {
  const { view, at } = making;
  const list: AnsweredItem[] = [];
  for (const node of nodes) {
    if (node.kind === 'more' || node.item.type === 'display' || node.item.refused !== undefined) continue;
    if (!view.isOn(node)) continue;
    const path = [...above, 'item', list.length];
    const made = itemOf(node, path, making);
    if (made === undefined) continue;
    at.set(node.place, path);
    list.push(made);
  }
  return list;
}

function itemOf(node: Node, path: (string | number)[], making: Making): AnsweredItem | undefined {
  const { item, values, below } = node;
  const { kept, shown } = making;
  const named = { linkId: item.linkId, ...(item.text.text !== '' && { text: item.text.text }) };
  if (item.type === 'group') {
    const inner = listOf(below, path, making);
    return inner.length > 0 || kept.has(node.place)
      ? { ...named, ...(inner.length > 0 && { item: inner }) }
      : undefined;
  }
  if (values.length === 0) return kept.has(node.place) ? named : undefined;
  const answer = values.map((value, round) => {
    const own = below.filter(({ of }) => of === round);
    const inner = listOf(own, [...path, 'answer', round], making);
    return { ...shown(value, item), ...(inner.length > 0 && { item: inner }) };
  });
  return { ...named, answer };
}
