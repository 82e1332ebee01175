/**
 * Runs a form as a conversation. `open` begins one, `ask` says what to show, `answer` takes a reply and gives the next
 * state; the state is plain JSON and the only thing to be kept between two turns. Pure but for the world that works out
 * expressions.
 */
import { readCommand, type Command } from '../reading/command.ts';
import { readCorrection } from '../reading/correction.ts';
import { hasPhrase, isWhole, listsOf } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';
import { openNode } from './ask.ts';
import type { Said } from './said.ts';
import { afterDoubt, asked, withoutDoubt } from './doubted.ts';
import { heardIn } from './heard-in.ts';
import { stored } from './filing.ts';
import { inLanguage, type Form, type Value } from './form.ts';
import { fromCard } from './from-card.ts';
import { sound } from './json.ts';
import { at, moved } from './moving.ts';
import { putRight } from './put-right.ts';
import { readDay } from './read-day.ts';
import { skipped, told } from './replying.ts';
import { isFitting } from './results.ts';
import { settle, type World } from './settle.ts';
import { state as stateShape, type Place, type State } from './state.ts';
import { quiet, tongueOf, type Reply, type Turn, type Turned } from './turned.ts';
import { valueText } from './value-text.ts';
import { understood, type Understood } from './understood.ts';
import { isQuestion, viewOf, type Node, type View } from './view.ts';

export type { Reply, Stored, Turn, Turned } from './turned.ts';

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
  const { narrowed: _narrowed, at: _at, last: _last, half: _half, doubt: _doubt, ...rest } = state;
  const named = { ...rest, questionnaire: form.questionnaire, version: form.version, tries: 0 };
  const next = { ...named, answers: stillFitting(form, named) };
  return { state: moved(form, await settle(form, next, world)), changed };
}

/** Answers to what was another kind of question, or had other options, are none any more. */
function stillFitting(form: Form, state: State): State['answers'] {
  const { byPlace } = viewOf(form, state);
  const isKept = ([place, { values }]: [string, State['answers'][string]]) => {
    const item = byPlace.get(place)?.item;
    return item === undefined || values.every((each) => isFitting(each, item));
  };
  return Object.fromEntries(Object.entries(state.answers).filter(isKept));
}

export async function answer(form: Form, before: State, reply: Reply, turn: Turn): Promise<Turned> {
  const settled = await settledDoubt(form, before, reply, turn);
  if (settled !== undefined) return settled;
  const state = withoutDoubt(before);
  const view = viewOf(form, state);
  if (reply.kind === 'card') return fromCard(view, reply, turn);
  const node = openNode(view);
  const text = sound(reply.text);
  if (node === undefined) return afterEnd(text, view, turn);
  if (isLeaving(text, node, view, turn)) return quiet(state, 'left');
  const command = commandIn(text, node, view, turn);
  if (command !== undefined) return obeyed(command, node, view, turn);
  const corrected = await correction(text, view, turn);
  if (corrected !== undefined) return corrected;
  const read = meant(text, node, view, turn);
  const isUnheard = read.kind === 'unclear' && read.half === undefined && HEARD_IN.has(read.because);
  return (isUnheard ? heard(text, node, view, turn) : undefined) ?? told(node, view, read, turn);
}

/** What was read and does not fit, such as a number in another unit, holds no answer besides. */
const HEARD_IN: ReadonlySet<string> = new Set(['number', 'several', 'option', 'date', 'time', 'yes-no']);

/** What may be meant by a part of it. */
function heard(text: string, node: Node, view: View, turn: Turn): Promise<Turned> | Turned | undefined {
  const found = heardIn(text, node, view, turn);
  if (found?.kind === 'values' && found.isClause)
    return told(node, view, { ...found, exact: false, said: [saidBack(found.values, node, turn)] }, turn);
  if (found?.kind === 'values') return asked(node, view, found.said, found.values, turn);
  return found && told(node, view, found, turn);
}

function saidBack(values: readonly Value[], { item }: Node, turn: Turn): Said {
  const value = values.map((each) => valueText(each, item, tongueOf(turn))).join(', ');
  return { key: 'forms.middle', values: { value } };
}

async function settledDoubt(form: Form, state: State, reply: Reply, turn: Turn): Promise<Turned | undefined> {
  const view = viewOf(form, state);
  const node = openNode(view);
  return node === undefined || reply.kind === 'card'
    ? undefined
    : afterDoubt(sound(reply.text), node, view, turn);
}

/** "Actually 3" is an answer to what is asked now, where it cannot be about the one before. */
function meant(text: string, node: Node, view: View, turn: Turn): Understood {
  const read = completed(text, node, view, turn) ?? understood(text, node, view, turn);
  const rest = read.kind === 'unclear' ? readCorrection(text, turn.words)?.rest : undefined;
  const instead = rest === undefined ? read : understood(rest, node, view, turn);
  return instead.kind === 'values' ? instead : (inOtherWords(text, node, view, turn, read) ?? read);
}

/** Whoever reads one language may answer in another that the form speaks. */
function inOtherWords(
  text: string,
  node: Node,
  view: View,
  turn: Turn,
  read: Understood,
): Understood | undefined {
  if (read.kind !== 'unclear' || node.item.options.length === 0) return undefined;
  return turn.words
    .filter(({ lang }) => lang !== turn.lang)
    .map(({ lang }) => understood(text, node, view, { ...turn, lang }))
    .find(({ kind }) => kind === 'values');
}

/** "2015" after "15 March", "cm" after "170": the part that was lacking. */
function completed(text: string, node: Node, view: View, turn: Turn): Understood | undefined {
  const { half, at: open } = view.state;
  if (half === undefined || open !== node.place) return undefined;
  // Of a year that is told as "last year" only the number goes on.
  const year = readDay(text, turn);
  const rest = year?.length === 4 ? year : text;
  return [`${half} ${rest}`, `${half}/${rest}`]
    .map((whole) => understood(whole, node, view, turn))
    .find(({ kind }) => kind === 'values');
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

/** The whole message says so, and is no option. */
function isLeaving(text: string, node: Node, view: View, turn: Turn): boolean {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const leaves = isWhole(
    spoken,
    listsOf(turn.words, ({ inForms }) => inForms.leave),
  );
  const read = leaves ? understood(text, node, view, turn) : undefined;
  return read !== undefined && !(read.kind === 'values' && read.exact);
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
  const isPlace = isFree && node.values.length === 0 && /^[Bb]ack\W*$/.test(text) && asksWhere(node, turn);
  return command === 'back' && isPlace ? undefined : command;
}

function asksWhere(node: Node, { words, lang }: Turn): boolean {
  const asked = [node, ...(node.above === undefined ? [] : [node.above])];
  const text = asked.map(({ item }) => inLanguage(item.text, lang)).join('\n');
  return hasPhrase(
    tokensOf(text),
    listsOf(words, ({ inForms }) => inForms.where),
  );
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
      return quiet({ ...state, tries: 0 }, 'asked-again');
    default:
      return { ...quiet(state, 'command'), command };
  }
}

function whyOf({ item, above }: Node, lang: string): Said {
  const help = item.help ?? above?.item.help;
  if (help === undefined) return { key: 'forms.why-none' };
  return { key: 'question.why', values: { why: help.in[lang] ?? help.text } };
}

export function back(form: Form, state: State, from?: Node, seen?: View): Turned {
  const view = seen ?? viewOf(form, state);
  const node = from ?? openNode(view);
  const to = node === undefined ? view.nodes.length : view.nodes.indexOf(node);
  const before = view.nodes.slice(0, to).findLast((each) => each.kind === 'item' && isQuestion(each, view));
  if (before === undefined) return quiet(state, 'back', [{ key: 'question.back-none' }]);
  return quiet(at(state, before.place), 'back');
}

async function correction(text: string, view: View, turn: Turn): Promise<Turned | undefined> {
  const filing = putRight(text, view, turn);
  return filing && stored(view, [filing], 'corrected', turn);
}
