/** What a reply means for one question: values, the end of something that repeats, or that what stands is right. */
import { deniesNumber } from '../reading/denied.ts';
import { saysNoMore } from '../reading/no-more.ts';
import { readPutOff } from '../reading/put-off.ts';
import { readYesNo } from '../reading/yes-no.ts';
import { keepsWithYes } from './ask.ts';
import type { Value } from './form.ts';
import { offersByWords } from './by-words.ts';
import { isLong, narrowedTo, offersOf, picksSeveral, type Offer } from './offered.ts';
import { inLanguage } from './form.ts';
import { unclear, type Unclear } from './answer-read.ts';
import type { Asked } from './options-read.ts';
import { chosen, readAnswer, type Listening } from './read-answer.ts';
import { exactly } from './read-option.ts';
import type { Said } from './said.ts';
import type { Node, View } from './view.ts';

export type Understood =
  /** `exact`: so plainly an option that it is no command. */
  | { kind: 'values'; values: Value[]; exact: boolean; said?: Said[] }
  | { kind: 'keep' }
  | { kind: 'close' }
  | { kind: 'again' }
  /** What a search has left; those that fit alike. */
  | { kind: 'narrowed' | 'either'; to: Offer[] }
  /** None of the options, of which several might have been. */
  | { kind: 'none' }
  | Unclear;

export function understood(
  text: string,
  node: Node,
  view: View,
  listening: Listening,
  isField = false,
): Understood {
  const { item } = node;
  if (node.kind === 'more') {
    const read = more(text, node, listening);
    if (read !== undefined) return read;
  }
  const asked = askedOf(node, view, listening.lang);
  const field = isField ? fromField(text, asked.offers, item) : undefined;
  if (field !== undefined) return field;
  if (isNotKnown(text, asked, listening) || isDenied(text, asked, listening)) return unclear('option');
  const exact = isPlainly(text, asked, listening);
  if (!exact && keepsWithYes(node) && readYesNo(text, listening.words) === 'yes' && !hasYes(asked, listening))
    return { kind: 'keep' };
  const left = saysSkip(node, asked, listening) ? withoutWords(text, view, listening) : undefined;
  if (left !== undefined) return left;
  const read = readAnswer(text, item, asked, listening);
  return read.kind === 'values' ? { ...read, exact } : read;
}

/** "No sé" is not the option "No"; where somebody may choose that they do not know, it is that. */
function isNotKnown(text: string, { offers }: Asked, { words }: Listening): boolean {
  if (offers.length === 0 || readPutOff(text, words) !== 'unknown') return false;
  return !offers.some(
    ({ label }) => readYesNo(label, words) === 'unsure' || readPutOff(label, words) === 'unknown',
  );
}

function isDenied(text: string, { offers }: Asked, { words }: Listening): boolean {
  return offers.length > 0 && exactly(text, offers) === undefined && deniesNumber(text, words);
}

/** So plainly an option that it is nothing else, not even a command: "rather not say" where that may be chosen. */
function isPlainly(text: string, { offers, question }: Asked, { words }: Listening): boolean {
  if (offers.length === 0) return false;
  if (exactly(text, offers) !== undefined) return true;
  const found = isLong(offers) ? undefined : offersByWords(text, offers, question, words);
  return found?.how === 'whole' && found.offers.length === 1;
}

/** "Is there a second one? Write it, or reply SKIP." */
function saysSkip({ item: { type } }: Node, { question }: Asked, { words }: Listening): boolean {
  const skips = words.flatMap(({ commands }) => commands.skip.alone);
  return (
    (type === 'string' || type === 'text') && skips.some((each) => question.includes(each.toUpperCase()))
  );
}

/** A bare no is none then, and a bare yes is to be written out, once. */
function withoutWords(text: string, { state }: View, { words }: Listening): Understood | undefined {
  const read = readYesNo(text, words);
  if (read === 'no' || saysNoMore(text, words)) return { kind: 'none' };
  return read === 'yes' && state.tries === 0 ? unclear('more') : undefined;
}

function hasYes({ offers }: Asked, { words }: Listening): boolean {
  return offers.some(({ label }) => readYesNo(label, words) === 'yes');
}

function more(text: string, { item }: Node, { words }: Listening): Understood | undefined {
  const read = readYesNo(text, words);
  if (read === 'no' || saysNoMore(text, words)) return { kind: 'close' };
  if (item.type !== 'group') return read === 'yes' ? unclear('more') : undefined;
  return read === 'yes' ? { kind: 'again' } : unclear('yes-no');
}

export function askedOf(node: Node, view: View, lang: string): Asked {
  const offers = offersOf(node, view, lang);
  const narrowed = narrowedTo(view.state.at === node.place ? view.state.narrowed : [], offers);
  return {
    offers,
    narrowed,
    several: picksSeveral(node),
    open: node.item.type === 'open-choice',
    question: inLanguage(node.item.text, lang),
  };
}

/** A card sends the places of options: "#0" or "#0,#4". */
function fromField(field: string, offers: readonly Offer[], item: Node['item']): Understood | undefined {
  if (offers.length === 0 || !/^#\d+(,#\d+)*$/.test(field)) return undefined;
  const wanted = field.split(',').map((each) => Number(each.slice(1)));
  const found = offers.filter(({ at }) => wanted.includes(at));
  if (found.length !== new Set(wanted).size) return unclear('option');
  const read = chosen(found, [], item);
  return read.kind === 'values' ? { ...read, exact: true } : read.kind === 'unclear' ? read : undefined;
}
