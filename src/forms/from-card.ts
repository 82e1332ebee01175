/** What a card sends back: one answer or several at once. */
import { stored, type Filing } from './filing.ts';
import { sound } from './json.ts';
import { leftOut, skipped, told } from './replying.ts';
import type { Said } from './said.ts';
import { quiet, type Reply, type Turn, type Turned } from './turned.ts';
import { understood } from './understood.ts';
import { isQuestion, viewOf, type Node, type View } from './view.ts';

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

/** What is clear is filed, and the first field that is not is asked for once more: nobody fills in another twice. */
async function fromFields(
  nodes: readonly Node[],
  fields: Record<string, string>,
  view: View,
  turn: Turn,
): Promise<Turned> {
  const filings: Filing[] = [];
  const said: Said[] = [];
  let { state } = view;
  let unclear: Node | undefined;
  for (const node of nodes) {
    const field = sound(fields[node.place] ?? '');
    // What somebody has said stands until they say otherwise; a first value that was taken out is none.
    if (field === '' && node.values.length > 0 && state.answers[node.place]?.by === 'person') continue;
    const read = field === '' ? undefined : understood(field, node, view, turn, true);
    if (read?.kind === 'values') {
      filings.push({ node, values: read.values, replaces: true });
      said.push(...(read.said ?? []));
    } else if (read === undefined && !node.item.required) state = leftOut(node, state);
    else unclear ??= node;
  }
  const turned = await stored({ ...view, state }, filings, 'answered', turn);
  if (turned.kind !== 'answered') return turned;
  const told = { ...turned, said: [...said, ...turned.said] };
  return unclear === undefined ? told : askingFor(unclear, fields, told, view, turn);
}

async function askingFor(
  { place }: Node,
  fields: Record<string, string>,
  turned: Turned,
  { form }: View,
  turn: Turn,
): Promise<Turned> {
  const view = viewOf(form, turned.state);
  const node = view.byPlace.get(place);
  if (node === undefined || !isQuestion(node, view)) return turned;
  const asked = await fromField(node, sound(fields[place] ?? ''), view, turn);
  return {
    ...asked,
    state: { ...asked.state, at: place },
    said: [...turned.said, ...asked.said],
    stored: turned.stored,
  };
}
