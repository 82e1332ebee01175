/** What a form's own weights add up to, for totals that no scorer here knows. */
import { everyItem, isAsked, type Item } from './form.ts';
import { isSame } from './values.ts';
import type { Node, View } from './view.ts';

export type OwnSum =
  | { kind: 'not-weighted' }
  | { kind: 'incomplete' }
  /** Their sum and their mean. */
  | { kind: 'complete'; values: number[] };

const WEIGHS = /\b(?:weight|ordinal)\s*\(|ordinalValue|itemWeight/;
const ADDS = /\.(?:sum|avg)\s*\(\s*\)|\.aggregate\s*\(/;

export function ownSum(node: Node, view: View): OwnSum {
  const text = textOf(node.item.expressions.calculated, node, view);
  if (!WEIGHS.test(text)) return lacksNumbers(text, view) ? { kind: 'incomplete' } : { kind: 'not-weighted' };
  const nodes = countedIn(text, view, isWeighted);
  // A sum of weights that the form does not have is no score but a nought.
  if (nodes.length === 0) return { kind: 'complete', values: [] };
  const weights = nodes.map(({ item, values }) => values.map((value) => weightOf(item, value)));
  const known = weights.flat().filter((each) => each !== undefined);
  // An answer without a weight, such as "rather not say", is none that could be counted.
  if (weights.some((each) => each.length === 0) || known.length < weights.flat().length)
    return { kind: 'incomplete' };
  const sum = known.reduce((total, each) => total + each, 0);
  return { kind: 'complete', values: [sum, sum / known.length] };
}

/** Whether what an expression makes of weights has all of them. */
export function lacksWeights(text: string, view: View): boolean {
  return WEIGHS.test(text) && countedIn(text, view, isWeighted).some(({ values }) => values.length === 0);
}

export function weighs(text: string): boolean {
  return WEIGHS.test(text);
}

/** A sum of numbers of which one was not given would be a smaller number and not the sum. */
function lacksNumbers(text: string, view: View): boolean {
  if (!ADDS.test(text)) return false;
  return countedIn(text, view, isNumber).some(({ values }) => values.length === 0);
}

/** The questions an expression counts; all of the kind where it names none. */
function countedIn(text: string, view: View, isCounted: (item: Item) => boolean): Node[] {
  const all = view.nodes.filter((each) => {
    const { kind, item, values } = each;
    const isThere = isAsked(item) || values.length > 0;
    return kind === 'item' && isThere && isCounted(item) && view.isOn(each);
  });
  const named = namedIn(text, view, isCounted);
  const counted = all.filter(({ item }) => named.has(item.linkId));
  return counted.length > 0 ? counted : all;
}

function isNumber({ type }: Item): boolean {
  return type === 'integer' || type === 'decimal' || type === 'quantity';
}

function isWeighted(item: Item): boolean {
  return item.refused === undefined && item.options.some(({ weight }) => weight !== undefined);
}

function weightOf(item: Item, value: Node['values'][number]): number | undefined {
  return item.options.find((each) => isSame(each.value, value))?.weight;
}

/** The linkIds an expression names; a group stands for what is in it. */
function namedIn(text: string, view: View, isCounted: (item: Item) => boolean): Set<string> {
  const quoted = quotedIn(text);
  const items = everyItem(view.form.items).filter(({ linkId }) => quoted.has(linkId));
  return new Set(
    items.flatMap((each) => [each, ...everyItem(each.items)].filter(isCounted).map(({ linkId }) => linkId)),
  );
}

export function quotedIn(text: string): Set<string> {
  return new Set([...text.matchAll(/'([^']{1,200})'/g)].map(([, name = '']) => name));
}

/** The expression with every variable it uses, and those that they use. */
export function textOf(expression: string | undefined, node: Node, view: View): string {
  const variables = [...view.form.variables];
  for (let at: Node | undefined = node; at !== undefined; at = at.above)
    variables.push(...at.item.expressions.variables);
  const parts = [expression ?? ''];
  const used = new Set<string>();
  for (let at = 0; at < parts.length; at++) {
    for (const { name, expression: of } of variables) {
      if (used.has(name) || !new RegExp(`%${name}(?!\\w)`).test(parts[at] ?? '')) continue;
      used.add(name);
      parts.push(of);
    }
  }
  return parts.join('\n');
}
