/** The filters of a value set, over a code system that came inside the form. */
import { objectsIn, textIn, type Json } from './json.ts';

interface Concept {
  json: Json;
  code: string;
  /** The codes above it. */
  above: readonly string[];
  isLeaf: boolean;
}

/** The concepts that pass every filter; or why that cannot be told here. */
export function filtered(concepts: readonly Json[], filters: readonly Json[]): Json[] | string {
  let kept = concepts.flatMap((each) => flat(each, []));
  const byCode = new Map(kept.map((each) => [each.code, each]));
  for (const filter of filters) {
    const passes = testOf(filter, byCode);
    if (passes === undefined)
      return `takes its options from a filter (${['property', 'op'].map((key) => textIn(filter[key]) ?? '?').join(' ')}) that is not known here. Write them out in the value set.`;
    kept = kept.filter(passes);
  }
  return kept.map(({ json }) => json);
}

function flat(json: Json, above: readonly string[]): Concept[] {
  const code = textIn(json['code']) ?? '';
  const inner = objectsIn(json['concept']);
  const own = { json, code, above, isLeaf: inner.length === 0 };
  return [own, ...inner.flatMap((each) => flat(each, [...above, code]))];
}

function testOf(
  filter: Json,
  byCode: ReadonlyMap<string, Concept>,
): ((concept: Concept) => boolean) | undefined {
  const [property = '', op = '', value = ''] = ['property', 'op', 'value'].map((key) => textIn(filter[key]));
  if (property === 'concept' || property === 'code') {
    const tree = treeTest(op, value, byCode);
    if (tree !== undefined) return tree;
  }
  const valuesOf = ({ json, code, above }: Concept): string[] =>
    property === 'concept' || property === 'code'
      ? [code]
      : property === 'parent'
        ? above.slice(-1)
        : property === 'display'
          ? [textIn(json['display']) ?? '']
          : held(json, property);
  const list = value.split(',').map((each) => each.trim());
  switch (op) {
    case '=':
      return (each) => valuesOf(each).includes(value);
    case 'in':
      return (each) => valuesOf(each).some((one) => list.includes(one));
    case 'not-in':
      return (each) => !valuesOf(each).some((one) => list.includes(one));
    case 'exists':
      return (each) => valuesOf(each).length > 0 === (value === 'true');
    default:
      return undefined;
  }
}

function treeTest(
  op: string,
  value: string,
  byCode: ReadonlyMap<string, Concept>,
): ((concept: Concept) => boolean) | undefined {
  switch (op) {
    case 'is-a':
      return ({ code, above }) => code === value || above.includes(value);
    case 'is-not-a':
      return ({ code, above }) => code !== value && !above.includes(value);
    case 'descendent-of':
      return ({ above }) => above.includes(value);
    case 'child-of':
      return ({ above }) => above.at(-1) === value;
    case 'descendent-leaf':
      return ({ above, isLeaf }) => isLeaf && above.includes(value);
    case 'generalizes':
      return ({ code }) => code === value || (byCode.get(value)?.above.includes(code) ?? false);
    default:
      return undefined;
  }
}

/** What a property of the concept says, whatever its type. */
function held(json: Json, property: string): string[] {
  return objectsIn(json['property'])
    .filter((each) => each['code'] === property)
    .flatMap((each) => {
      const value = Object.entries(each).find(([key]) => key.startsWith('value'))?.[1];
      const coding = textIn((value as Json | null | undefined)?.['code']);
      const plain = typeof value === 'boolean' ? String(value) : textIn(value);
      return coding ?? plain ?? [];
    });
}
