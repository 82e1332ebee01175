/** The answers as items of a QuestionnaireResponse: in the order of the form, without what is off, refused or empty. */
import type { Value } from './form.ts';
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

/** `kept` are places that stand in the tree although they are empty, for the expressions that begin there. */
export function answeredItems(view: View, kept: ReadonlySet<Place> = new Set()): Tree {
  const at = new Map<Place, (string | number)[]>();
  return { item: listOf(view.tops, [], view, kept, at), at };
}

function listOf(
  nodes: readonly Node[],
  above: (string | number)[],
  view: View,
  kept: ReadonlySet<Place>,
  at: Tree['at'],
): AnsweredItem[] {
  const list: AnsweredItem[] = [];
  for (const node of nodes) {
    if (node.kind === 'more' || node.item.type === 'display' || node.item.refused !== undefined) continue;
    if (!view.isOn(node)) continue;
    const path = [...above, 'item', list.length];
    const made = itemOf(node, path, view, kept, at);
    if (made === undefined) continue;
    at.set(node.place, path);
    list.push(made);
  }
  return list;
}

function itemOf(
  node: Node,
  path: (string | number)[],
  view: View,
  kept: ReadonlySet<Place>,
  at: Tree['at'],
): AnsweredItem | undefined {
  const { item, values, below } = node;
  const named = { linkId: item.linkId, ...(item.text.text !== '' && { text: item.text.text }) };
  if (item.type === 'group') {
    const inner = listOf(below, path, view, kept, at);
    return inner.length > 0 || kept.has(node.place)
      ? { ...named, ...(inner.length > 0 && { item: inner }) }
      : undefined;
  }
  if (values.length === 0) return kept.has(node.place) ? named : undefined;
  const answer = values.map((value, round) => {
    const own = below.filter(({ of }) => of === round);
    const inner = listOf(own, [...path, 'answer', round], view, kept, at);
    return { ...value, ...(inner.length > 0 && { item: inner }) };
  });
  return { ...named, answer };
}
