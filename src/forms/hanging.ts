/**
 * What must go with a total that is left out: words such as "moderate" and texts such as "your score is 7" that were made
 * of it, or of answers of which some are missing.
 */
import type { Value } from './form.ts';
import type { Flag, Place } from './state.ts';
import type { Node, View } from './view.ts';
import { lacksWeights, quotedIn, textOf, weighs } from './weighted.ts';

export interface Hanging {
  values: Place[];
  texts: Place[];
  flags: Flag[];
}

/** `totals` are those that were looked at; undefined where none may stand. */
export function hangingOn(
  totals: Readonly<Record<Place, Value | undefined>>,
  flagged: readonly Flag[],
  view: View,
): Hanging {
  const { values, texts } = view.state.found;
  const gone = new Set(
    Object.keys(totals).flatMap((place) =>
      totals[place] === undefined ? (view.byPlace.get(place)?.item.linkId ?? []) : [],
    ),
  );
  const isDoubtful = flagged.some(({ kind }) => kind === 'score-disagrees');
  const hangs = (expression: string | undefined, node: Node): boolean => {
    const text = textOf(expression, node, view);
    return (
      [...quotedIn(text)].some((linkId) => gone.has(linkId)) ||
      (weighs(text) && (isDoubtful || lacksWeights(text, view)))
    );
  };
  const dropped = droppedIn(
    view.nodes.filter(({ place }) => values[place] !== undefined && !(place in totals)),
    gone,
    (node) => hangs(node.item.expressions.calculated, node),
  );
  const silent = view.nodes.filter(
    (each) => texts[each.place] !== undefined && hangs(each.item.expressions.text, each),
  );
  return {
    values: dropped.map(({ place }) => place),
    texts: silent.map(({ place }) => place),
    flags: dropped.map(({ item: { linkId } }) => ({
      kind: 'score-incomplete',
      linkId,
      says: 'is made of a total or of answers that are not all there, and is left out.',
    })),
  };
}

/** What hangs on something that is gone is gone too, and so on. */
function droppedIn(nodes: readonly Node[], gone: Set<string>, hangs: (node: Node) => boolean): Node[] {
  const dropped: Node[] = [];
  let left = [...nodes];
  for (let found = left.filter(hangs); found.length > 0; found = left.filter(hangs)) {
    for (const { item } of found) gone.add(item.linkId);
    dropped.push(...found);
    left = left.filter((each) => !found.includes(each));
  }
  return dropped;
}
