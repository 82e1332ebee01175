/** Which items stand, given the answers: the conditions of FHIR R4, with what they leave open decided and written down. */
import type { Condition, Value } from './form.ts';
import { compare, isSame } from './values.ts';
import type { Node, View } from './view.ts';

export function isOn(node: Node, view: View, off: Set<string>, known: Map<Node, boolean>): boolean {
  const before = known.get(node);
  if (before !== undefined) return before;
  // A form whose conditions go round in a circle: what is being asked about is taken to stand.
  known.set(node, true);
  const on = decide(node, view, off);
  known.set(node, on);
  return on;
}

function decide(node: Node, view: View, off: Set<string>): boolean {
  const { item, above } = node;
  if (above !== undefined && !view.isOn(above)) return false;
  if (off.has(node.kind === 'more' ? node.place.slice(0, -1) : node.place)) return false;
  if (item.enableWhen.length === 0) return true;
  const holds = (each: Condition) => isMet(each, valuesFor(each.question, node, view));
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
function valuesFor(linkId: string, asking: Node, view: View): Value[] {
  const found = view.byLinkId.get(linkId) ?? [];
  const nearest = found.length < 2 ? found : nearestTo(asking, found);
  return nearest.filter((each) => view.isOn(each)).flatMap(({ values }) => [...values]);
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
