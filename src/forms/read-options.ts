/** Which options a reply means: one or several, by number or words, or a search in a list too long to show. */
import type { Words } from '../content/words.ts';
import { readChoice } from '../reading/choice.ts';
import { readNumber } from '../reading/number.ts';
import { isWhole, listsOf, withoutEnds } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';
import { readYesNo } from '../reading/yes-no.ts';
import { isLettered, isLong, isScale, type Offer } from './offered.ts';

export type OptionsRead =
  | { kind: 'offers'; offers: Offer[] }
  /** Words that are no option, in a question that welcomes others. */
  | { kind: 'own'; offers: Offer[]; own: string[] }
  | { kind: 'narrowed'; to: Offer[] }
  /** None of those that may be picked. */
  | { kind: 'none' }
  | { kind: 'unclear'; because: 'option' | 'found-none' | 'found-many'; count?: number };

export interface Asked {
  offers: readonly Offer[];
  /** What an earlier search has left, numbered from 1. */
  narrowed: readonly Offer[];
  several: boolean;
  open: boolean;
}

export function readOptions(text: string, asked: Asked, words: readonly Words[]): OptionsRead {
  const said = text.trim();
  const exact = exactly(said, asked.offers);
  if (exact !== undefined) return { kind: 'offers', offers: [exact] };
  // "Heat, tai chi and my cat" holds an option, and more than it.
  const many = asked.several ? (allOrNone(said, asked, words) ?? several(said, asked, words)) : undefined;
  if (many !== undefined) return many;
  const whole = one(said, asked, words);
  if (whole !== undefined) return { kind: 'offers', offers: [whole] };
  if (isLong(asked.offers)) {
    const found = searched(said, asked.offers, words);
    if (found.kind !== 'unclear' || !asked.open || found.because === 'found-many') return found;
  }
  return asked.open && isOwn(said, asked)
    ? { kind: 'own', offers: [], own: [said] }
    : { kind: 'unclear', because: 'option' };
}

/** "All of them", "none of these". */
function allOrNone(said: string, { offers }: Asked, words: readonly Words[]): OptionsRead | undefined {
  const spoken = tokensOf(said).filter(({ kind }) => kind !== 'mark');
  const is = (name: 'all' | 'none') =>
    isWhole(
      spoken,
      listsOf(words, ({ inForms }) => inForms[name]),
    );
  if (is('all') && !isLong(offers))
    return { kind: 'offers', offers: offers.filter(({ option }) => !option.exclusive) };
  if (!is('none')) return undefined;
  const alone = offers.filter(({ option }) => option.exclusive);
  return alone.length === 1 ? { kind: 'offers', offers: alone } : { kind: 'none' };
}

/** A lone number that is no option is a slip, not somebody's own words. */
function isOwn(said: string, { offers }: Asked): boolean {
  return said !== '' && !(offers.length > 0 && /^\d{1,3}[.)]?$/.test(said));
}

function wordsIn(text: string): string[] {
  return tokensOf(text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text: word, suffix }) => word + (suffix ?? ''));
}

/** "5mg" is "5 mg". */
function partsIn(text: string): string[] {
  return tokensOf(text)
    .filter(({ kind }) => kind !== 'mark')
    .flatMap(({ text: word, suffix = '' }) => (suffix === '' ? [word] : [word, suffix]));
}

function isSameText(one: string, other: string): boolean {
  return wordsIn(one).join(' ') === wordsIn(other).join(' ');
}

/** The option that is exactly this, by its words, its letter, or the form's own prefix where that is what was shown. */
export function exactly(said: string, offers: readonly Offer[]): Offer | undefined {
  if (wordsIn(said).length === 0) return undefined;
  return (
    offers.find(({ label }) => isSameText(label, said)) ??
    offers.find(({ mark }) => /^[a-z]$/.test(mark) && isSameText(mark, said)) ??
    offers.find(({ option, mark }) => isShown(option.prefix, mark) && isSameText(option.prefix, said))
  );
}

/** A number that a letter has taken the place of stands before nobody's eyes: 3 is then one of the words. */
function isShown(prefix: string | undefined, mark: string): prefix is string {
  return prefix !== undefined && !(/^[a-z]$/.test(mark) && /\d/.test(prefix));
}

function one(said: string, asked: Asked, words: readonly Words[]): Offer | undefined {
  const { offers, narrowed } = asked;
  const listed = narrowed.length > 0 ? narrowed : offers;
  const exact = exactly(said, offers);
  if (exact !== undefined) return exact;
  // Any number is a place in the list that was shown, and in no other.
  if (isLong(offers) && narrowed.length === 0) return undefined;
  const number = /^\D{0,2}(\d{1,3})[.)]?$/.exec(said)?.[1];
  if (isLettered(listed) && /\d/.test(said)) return byNumberIn(said, listed) ?? byBeginning(said, listed);
  if (number !== undefined) return listed.find((each) => each.number === Number(number));
  if (isScale(listed)) return onScale(said, listed, words);
  const options = listed.map((each) => ({ value: each.mark, label: each.label }));
  const chosen = isLettered(listed) && /\d/.test(said) ? undefined : readChoice(said, options, words);
  return listed.find((each) => each.mark === chosen) ?? byYesNo(said, listed, words);
}

/** The one option in whose words the number stands: 3 is "3 or 4", and 4 is "3 to 5 days". */
function byNumberIn(said: string, offers: readonly Offer[]): Offer | undefined {
  const [digits, ...more] = said.match(NUMBERS) ?? [];
  if (more.length > 0) return undefined;
  const number = Number(digits?.replace(',', '.'));
  // What is written on to it says something too: "8pm" is not the 8 of "8 am".
  const beside = partsIn(said).filter((part) => !/\d/.test(part));
  const found = offers.filter(
    ({ label, option }) =>
      !isMoment(option) && holds(label, number) && beside.every((part) => partsIn(label).includes(part)),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Of a day or a time a number is only a part; whoever tells all of it is understood by what it is. */
function isMoment({ value }: Offer['option']): boolean {
  return 'valueDate' in value || 'valueTime' in value;
}

/** "3-5" is "3-5 days". */
function byBeginning(said: string, offers: readonly Offer[]): Offer | undefined {
  const spoken = wordsIn(said);
  const found = offers.filter(({ label }) =>
    isSameText(wordsIn(label).slice(0, spoken.length).join(' '), said),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** 2 is no part of 2.2. */
const NUMBERS = /\d+(?:[.,]\d+)?/g;

function holds(label: string, number: number): boolean {
  const ranges = [...label.matchAll(/(\d+)\s*(?:-|–|to|a|hasta)\s*(\d+)/g)];
  const isWithin = ranges.some(([, low, high]) => Number(low) <= number && number <= Number(high));
  return isWithin || [...label.matchAll(NUMBERS)].some(([each]) => Number(each.replace(',', '.')) === number);
}

function onScale(said: string, offers: readonly Offer[], words: readonly Words[]): Offer | undefined {
  const [min, max] = [offers[0]?.number ?? 0, offers.at(-1)?.number ?? 0];
  const read = readNumber(said, { min, max }, words);
  return read.kind === 'value' && !read.over ? offers.find(({ number }) => number === read.value) : undefined;
}

/** "Yep" where one option is a yes and one a no. */
function byYesNo(said: string, offers: readonly Offer[], words: readonly Words[]): Offer | undefined {
  const means = (wanted: string) => offers.filter(({ label }) => readYesNo(label, words) === wanted);
  const read = readYesNo(said, words);
  const found = read === undefined ? [] : means(read);
  return found.length === 1 && means('yes').length > 0 && means('no').length > 0 ? found[0] : undefined;
}

/** "1, 3", "1 3", "heat and cold". Each part must be clear, or nothing is taken. */
function several(said: string, asked: Asked, words: readonly Words[]): OptionsRead | undefined {
  const marks = marksIn(said, asked.offers);
  const parts = marks ?? said.split(/[,;/&\n]|\s(?:and|y)\s/i).map((part) => part.trim());
  const wanted = parts.filter((part) => part !== '').slice(0, 200);
  if (wanted.length < 2) return undefined;
  const found = wanted.map((part) => one(part, asked, words) ?? onlyOne(part, asked, words));
  const own = wanted.filter((_, at) => found[at] === undefined);
  const offers = [...new Set(found.filter((each) => each !== undefined))];
  if (own.length === 0) return { kind: 'offers', offers };
  const may = asked.open && offers.length > 0 && own.every((part) => isOwn(part, asked));
  return may ? { kind: 'own', offers, own } : undefined;
}

/** "1, 2 and 3", "1) 2)", "a c": nothing but what stands before the options. */
function marksIn(said: string, offers: readonly Offer[]): string[] | undefined {
  const [shape, joiner] = isLettered(offers) ? [/^[a-z]$/, /^(?:and|y)$/] : [/^\d{1,3}$/, /^(?:and|y|e)$/];
  const all = said.toLowerCase().split(/[\s,;&+/.)(#]+/);
  const parts = all.filter((part) => part !== '' && !joiner.test(part));
  // "1.4" is a number, and no two.
  const isList = parts.length > 1 && !/\d\.\d/.test(said);
  return isList && parts.every((part) => shape.test(part)) ? parts : undefined;
}

function onlyOne(part: string, { offers }: Asked, words: readonly Words[]): Offer | undefined {
  const found = isLong(offers) ? searched(part, offers, words) : undefined;
  return found?.kind === 'offers' ? found.offers[0] : undefined;
}

const MOST_FOUND = 9;

/** Every word that says something must begin a word of the label. */
function searched(said: string, offers: readonly Offer[], words: readonly Words[]): OptionsRead {
  const spoken = tokensOf(said).filter(({ kind }) => kind !== 'mark');
  const fillers = words.flatMap((each) => [each.fillers, each.choice.fillers]);
  const telling = withoutEnds(spoken, fillers).map(({ text, suffix }) => text + (suffix ?? ''));
  if (telling.length === 0) return { kind: 'unclear', because: 'found-none' };
  const found = offers.filter(({ label }) => {
    const own = wordsIn(label);
    return telling.every((word) => own.some((each) => each.startsWith(word)));
  });
  if (found.length === 0) return { kind: 'unclear', because: 'found-none' };
  if (found.length === 1) return { kind: 'offers', offers: found };
  if (found.length > MOST_FOUND) return { kind: 'unclear', because: 'found-many', count: found.length };
  return { kind: 'narrowed', to: found };
}
