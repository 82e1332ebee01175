/** Which items stand, given the answers: the conditions of FHIR R4, with what they leave open decided and written down. */
import type { Condition, Value } from './form.ts';
import { compare, isSame } from './values.ts';
import type { Node, Nodes } from './node.ts';

/**
 * Looks at what a node hangs on before the node itself, without calling itself: conditions of a long form may hang on one
 * another for thousands of items. In a circle, what is being asked about is taken to stand.
 */
export function isOn(node: Node, all: Nodes, off: ReadonlySet<string>, known: Map<Node, boolean>): boolean {
  const begun = new Set<Node>();
  const waiting = [node];
  for (let at = waiting.at(-1); at !== undefined; at = waiting.at(-1)) {
    const first =
      begun.has(at) || known.has(at)
        ? []
        : needs(at, all).filter((each) => !known.has(each) && !begun.has(each));
    begun.add(at);
    if (first.length > 0) waiting.push(...first);
    else {
      if (!known.has(at)) known.set(at, decide(at, all, off, known));
      waiting.pop();
    }
  }
  return known.get(node) ?? true;
}

function needs(node: Node, all: Nodes): Node[] {
  const questions = node.item.enableWhen
    .flatMap(({ question }) => all.byLinkId.get(question) ?? [])
    .flatMap((each) => [each, ...insideFor(node, each)]);
  return node.above === undefined ? questions : [node.above, ...questions];
}

function decide(
  node: Node,
  all: Nodes,
  off: ReadonlySet<string>,
  known: ReadonlyMap<Node, boolean>,
): boolean {
  const { item, above } = node;
  const stands = (each: Node) => known.get(each) ?? true;
  if (above !== undefined && !stands(above)) return false;
  if (off.has(node.kind === 'more' ? node.place.slice(0, -1) : node.place)) return false;
  if (item.enableWhen.length === 0) return true;
  const holds = (each: Condition) => isMet(each, valuesFor(each.question, node, all, stands));
  return item.enableBehavior === 'any' ? item.enableWhen.some(holds) : item.enableWhen.every(holds);
}

/** `!=` holds when no answer is equal, as FHIR defines it, and so also when there is none; the others need an answer. */
export function isMet({ operator, answer }: Condition, values: readonly Value[]): boolean {
  switch (operator) {
    case 'exists':
      return values.length > 0 === ('valueBoolean' in answer && answer.valueBoolean);
    case '=':
      return values.some((each) => isSame(each, answer));
    case '!=':
      return !values.some((each) => isSame(each, answer));
    default:
      return values.some((each) => isOrdered(operator, compare(each, answer)));
  }
}

function isOrdered(operator: '>' | '<' | '>=' | '<=', difference: number | undefined): boolean {
  if (difference === undefined) return false;
  switch (operator) {
    case '>':
      return difference > 0;
    case '<':
      return difference < 0;
    case '>=':
      return difference >= 0;
    case '<=':
      return difference <= 0;
  }
}

/** Of several rounds, those nearest to who asks; what does not stand has no answer. */
function valuesFor(linkId: string, asking: Node, all: Nodes, stands: (node: Node) => boolean): Value[] {
  const found = all.byLinkId.get(linkId) ?? [];
  const nearest = found.length < 2 ? found : nearestTo(asking, found);
  return nearest.filter(stands).flatMap((each) => valuesOf(each, asking, stands));
}

/** A group has no answer of its own: it is there when anything in it has been answered. */
function valuesOf(node: Node, asking: Node, stands: (node: Node) => boolean): readonly Value[] {
  if (node.item.type !== 'group') return node.values;
  const isThere = insideFor(asking, node).some((each) => each.values.length > 0 && stands(each));
  return isThere ? [{ valueBoolean: true }] : [];
}

/** What is in a group, for who asks about it; nothing for who is in it, since that would be a circle. */
function insideFor(asking: Node, node: Node): Node[] {
  return lineOf(asking).includes(node) ? [] : insideOf(node);
}

function insideOf(node: Node): Node[] {
  return node.item.type === 'group' ? node.below.flatMap((each) => [each, ...insideOf(each)]) : [];
}

function nearestTo(asking: Node, found: readonly Node[]): Node[] {
  const line = lineOf(asking);
  const depths = found.map((each) => lineOf(each).filter((one) => line.includes(one)).length);
  const deepest = Math.max(...depths);
  return found.filter((_, at) => depths[at] === deepest);
}

function lineOf(node: Node): Node[] {
  const line: Node[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.above) line.push(at);
  return line;
}
