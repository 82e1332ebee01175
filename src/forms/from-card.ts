/** What a card sends back: one answer or several at once. */
import { stored, type Filing } from './filing.ts';
import { sound } from './json.ts';
import { skipped, told } from './replying.ts';
import { quiet, type Reply, type Turn, type Turned } from './turned.ts';
import { understood } from './understood.ts';
import { isQuestion, type Node, type View } from './view.ts';

export async function fromCard(
  view: View,
  reply: Extract<Reply, { kind: 'card' }>,
  turn: Turn,
): Promise<Turned> {
  const { form, state } = view;
  if (reply.questionnaire !== form.questionnaire || reply.version !== form.version)
    return quiet(state, 'old-card', [{ key: 'forms.old-card' }]);
  const nodes = view.nodes.filter(
    (each) => Object.hasOwn(reply.fields, each.place) && isQuestion(each, view),
  );
  if (nodes.length === 0) return quiet(state, 'old-card', [{ key: 'forms.old-card' }]);
  const [only] = nodes;
  if (nodes.length === 1 && only !== undefined)
    return fromField(only, sound(reply.fields[only.place] ?? ''), view, turn);
  return fromFields(nodes, reply.fields, view, turn);
}

async function fromField(node: Node, field: string, view: View, turn: Turn): Promise<Turned> {
  if (field === '') return skipped(node, view, turn);
  return told(node, view, understood(field, node, view, turn, true), turn);
}

/** All fields of a card or none: somebody who is asked again about one finds the others as they were. */
async function fromFields(
  nodes: readonly Node[],
  fields: Record<string, string>,
  view: View,
  turn: Turn,
): Promise<Turned> {
  const filings: Filing[] = [];
  let { state } = view;
  for (const node of nodes) {
    const field = sound(fields[node.place] ?? '');
    if (field === '') {
      if (node.values.length > 0) continue;
      if (node.item.required)
        return quiet({ ...state, at: node.place, tries: state.tries + 1 }, 'unclear', [
          { key: 'forms.required' },
        ]);
      state = {
        ...state,
        answers: { ...state.answers, [node.place]: { values: [], by: 'person', skipped: true } },
      };
      continue;
    }
    const read = understood(field, node, view, turn, true);
    if (read.kind !== 'values') return told(node, view, read, turn);
    filings.push({ node, values: read.values, replaces: true });
  }
  return stored({ ...view, state }, filings, 'answered', turn);
}
