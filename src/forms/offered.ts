/** The options of an open question as they are offered: those that stand, each under the number a person can send. */
import { dayText } from './day-text.ts';
import { inLanguage, type Option } from './form.ts';
import { repeatsByTurns, type Node, type View } from './view.ts';

export interface Offer {
  option: Option;
  /** Its place among all options of the question, which a card sends back. */
  at: number;
  number: number;
  /** What stands before it: the number, or a letter where numbers in the words would be taken for it. */
  mark: string;
  label: string;
}

/** More than these are searched instead of listed. */
export const LONGEST_LIST = 12;

export function offersOf(node: Node, view: View, lang: string): Offer[] {
  const all = view.state.found.options[node.place] ?? node.item.options;
  const off = new Set(view.state.found.optionsOff[node.place]);
  const standing = all
    .map((option, at) => ({ option, at, label: labelOf(option, lang) }))
    .filter(({ at }) => !off.has(at));
  const own = ownNumbers(standing);
  const isLettered = standing.length <= LONGEST_LIST && standing.some(({ label }) => hasOtherNumber(label));
  return standing.map((each, place) => {
    const number = own?.[place] ?? place + 1;
    return { ...each, number, mark: isLettered ? String.fromCharCode(97 + place) : String(number) };
  });
}

/** What an earlier reply has left: under the marks that were shown, or numbered where the list was too long to show. */
export function narrowedTo(left: readonly number[] | undefined, offers: readonly Offer[]): Offer[] {
  return (left ?? []).flatMap((at, place) => {
    const offer = offers.find((each) => each.at === at);
    if (offer === undefined) return [];
    return [isLong(offers) ? { ...offer, number: place + 1, mark: String(place + 1) } : offer];
  });
}

/** "3 or 4" under the number 2: whoever sends 3 means the words. "0 - none" is its own number. */
function hasOtherNumber(label: string): boolean {
  return /\d/.test(label) && leading(label) === undefined;
}

export function isLettered(offers: readonly Offer[]): boolean {
  return offers.some(({ mark }) => /^[a-z]$/.test(mark));
}

function labelOf(option: Option, lang: string): string {
  if ('valueDate' in option.value) return dayText(option.value.valueDate, lang);
  return inLanguage(option.label, lang).replace(/\s+/g, ' ');
}

/** As the form numbers its options, or as it counts them where that is 0, 1, 2 and so on: it is so on paper. */
function ownNumbers(standing: readonly Pick<Offer, 'option' | 'label'>[]): number[] | undefined {
  const written = standing.flatMap(({ option, label }) => ownNumber(option, label) ?? []);
  if (written.length === standing.length && new Set(written).size === written.length) return written;
  const isCount = standing.length > 1 && standing.every(({ option: { weight } }, place) => weight === place);
  return isCount ? standing.map((_, place) => place) : undefined;
}

/** A form's own numbering, such as 0 to 3, or 0 to 10 where the options are the numbers. */
function ownNumber({ prefix }: Option, label: string): number | undefined {
  const found = /^\(?(\d{1,3})(?:[).:]|$)/.exec(prefix ?? '');
  return found === null ? leading(label) : Number(found[1]);
}

function leading(label: string): number | undefined {
  // "08:00" and "3-5 days" begin with a number that is only a part of what they say.
  const found = /^(\d{1,3})(?=$|\s*[-–=:).](?!\s*\d))/.exec(label);
  return found === null ? undefined : Number(found[1]);
}

/** 0 to 10 and nothing else: offered as a range. */
export function isScale(offers: readonly Offer[]): boolean {
  return (
    offers.length > 2 &&
    offers.every(
      ({ number, label }, at) => label === String(number) && number === (offers[0]?.number ?? 0) + at,
    )
  );
}

export function isLong(offers: readonly Offer[]): boolean {
  return offers.length > LONGEST_LIST && !isScale(offers);
}

export function picksSeveral({ item }: Node): boolean {
  return item.repeats && !repeatsByTurns(item);
}
