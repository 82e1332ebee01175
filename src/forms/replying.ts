/** What follows from a reply to one question, once it is understood. */
import type { Offer } from './offered.ts';
import type { Said } from './said.ts';
import { stored } from './filing.ts';
import { moved } from './moving.ts';
import { settle } from './settle.ts';
import { quiet, type Turn, type Turned } from './turned.ts';
import type { State } from './state.ts';
import type { Understood } from './understood.ts';
import type { Node, View } from './view.ts';

export async function told(node: Node, view: View, read: Understood, turn: Turn): Promise<Turned> {
  const { form, state } = view;
  switch (read.kind) {
    case 'values':
      return withSaid(
        await stored(view, [{ node, values: read.values, replaces: false }], 'answered', turn),
        read.said,
      );
    case 'keep':
      return stored(view, [{ node, values: [...node.values], replaces: true }], 'kept', turn);
    case 'none':
      return skipped(node, view, turn);
    case 'close':
      return closed(node, view, turn);
    case 'again': {
      const base = node.place.slice(0, -1);
      const rounds = { ...state.rounds, [base]: node.round + 1 };
      return quiet(moved(form, await settle(form, { ...state, rounds }, turn.world)), 'answered');
    }
    case 'narrowed':
      return quiet({ ...state, at: node.place, narrowed: placesOf(read.to) }, 'searched');
    case 'either': {
      const narrowed = placesOf(read.to);
      // The same two once more, and they would be asked about without an end.
      const isAgain = state.at === node.place && String(state.narrowed) === String(narrowed);
      if (isAgain) return notUnderstood(node, state, { key: 'forms.unclear.option' });
      return quiet({ ...state, at: node.place, narrowed, tries: Math.max(1, state.tries) }, 'searched');
    }
    case 'unclear':
      return notUnderstood(
        node,
        state,
        { key: `forms.unclear.${read.because}`, ...(read.values && { values: read.values }) },
        read.half,
      );
  }
}

function placesOf(offers: readonly Offer[]): number[] {
  return offers.map(({ at }) => at);
}

function notUnderstood(node: Node, state: State, said: Said, half?: string): Turned {
  const { half: _half, ...rest } = state;
  const next = { ...rest, at: node.place, tries: state.tries + 1, ...(half !== undefined && { half }) };
  return quiet(next, 'unclear', [said]);
}

function withSaid(turned: Turned, said: Said[] = []): Turned {
  return turned.kind === 'answered' ? { ...turned, said: [...said, ...turned.said] } : turned;
}

async function closed(node: Node, { form, state }: View, turn: Turn): Promise<Turned> {
  const next = { ...state, closed: [...state.closed, node.place.slice(0, -1)] };
  return quiet(moved(form, await settle(form, next, turn.world)), 'answered');
}

export async function skipped(node: Node, view: View, turn: Turn): Promise<Turned> {
  const { form, state } = view;
  const given = state.answers[node.place];
  if (node.kind === 'more') return closed(node, view, turn);
  // Somebody who had gone back and goes on again leaves the answer as it was.
  if (given?.by === 'person' && given.values.length > 0) return quiet(moved(form, state), 'kept');
  if (node.item.required)
    return quiet({ ...state, tries: state.tries + 1 }, 'unclear', [{ key: 'forms.required' }]);
  return quiet(moved(form, await settle(form, leftOut(node, state), turn.world)), 'skipped');
}

export function leftOut({ place }: Node, state: State): State {
  return { ...state, answers: { ...state.answers, [place]: { values: [], by: 'person', skipped: true } } };
}
