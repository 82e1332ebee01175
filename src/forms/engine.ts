/**
 * Runs a form as a conversation. `open` begins one, `ask` says what to show, `answer` takes a reply and gives the next
 * state; the state is plain JSON and the only thing to be kept between two turns. Pure but for the world that works out
 * expressions.
 */
import { readCommand, type Command } from '../reading/command.ts';
import { readCorrection } from '../reading/correction.ts';
import { openNode, valueText, type Said } from './ask.ts';
import type { Form, Value } from './form.ts';
import type { Listening } from './read-answer.ts';
import { understood, type Understood } from './understood.ts';
import { brokenBy } from './rules.ts';
import { sound } from './json.ts';
import { settle, type World } from './settle.ts';
import { state as stateShape, type Place, type State } from './state.ts';
import { firstOpen, isQuestion, repeatsByTurns, viewOf, type Node, type View } from './view.ts';

export type Reply =
  | { kind: 'text'; text: string }
  /** What a card sent back: which form it is of, and its fields by their places. */
  | { kind: 'card'; questionnaire: string; version: string; fields: Record<string, string> };

export interface Stored {
  place: Place;
  linkId: string;
  values: readonly Value[];
}

export interface Turned {
  state: State;
  kind:
    | 'answered'
    | 'corrected'
    | 'skipped'
    | 'kept'
    | 'back'
    | 'searched'
    | 'unclear'
    | 'asked-why'
    | 'asked-again'
    | 'command'
    | 'old-card'
    | 'over';
  /** What to say before the question that comes next. */
  said: Said[];
  stored: Stored[];
  /** One that is not about questions, for whoever runs the conversation: a nurse is asked for, later is wished. */
  command?: Command;
}

export interface Turn extends Listening {
  world: World;
}

export async function open(form: Form, world: World): Promise<State> {
  const fresh = stateShape.parse({ v: 1, questionnaire: form.questionnaire, version: form.version });
  return moved(form, await settle(form, fresh, world));
}

/** Whether a state is of this very form; where it is not, the answers that still have a place are taken over. */
export async function resume(
  form: Form,
  kept: unknown,
  world: World,
): Promise<{ state: State; changed: boolean }> {
  const state = stateShape.parse(kept);
  const changed = state.questionnaire !== form.questionnaire || state.version !== form.version;
  if (!changed) return { state, changed };
  const { narrowed: _narrowed, at: _at, last: _last, ...rest } = state;
  const next = { ...rest, questionnaire: form.questionnaire, version: form.version, tries: 0 };
  return { state: moved(form, await settle(form, next, world)), changed };
}

export async function answer(form: Form, state: State, reply: Reply, turn: Turn): Promise<Turned> {
  const view = viewOf(form, state);
  if (reply.kind === 'card') return fromCard(view, reply, turn);
  const node = openNode(view);
  const text = sound(reply.text);
  if (node === undefined) return afterEnd(text, view, turn);
  const command = commandIn(text, node, view, turn);
  if (command !== undefined) return obeyed(command, node, view, turn);
  const corrected = await correction(text, view, turn);
  if (corrected !== undefined) return corrected;
  return told(node, view, understood(text, node, view, turn), turn);
}

/** What was given can still be put right. */
async function afterEnd(text: string, view: View, turn: Turn): Promise<Turned> {
  const command = readCommand(text, turn.words);
  if (command === 'back') return back(view.form, view.state);
  const corrected = command === undefined ? await correction(text, view, turn) : undefined;
  return corrected ?? { ...quiet(view.state, 'over'), ...(command !== undefined && { command }) };
}

/** Puts another answer in the place of an earlier one. */
export async function correct(
  form: Form,
  state: State,
  place: Place,
  text: string,
  turn: Turn,
): Promise<Turned> {
  const view = viewOf(form, state);
  const node = view.byPlace.get(place);
  if (node === undefined || node.kind === 'more' || !isQuestion(node, view)) return quiet(state, 'old-card');
  const read = understood(sound(text), node, view, turn);
  if (read.kind !== 'values') return told(node, view, read, turn);
  return stored(view, [{ node, values: read.values, replaces: true }], 'corrected', turn);
}

function quiet(state: State, kind: Turned['kind'], said: Said[] = []): Turned {
  return { state, kind, said, stored: [] };
}

const PASSED_OVER: readonly Command[] = ['thanks', 'greeting', 'check-in'];
/** Longer texts are somebody's own words, even where a command stands in them. */
const LONGEST_COMMAND = 40;

function commandIn(text: string, node: Node, view: View, turn: Turn): Command | undefined {
  const exact = understood(text, node, view, turn);
  if (exact.kind === 'values' && exact.exact) return undefined;
  const isFree = ['string', 'text', 'open-choice'].includes(node.item.type) && node.kind === 'item';
  if (isFree && text.length > LONGEST_COMMAND) return undefined;
  const command = readCommand(text, turn.words);
  if (command === undefined || PASSED_OVER.includes(command)) return undefined;
  // Where somebody is asked in their own words where it hurts, "back" is an answer; not once there is one.
  const isPlace = isFree && node.values.length === 0 && /^back\W*$/i.test(text);
  return command === 'back' && isPlace ? undefined : command;
}

async function obeyed(command: Command, node: Node, view: View, turn: Turn): Promise<Turned> {
  const { state } = view;
  switch (command) {
    case 'skip':
      return skipped(node, view, turn);
    case 'back':
      return back(view.form, state, node, view);
    case 'why':
      return quiet(state, 'asked-why', [whyOf(node, turn.lang)]);
    case 'repeat':
      return quiet(state, 'asked-again');
    default:
      return { ...quiet(state, 'command'), command };
  }
}

function whyOf({ item, above }: Node, lang: string): Said {
  const help = item.help ?? above?.item.help;
  if (help === undefined) return { key: 'forms.why-none' };
  return { key: 'question.why', values: { why: help.in[lang] ?? help.text } };
}

async function skipped(node: Node, view: View, turn: Turn): Promise<Turned> {
  const { form, state } = view;
  const given = state.answers[node.place];
  if (node.kind === 'more') return closed(node, view, turn);
  // Somebody who had gone back and goes on again leaves the answer as it was.
  if (given?.by === 'person' && given.values.length > 0) return quiet(moved(form, state), 'kept');
  if (node.item.required)
    return quiet({ ...state, tries: state.tries + 1 }, 'unclear', [{ key: 'forms.required' }]);
  const answers = {
    ...state.answers,
    [node.place]: { values: [], by: 'person' as const, skipped: true as const },
  };
  return { ...quiet(moved(form, await settle(form, { ...state, answers }, turn.world)), 'skipped') };
}

export function back(form: Form, state: State, from?: Node, seen?: View): Turned {
  const view = seen ?? viewOf(form, state);
  const node = from ?? openNode(view);
  const to = node === undefined ? view.nodes.length : view.nodes.indexOf(node);
  const before = view.nodes.slice(0, to).findLast((each) => each.kind === 'item' && isQuestion(each, view));
  if (before === undefined) return quiet(state, 'back', [{ key: 'question.back-none' }]);
  return quiet(at(state, before.place), 'back');
}

/** "Sorry, I meant 4" is about the answer before, if it is one to that question. */
async function correction(text: string, view: View, turn: Turn): Promise<Turned | undefined> {
  const { last } = view.state;
  const node = last === undefined ? undefined : view.byPlace.get(last);
  const read = node && readCorrection(text, turn.words);
  if (node === undefined || read === undefined || !isQuestion(node, view)) return undefined;
  const meant = understood(read.rest, node, view, turn);
  if (meant.kind !== 'values') return undefined;
  return stored(view, [{ node, values: meant.values, replaces: true }], 'corrected', turn);
}

async function told(node: Node, view: View, read: Understood, turn: Turn): Promise<Turned> {
  const { form, state } = view;
  switch (read.kind) {
    case 'values':
      return stored(view, [{ node, values: read.values, replaces: false }], 'answered', turn);
    case 'keep':
      return stored(view, [{ node, values: [...node.values], replaces: true }], 'kept', turn);
    case 'close':
      return closed(node, view, turn);
    case 'again': {
      const base = node.place.slice(0, -1);
      const rounds = { ...state.rounds, [base]: node.round + 1 };
      return quiet(moved(form, await settle(form, { ...state, rounds }, turn.world)), 'answered');
    }
    case 'narrowed':
      return quiet({ ...state, at: node.place, narrowed: read.to.map(({ at: place }) => place) }, 'searched');
    case 'unclear': {
      const said: Said = {
        key: `forms.unclear.${read.because}`,
        ...(read.values && { values: read.values }),
      };
      return quiet({ ...state, at: node.place, tries: state.tries + 1 }, 'unclear', [said]);
    }
  }
}

async function closed(node: Node, { form, state }: View, turn: Turn): Promise<Turned> {
  const next = { ...state, closed: [...state.closed, node.place.slice(0, -1)] };
  return quiet(moved(form, await settle(form, next, turn.world)), 'answered');
}

interface Filing {
  node: Node;
  values: Value[];
  /** Instead of what is there, rather than beside it. */
  replaces: boolean;
}

async function stored(
  view: View,
  filings: readonly Filing[],
  kind: 'answered' | 'corrected' | 'kept',
  turn: Turn,
): Promise<Turned> {
  const { form, state } = view;
  let next = state;
  const kept: Stored[] = [];
  for (const { node, values, replaces } of filings) {
    const broken = await brokenBy(node, values, view, turn.world);
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
    said: kind === 'corrected' ? correctedSaid(filings, turn.lang) : [],
    stored: kept,
  };
}

function correctedSaid(filings: readonly Filing[], lang: string): Said[] {
  return filings.map(({ node, values }) => ({
    key: 'forms.corrected',
    values: { value: values.map((each) => valueText(each, node.item, lang)).join(', ') },
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

/** To the first question that is open; groups that must be there more often get their rounds first. */
function moved(form: Form, state: State): State {
  const { narrowed: _narrowed, at: _at, ...rest } = state;
  let next: State = { ...rest, tries: 0 };
  for (;;) {
    const node = firstOpen(viewOf(form, next));
    if (node === undefined) return next;
    const isDue = node.kind === 'more' && node.item.type === 'group' && node.round < node.item.minOccurs;
    if (!isDue) return { ...next, at: node.place };
    next = { ...next, rounds: { ...next.rounds, [node.place.slice(0, -1)]: node.round + 1 } };
  }
}

function at(state: State, place: Place): State {
  const { narrowed: _narrowed, ...rest } = state;
  return { ...rest, at: place, tries: 0 };
}

async function fromCard(view: View, reply: Extract<Reply, { kind: 'card' }>, turn: Turn): Promise<Turned> {
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
