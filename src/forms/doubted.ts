/** What may be no answer to the open question, or not all of one: whoever wrote it is asked, and YES stores it. */
import { readYesNo } from '../reading/yes-no.ts';
import { openNode } from './ask.ts';
import type { Form, Value } from './form.ts';
import { putRight } from './put-right.ts';
import { told } from './replying.ts';
import type { State } from './state.ts';
import { quiet, tongueOf, type Turn, type Turned } from './turned.ts';
import { understood } from './understood.ts';
import { valueText } from './value-text.ts';
import { viewOf, type Node, type View } from './view.ts';

/** Undefined where it could not be stored, and where it is plainly an option, or puts another answer right: nobody need be asked. */
export function doubted(form: Form, state: State, text: string, turn: Turn): Turned | undefined {
  const view = viewOf(form, state);
  const node = openNode(view);
  const read = node && understood(text, node, view, turn);
  if (node === undefined || read?.kind !== 'values' || !isWritten(read.values, node)) return undefined;
  return putRight(text, view, turn) === undefined ? asked(node, view, text, read.values, turn) : undefined;
}

/** In their own words, and no option that was picked. */
function isWritten(values: readonly Value[], { item }: Node): boolean {
  return item.options.length === 0 || values.some((each) => 'valueString' in each);
}

/** Asks whether these are the answer to what is open. */
export function asked(
  node: Node,
  { state }: View,
  said: string,
  values: Value[],
  turn: Pick<Turn, 'words' | 'lang'>,
): Turned {
  const means = values.map((each) => valueText(each, node.item, tongueOf(turn))).join(', ');
  const doubt = { said, means, values };
  return quiet({ ...state, at: node.place, doubt, tries: state.tries + 1 }, 'doubted');
}

export function withoutDoubt(state: State): State {
  const { doubt: _doubt, ...rest } = state;
  return rest;
}

/** The reply to that; undefined where it is neither yes nor no, and so one to the question itself. */
export async function afterDoubt(
  text: string,
  node: Node,
  view: View,
  turn: Turn,
): Promise<Turned | undefined> {
  const { doubt } = view.state;
  const reply = doubt === undefined ? undefined : readYesNo(text, turn.words);
  if (doubt === undefined || (reply !== 'yes' && reply !== 'no')) return undefined;
  if (reply === 'no') return quiet(withoutDoubt(view.state), 'denied');
  return told(node, view, { kind: 'values', values: doubt.values, exact: true }, turn);
}
