/** Which rules may fire at all: most speak of what is not in the message. */
/** What must be found, and what at least one must be found of; of none where it is empty. */
interface Needs {
  all: readonly string[];
  any: readonly string[];
}
interface Found {
  has(concept: string): boolean;
  keys(): Iterable<string>;
}
export type Possible<R> = (found: Found) => R[];

/** Each rule is looked at only when the first of what it needs, or one of what it chooses from, is found. */
export function possibleAmong<R extends Needs>(rules: readonly R[]): Possible<R> {
  const byConcept = new Map<string, number[]>();
  rules.forEach(({ all, any }, at) => {
    for (const concept of new Set(all.length > 0 ? all.slice(0, 1) : any)) {
      const known = byConcept.get(concept);
      if (known) known.push(at);
      else byConcept.set(concept, [at]);
    }
  });
  return (found) => {
    const isFound = (concept: string) => found.has(concept);
    const near = new Set([...found.keys()].flatMap((concept) => byConcept.get(concept) ?? none));
    return [...near]
      .sort((a, b) => a - b)
      .map((at) => rules[at]!)
      .filter(({ all, any }) => all.every(isFound) && (any.length === 0 || any.some(isFound)));
  };
}

const none: readonly number[] = [];
