/** What a form's answers are called where rules and trends look at them: "item-9", "mean". */
import type { Form, Item } from './form.ts';
import { itemScore } from './scores.ts';
import type { Place, State } from './state.ts';
import { viewOf, type Node } from './view.ts';

/** The system of a code that gives an item its name; without one the linkId is its name. */
export const NAMES = 'urn:flarepath:item';

export interface Named {
  name: string;
  place: Place;
  value: number | 'yes' | 'no' | 'refused';
}

/** Everything that stands and is a number, a yes or a no, or was left out although it was asked; totals among them. */
export function namedOf(form: Form, state: State): Named[] {
  const view = viewOf(form, state);
  return view.nodes
    .filter((each) => each.kind === 'item' && view.isOn(each))
    .flatMap((node) => {
      const value = valueOf(node, state);
      return value === undefined ? [] : [{ name: nameOf(node.item), place: node.place, value }];
    });
}

export function nameOf({ code, linkId }: Item): string {
  return code.find(({ system }) => system === NAMES)?.code ?? linkId;
}

/** The codes chosen of a question with options; undefined when it has no answer. */
export function codesOf(form: Form, state: State, name: string): string[] | undefined {
  const view = viewOf(form, state);
  const node = view.nodes.find(
    (each) => each.kind === 'item' && nameOf(each.item) === name && view.isOn(each),
  );
  const given = node && state.answers[node.place];
  if (given === undefined || given.skipped === true || given.by === 'start') return undefined;
  return given.values.flatMap((each) => ('valueCoding' in each ? [each.valueCoding.code ?? ''] : []));
}

function valueOf({ item, place, values }: Node, state: State): Named['value'] | undefined {
  const given = state.answers[place];
  if (given?.skipped === true) return 'refused';
  const [value] = values;
  if (value === undefined || given?.by === 'start') return undefined;
  if ('valueBoolean' in value) return value.valueBoolean ? 'yes' : 'no';
  if ('valueQuantity' in value) return value.valueQuantity.value;
  return itemScore(item, value);
}
