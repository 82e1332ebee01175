/** Which question is open next. */
import type { Form } from './form.ts';
import type { Place, State } from './state.ts';
import { firstOpen, viewOf } from './view.ts';

/** To the first question that is open; groups that must be there more often get their rounds first. */
export function moved(form: Form, state: State): State {
  const { narrowed: _narrowed, at: _at, half: _half, doubt: _doubt, ...rest } = state;
  let next: State = { ...rest, tries: 0 };
  for (;;) {
    const node = firstOpen(viewOf(form, next));
    if (node === undefined) return next;
    const isDue = node.kind === 'more' && node.item.type === 'group' && node.round < node.item.minOccurs;
    if (!isDue) return { ...next, at: node.place };
    next = { ...next, rounds: { ...next.rounds, [node.place.slice(0, -1)]: node.round + 1 } };
  }
}

export function at(state: State, place: Place): State {
  const { narrowed: _narrowed, half: _half, doubt: _doubt, ...rest } = state;
  return { ...rest, at: place, tries: 0 };
}
