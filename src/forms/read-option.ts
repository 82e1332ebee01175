/** Which of the options one answer means, by its mark, its number or its words; more than one where several fit. */
import type { Words } from '../content/words.ts';
import { readChoice } from '../reading/choice.ts';
import { readNumber } from '../reading/number.ts';
import { readPlainYesNo } from '../reading/plain-yes-no.ts';
import { hasPhrase, listsOf } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';
import { readYesNo } from '../reading/yes-no.ts';
import { isOfFortnight, offersByDays } from './by-days.ts';
import { offersByWords, type HowSure } from './by-words.ts';
import { isNone, offersInRange } from './in-range.ts';
import { isLettered, isLong, isScale, type Offer } from './offered.ts';
import type { Asked } from './options-read.ts';
import { wordsIn } from './search-options.ts';

export interface Meant {
  offers: readonly Offer[];
  how: HowSure;
}

const NONE: Meant = { offers: [], how: 'whole' };

export function optionsMeant(said: string, asked: Asked, words: readonly Words[]): Meant {
  const { offers, narrowed, question } = asked;
  const exact = exactly(said, offers) ?? exactly(said, narrowed);
  if (exact !== undefined) return { offers: [exact], how: 'whole' };
  // Any number is a place in the list that was shown, and in no other.
  if (isLong(offers) && narrowed.length === 0) return NONE;
  const listed = narrowed.length > 0 && isLong(offers) ? narrowed : offers;
  const number = /^\D{0,2}(\d{1,3})[.)]?$/.exec(said)?.[1];
  if (number !== undefined && !isLettered(listed))
    return onlyOne(listed.find((each) => each.number === Number(number)));
  if (isScale(listed)) return onlyOne(onScale(said, listed, words));
  const ranged = isOfFortnight(listed, words)
    ? offersByDays(said, listed, words)
    : offersInRange(said, listed, question, words, isLettered(listed));
  if (ranged !== undefined) return { offers: ranged, how: 'whole' };
  if (isLettered(listed) && /\d/.test(said)) {
    const found = byNumberIn(said, listed) ?? byBeginning(said, listed);
    return found === undefined ? onlySure(said, listed, question, words) : onlyOne(found);
  }
  const left = narrowed.length > 0 ? offersByWords(said, narrowed, question, words) : undefined;
  const own = left ?? offersByWords(said, listed, question, words);
  if (own?.how === 'whole') return own;
  const options = listed.map((each) => ({ value: each.mark, label: each.label }));
  const chosen = readChoice(said, options, words);
  const found = listed.find((each) => each.mark === chosen) ?? byYesNo(said, listed, words);
  if (found === undefined) return own ?? NONE;
  return { offers: [found, ...strongerThan(found, said, listed, words)], how: 'whole' };
}

/** "Really bad" may be "bad" or "very bad". */
function strongerThan(
  found: Offer,
  said: string,
  listed: readonly Offer[],
  words: readonly Words[],
): Offer[] {
  const stronger = listsOf(words, ({ choice }) => choice.stronger);
  const isStronger = ({ label }: Offer) => hasPhrase(tokensOf(label), stronger);
  if (!hasPhrase(tokensOf(said), stronger) || isStronger(found)) return [];
  const own = [[found.label]];
  return listed.filter((each) => each !== found && isStronger(each) && hasPhrase(tokensOf(each.label), own));
}

function onlyOne(found: Offer | undefined): Meant {
  return found === undefined ? NONE : { offers: [found], how: 'whole' };
}

/** Beside a number only words that stand first: "8pm" is not "8 am". */
function onlySure(said: string, listed: readonly Offer[], question: string, words: readonly Words[]): Meant {
  const found = offersByWords(said, listed, question, words);
  return found === undefined || found.how === 'within' || found.how === 'slip' ? NONE : found;
}

/** The option that is exactly this, by its words, its letter, or the form's own prefix where that is what was shown. */
export function exactly(said: string, offers: readonly Offer[]): Offer | undefined {
  if (wordsIn(said).length === 0) return byFace(said, offers);
  return (
    offers.find(({ label }) => isSameText(label, said)) ??
    offers.find(({ mark }) => /^[a-z]$/.test(mark) && isSameText(mark, said)) ??
    offers.find(({ option, mark }) => isShown(option.prefix, mark) && isSameText(option.prefix, said))
  );
}

/** A face that stands in one of them only. */
function byFace(said: string, offers: readonly Offer[]): Offer | undefined {
  const found = offers.filter(({ label }) => label.includes(said.trim()));
  return /\p{Extended_Pictographic}/u.test(said) && found.length === 1 ? found[0] : undefined;
}

function isSameText(one: string, other: string): boolean {
  return wordsIn(one).join(' ') === wordsIn(other).join(' ');
}

/** A number that a letter has taken the place of stands before nobody's eyes: 3 is then one of the words. */
function isShown(prefix: string | undefined, mark: string): prefix is string {
  return prefix !== undefined && !(/^[a-z]$/.test(mark) && /\d/.test(prefix));
}

/** "5mg" is "5 mg". */
function partsIn(text: string): string[] {
  return tokensOf(text)
    .filter(({ kind }) => kind !== 'mark')
    .flatMap(({ text: word, suffix = '' }) => (suffix === '' ? [word] : [word, suffix]));
}

/** 2 is no part of 2.2. */
const NUMBERS = /\d+(?:[.,]\d+)?/g;

/** The one option in whose words the number stands: 4 is "L4", and 3 is "type 3". */
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

function holds(label: string, number: number): boolean {
  return [...label.matchAll(NUMBERS)].some(([each]) => Number(each.replace(',', '.')) === number);
}

/** "3-5" is "3-5 days". */
function byBeginning(said: string, offers: readonly Offer[]): Offer | undefined {
  const spoken = wordsIn(said);
  const found = offers.filter(({ label }) =>
    isSameText(wordsIn(label).slice(0, spoken.length).join(' '), said),
  );
  return found.length === 1 ? found[0] : undefined;
}

function onScale(said: string, offers: readonly Offer[], words: readonly Words[]): Offer | undefined {
  const [min, max] = [offers[0]?.number ?? 0, offers.at(-1)?.number ?? 0];
  const read = readNumber(said, { min, max }, words);
  return read.kind === 'value' && !read.over ? offers.find(({ number }) => number === read.value) : undefined;
}

/** "Yep" where one option is a yes and one a no; where none is a yes, a no is the one that says none of it: "not at all". */
function byYesNo(said: string, offers: readonly Offer[], words: readonly Words[]): Offer | undefined {
  const means = (wanted: string) => offers.filter(({ label }) => readYesNo(label, words) === wanted);
  const hasYes = means('yes').length > 0;
  const heard = hasYes ? readPlainYesNo(said, words) : readYesNo(said, words);
  const read = heard ?? (isNone(said, words) ? 'no' : undefined);
  const plainNo = offers.filter(
    ({ label }) => wordsIn(label).length === 1 && readYesNo(label, words) === 'no',
  );
  if (read === 'no' && plainNo.length === 1) return plainNo[0];
  if (read === 'no' && !hasYes) {
    const none = offers.filter(({ label }) => isNone(label, words));
    if (none.length === 1) return none[0];
  }
  const found = read === undefined ? [] : means(read);
  return found.length === 1 && hasYes && means('no').length > 0 ? found[0] : undefined;
}
