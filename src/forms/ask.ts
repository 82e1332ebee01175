/** What is to be shown now: the open question with all that belongs to it, the same for every channel. */
import type { Words } from '../content/words.ts';
import { inLanguage, type Form, type Item, type Value, type Worded } from './form.ts';
import { hintsOf } from './hints.ts';
import { isScale, narrowedTo, offersOf, picksSeveral, type Offer } from './offered.ts';
import { withoutLoinc } from './loinc-text.ts';
import type { Said } from './said.ts';
import type { Place, State } from './state.ts';
import { valueText } from './value-text.ts';
import { firstOpen, isQuestion, viewOf, type Node, type View } from './view.ts';

export interface Question {
  place: Place;
  linkId: string;
  item: Item;
  /** `more`: whether something that repeats is there once more. */
  kind: 'question' | 'more';
  /** What stands above it in the form: headings, explanations. */
  before: string[];
  text: string;
  offers: Offer[];
  /** What a search has left of them. */
  narrowed: Offer[];
  several: boolean;
  /** What kind of reply is wanted, in words. */
  hints: Said[];
  /** What stands as the answer so far, in words and as it is kept. */
  current: string | undefined;
  values: readonly Value[];
  optional: boolean;
  /** It was not understood so often that all of it once more would help nobody. */
  isBrief: boolean;
  /** What was written, where it is asked whether that is the answer. */
  doubt: string | undefined;
}

const TRIES = 2;

export type Shown =
  | { kind: 'question'; question: Question }
  /** Everything has been asked; what the form still says at its end. */
  | { kind: 'end'; before: string[] };

/** In the language of these words. */
export function ask(form: Form, state: State, tongue: Words): Shown {
  const view = viewOf(form, state);
  const node = openNode(view);
  if (node === undefined) return { kind: 'end', before: textsBefore(view, undefined, tongue.lang) };
  return { kind: 'question', question: questionAt(view, node, tongue) };
}

/** The question that is open; where it has gone with a changed answer, the first that is. */
export function openNode(view: View): Node | undefined {
  const { at } = view.state;
  const node = at === undefined ? undefined : view.byPlace.get(at);
  return node !== undefined && isQuestion(node, view) ? node : firstOpen(view);
}

export function questionAt(view: View, node: Node, tongue: Words): Question {
  const { item } = node;
  const { lang } = tongue;
  const offers = node.kind === 'more' && item.type === 'group' ? [] : offersOf(node, view, lang);
  const isHere = view.state.at === node.place;
  const optional = !item.required || node.kind === 'more';
  const narrowed = narrowedTo(isHere ? view.state.narrowed : [], offers);
  return {
    place: node.place,
    linkId: item.linkId,
    item,
    kind: node.kind === 'more' ? 'more' : 'question',
    before: textsBefore(view, node, lang),
    text: textOf(node, view, lang),
    offers,
    narrowed,
    several: picksSeveral(node),
    hints: [
      ...hintsOf(node, offers, narrowed, tongue),
      ...(optional && view.form.hasMusts && node.kind === 'item' ? [{ key: 'forms.may-skip' }] : []),
    ],
    current: currentOf(node, tongue),
    values: node.values,
    optional,
    isBrief: isHere && view.state.tries >= TRIES,
    doubt: isHere ? view.state.doubt?.means : undefined,
  };
}

function textOf(node: Node, view: View, lang: string): string {
  const { item, place } = node;
  const text = view.state.found.texts[place] ?? withoutLoinc(inLanguage(item.text, lang), item);
  const lines = [[inLanguage(item.prefix, lang), text].filter((each) => each !== '').join(' ')];
  if (node.kind === 'item')
    lines.push(
      ...item.beside.map((each) => inLanguage(each, lang)),
      ...endsOf(item, offersOf(node, view, lang), lang),
    );
  return lines.filter((each) => each !== '').join('\n');
}

function endsOf({ lower, upper, bounds }: Item, offers: readonly Offer[], lang: string): string[] {
  // A scale of options has its ends in them.
  const [least, most] = isScale(offers) ? [offers[0]?.number, offers.at(-1)?.number] : [];
  const end = (of: Worded | undefined, value: number | string | undefined) =>
    of === undefined
      ? []
      : [value === undefined ? inLanguage(of, lang) : `${value} = ${inLanguage(of, lang)}`];
  const ends = [...end(lower, bounds.min ?? least), ...end(upper, bounds.max ?? most)];
  return ends.length === 0 ? [] : [ends.join(', ')];
}

/** Headings and explanations since the question before this one in the form, whoever answered that when. */
function textsBefore(view: View, node: Node | undefined, lang: string): string[] {
  const to = node === undefined ? view.nodes.length : view.nodes.indexOf(node);
  const earlier = view.nodes.slice(0, to);
  const from = earlier.findLastIndex((each) => each.kind === 'item' && isQuestion(each, view)) + 1;
  return earlier
    .slice(from)
    .filter((each) => each.kind === 'item' && isShown(each, node, view))
    .map((each) => heading(each, view, lang))
    .filter((text) => text !== '');
}

function isShown(each: Node, node: Node | undefined, view: View): boolean {
  if (each.item.hidden || each.item.refused !== undefined || !view.isOn(each)) return false;
  return each.item.type === 'display' || (each.item.type === 'group' && isAbove(each, node));
}

function isAbove(each: Node, node: Node | undefined): boolean {
  for (let at = node?.above; at !== undefined; at = at.above) if (at === each) return true;
  return false;
}

function heading(node: Node, view: View, lang: string): string {
  const text = textOf(node, view, lang);
  return node.item.type === 'group' && node.item.repeats && node.round > 0 && text !== ''
    ? `${text} (${node.round + 1})`
    : text;
}

function currentOf(node: Node, tongue: Words): string | undefined {
  if (node.kind === 'more' || node.values.length === 0) return undefined;
  return node.values.map((each) => valueText(each, node.item, tongue)).join(', ');
}

/** YES keeps what stands so far, where it can mean nothing else. */
export function keepsWithYes(node: Node): boolean {
  return node.kind === 'item' && node.values.length > 0 && node.item.type !== 'boolean';
}
