/** Files answers at their places, when the form's own rules let them stand. */
import type { Words } from '../content/words.ts';
import type { Said } from './said.ts';
import { valueText } from './value-text.ts';
import type { Value } from './form.ts';
import { moved } from './moving.ts';
import { brokenBy } from './rules.ts';
import { settle } from './settle.ts';
import type { Place, State } from './state.ts';
import { quiet, tongueOf, type Stored, type Turn, type Turned } from './turned.ts';
import { repeatsByTurns, type Node, type View } from './view.ts';

export interface Filing {
  node: Node;
  values: Value[];
  /** Instead of what is there, rather than beside it. */
  replaces: boolean;
}

export async function stored(
  view: View,
  filings: readonly Filing[],
  kind: 'answered' | 'corrected' | 'kept',
  turn: Turn,
): Promise<Turned> {
  const { form, state } = view;
  let next = state;
  const kept: Stored[] = [];
  for (const { node, values, replaces } of filings) {
    const broken = await brokenBy(node, values, view, turn);
    if (broken !== undefined)
      return quiet({ ...state, at: node.place, tries: state.tries + 1 }, 'unclear', [broken]);
    const base = node.kind === 'more' ? node.place.slice(0, -1) : node.place;
    const before = next.answers[base];
    const beside =
      !replaces && repeatsByTurns(node.item) && before?.by === 'person' && isAdding(node, next)
        ? before.values
        : [];
    next = filed(next, base, [...beside, ...values]);
    kept.push({ place: base, linkId: node.item.linkId, values });
  }
  const settled = moved(form, await settle(form, next, turn.world));
  return {
    state: settled,
    kind,
    said: kind === 'corrected' ? correctedSaid(filings, tongueOf(turn)) : [],
    stored: kept,
  };
}

function correctedSaid(filings: readonly Filing[], tongue: Words): Said[] {
  return filings.map(({ node, values }) => ({
    key: 'forms.corrected',
    values: { value: values.map((each) => valueText(each, node.item, tongue)).join(', ') },
  }));
}

/** A question that was gone back to is answered anew; one that wants more is added to. */
function isAdding(node: Node, { answers }: State): boolean {
  return node.kind === 'more' || (answers[node.place]?.values.length ?? 0) < node.item.minOccurs;
}

/** What hung on an answer that is no longer there goes with it. */
function filed(state: State, place: Place, values: Value[]): State {
  const answers = { ...state.answers, [place]: { values, by: 'person' as const } };
  for (const each of Object.keys(answers)) {
    const round = each.startsWith(`${place}[`) ? Number(/^\d+/.exec(each.slice(place.length + 1))?.[0]) : -1;
    const [was, is] = [state.answers[place]?.values[round], values[round]];
    if (round >= 0 && JSON.stringify(was) !== JSON.stringify(is)) delete answers[each];
  }
  return { ...state, answers, last: place };
}
