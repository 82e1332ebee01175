/** What a form's own weights add up to, for totals that no scorer here knows. */
import { everyItem, type Item } from './form.ts';
import { isSame } from './values.ts';
import type { Node, View } from './view.ts';

export type OwnSum =
  | { kind: 'not-weighted' }
  | { kind: 'incomplete' }
  /** Their sum and their mean. */
  | { kind: 'complete'; values: number[] };

const WEIGHS = /\b(?:weight|ordinal)\s*\(|ordinalValue|itemWeight/;

export function ownSum(node: Node, view: View): OwnSum {
  const text = textOf(node, view);
  if (!WEIGHS.test(text)) return { kind: 'not-weighted' };
  const weighted = view.nodes.filter(
    (each) => each.kind === 'item' && isWeighted(each.item) && view.isOn(each),
  );
  // A sum of weights that the form does not have is no score but a nought.
  if (weighted.length === 0) return { kind: 'complete', values: [] };
  const named = namedIn(text, view);
  const counted = weighted.filter((each) => named.size === 0 || named.has(each.item.linkId));
  const nodes = counted.length > 0 ? counted : weighted;
  if (nodes.some(({ values }) => values.length === 0)) return { kind: 'incomplete' };
  const weights = nodes.flatMap((each) => each.values.map((value) => weightOf(each.item, value)));
  const sum = weights.reduce((total, each) => total + each, 0);
  return { kind: 'complete', values: [sum, sum / weights.length] };
}

function isWeighted(item: Item): boolean {
  return item.refused === undefined && item.options.some(({ weight }) => weight !== undefined);
}

function weightOf(item: Item, value: Node['values'][number]): number {
  return item.options.find((each) => isSame(each.value, value))?.weight ?? 0;
}

/** The linkIds an expression names; a group stands for what is in it. */
function namedIn(text: string, view: View): Set<string> {
  const quoted = new Set([...text.matchAll(/'([^']{1,200})'/g)].map(([, name = '']) => name));
  const items = everyItem(view.form.items).filter(({ linkId }) => quoted.has(linkId));
  return new Set(
    items.flatMap((each) => [each, ...everyItem(each.items)].filter(isWeighted).map(({ linkId }) => linkId)),
  );
}

/** The expression with every variable it uses, and those that they use. */
function textOf(node: Node, view: View): string {
  const variables = [...view.form.variables];
  for (let at: Node | undefined = node; at !== undefined; at = at.above)
    variables.push(...at.item.expressions.variables);
  const parts = [node.item.expressions.calculated ?? ''];
  const used = new Set<string>();
  for (let at = 0; at < parts.length; at++) {
    for (const { name, expression } of variables) {
      if (used.has(name) || !new RegExp(`%${name}(?!\\w)`).test(parts[at] ?? '')) continue;
      used.add(name);
      parts.push(expression);
    }
  }
  return parts.join('\n');
}
