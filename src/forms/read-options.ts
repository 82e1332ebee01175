/** Which options a reply means: one or several, by number or words, or a search in a list too long to show. */
import type { Words } from '../content/words.ts';
import { isWhole, listsOf, longestAt, withoutEnds, withoutFront } from '../reading/phrases.ts';
import { longestNumberAt } from '../reading/number-words.ts';
import { tokensOf, type Token } from '../reading/tokens.ts';
import type { HowSure } from './by-words.ts';
import { isLettered, isLong, type Offer } from './offered.ts';
import type { Asked, OptionsRead } from './options-read.ts';
import { exactly, optionsMeant } from './read-option.ts';
import { sameWords } from './same-words.ts';
import { searched } from './search-options.ts';

/** Of more nobody is asked which one was meant. */
const MOST_MEANT = 5;

export function readOptions(text: string, asked: Asked, words: readonly Words[]): OptionsRead {
  const said = text.trim();
  const exact = exactly(said, asked.offers);
  if (exact !== undefined) return { kind: 'offers', offers: [exact] };
  // "Heat, tai chi and my cat" holds an option, and more than it.
  const many = asked.several
    ? (allBut(said, asked, words) ?? allOrNone(said, asked, words) ?? several(said, asked, words))
    : undefined;
  if (many !== undefined) return many;
  const { offers, how } = optionsMeant(said, asked, words);
  const each = how === 'whole' && isWholeOption(said, offers, words) ? [] : eachOf(said, asked, words);
  if (each.length > 1 && !asked.open) return oneOf(each);
  const isSure = !asked.open || !isUnsure(how);
  if (offers.length === 1 && isSure)
    return { kind: 'offers', offers: [...offers], ...(how === 'slip' && { isSlip: true }) };
  if (isLong(asked.offers)) {
    const found = searched(said, asked.offers, words);
    if (found.kind !== 'unclear' || !asked.open || found.because === 'found-many') return found;
  }
  if (asked.open && isOwn(said, asked)) return { kind: 'own', offers: [], own: [said] };
  return oneOf(offers.length > 0 ? offers : eachOf(said, asked, words));
}

/** Where other words are welcome, these may be some. */
function isUnsure(how: HowSure): boolean {
  return how === 'within' || how === 'slip';
}

/** "Neck and shoulders" where that is one of them; and an amount is never two. */
function isWholeOption(said: string, offers: readonly Offer[], words: readonly Words[]): boolean {
  const spoken = sameWords(said, words).join(' ');
  return /\d/.test(said) || offers.some(({ label }) => sameWords(label, words).join(' ') === spoken);
}

function oneOf(offers: readonly Offer[]): OptionsRead {
  return offers.length > 1 && offers.length <= MOST_MEANT
    ? { kind: 'either', to: [...offers] }
    : { kind: 'unclear', because: 'option' };
}

/** "Heat and cold" where only one may be picked. */
function eachOf(said: string, asked: Asked, words: readonly Words[]): Offer[] {
  const parts = asked.several ? [] : partsOf(said, words, true);
  const found = parts.map((part) => optionsMeant(part, asked, words).offers);
  return found.length > 1 && found.every((each) => each.length === 1) ? [...new Set(found.flat())] : [];
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

/** "Any day but Thursday", "todo menos la cabeza": all that are left, which somebody is told. */
function allBut(said: string, asked: Asked, words: readonly Words[]): OptionsRead | undefined {
  const tokens = tokensOf(said);
  const all = longestAt(
    tokens,
    0,
    listsOf(words, ({ inForms }) => inForms.allBut),
  );
  const rest = all > 0 && tokens[all] !== undefined ? said.slice(tokens[all].from) : undefined;
  if (rest === undefined || isLong(asked.offers)) return undefined;
  const many = several(rest, asked, words);
  const left = many?.kind === 'offers' ? many.offers : [...optionsMeant(rest, asked, words).offers];
  const offers = asked.offers.filter((each) => !left.includes(each) && !each.option.exclusive);
  return left.length === 0 ? undefined : { kind: 'offers', offers, isSlip: true };
}

/** A lone number that is no option is a slip, not somebody's own words. */
function isOwn(said: string, { offers }: Asked): boolean {
  return said !== '' && !(offers.length > 0 && /^\d{1,3}[.)]?$/.test(said));
}

/** "1, 3", "1 3", "heat and cold". Each part must be clear, or nothing is taken. */
function several(said: string, asked: Asked, words: readonly Words[]): OptionsRead | undefined {
  const wanted = (marksIn(said, asked.offers, words) ?? tellingParts(said, words)).slice(0, 200);
  const each = wanted.flatMap((part) => stretchOf(part, asked, words) ?? [part]);
  const found = each.map((part) => theOne(part, asked, words));
  if (each.length < 2) return undefined;
  const own = each.filter((_, at) => found[at] === undefined);
  const offers = [...new Set(found.filter((each) => each !== undefined))];
  if (own.length === 0) return { kind: 'offers', offers };
  const may = asked.open && offers.length > 0 && own.every((part) => isOwn(part, asked));
  if (may) return { kind: 'own', offers, own };
  // Of "walking and rest" nobody may keep the one half alone.
  return asked.open || offers.length === 0 ? undefined : { kind: 'unclear', because: 'option' };
}

/** "Mon wed", "weekends", "Wednesday to Friday": each by its own name. */
function stretchOf(part: string, asked: Asked, words: readonly Words[]): string[] | undefined {
  const before = listsOf(words, ({ choice }) => choice.fromDay);
  const spoken = withoutFront(
    tokensOf(part).filter(({ kind }) => kind !== 'mark'),
    before,
  );
  const group = words.flatMap(({ choice }) => choice.groups).find(({ says }) => isWhole(spoken, [says]));
  if (group !== undefined) return group.are;
  const offers = spoken.map(({ text }) =>
    text.length < SHORTEST_NAME ? undefined : theOne(text, asked, words),
  );
  const [from, to] = [offers[0]?.at, offers.at(-1)?.at];
  const isTo =
    spoken.length === 3 &&
    longestAt(
      spoken,
      1,
      listsOf(words, ({ choice }) => choice.upTo),
    ) === 1;
  if (isTo && from !== undefined && to !== undefined && from < to && areDays(spoken, words))
    return asked.offers.filter(({ at }) => at >= from && at <= to).map(({ label }) => label);
  return spoken.length > 1 && offers.every((each) => each !== undefined)
    ? spoken.map(({ text }) => text)
    : undefined;
}

/** A shorter word is too often another one. */
const SHORTEST_NAME = 3;

/** Only days stand in an order that "to" goes along. */
function areDays(spoken: readonly Token[], words: readonly Words[]): boolean {
  const ends = [spoken[0], spoken.at(-1)].flatMap((each) => each ?? []);
  return ends.every((each) =>
    words.some(({ wishes }) => longestNumberAt([each], 0, wishes.weekdays) !== undefined),
  );
}

/** Without "please" and "thanks". */
function tellingParts(said: string, words: readonly Words[]): string[] {
  const fillers = listsOf(words, (each) => each.fillers);
  const says = (part: string) => withoutEnds(tokensOf(part), fillers).some(({ kind }) => kind !== 'mark');
  return partsOf(said, words).filter(says);
}

function theOne(part: string, asked: Asked, words: readonly Words[]): Offer | undefined {
  const meant = optionsMeant(part, asked, words);
  if (meant.offers.length === 1 && !(asked.open && isUnsure(meant.how))) return meant.offers[0];
  const found = isLong(asked.offers) ? searched(part, asked.offers, words) : undefined;
  return found?.kind === 'offers' ? found.offers[0] : undefined;
}

/** Between marks and words such as "and", or also "or" and "to". */
function partsOf(said: string, words: readonly Words[], isEither = false): string[] {
  const joins = [
    ...listsOf(words, ({ inForms }) => inForms.together),
    ...(isEither ? listsOf(words, ({ inForms }) => inForms.spanTo) : []),
  ];
  const tokens = tokensOf(said);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const isMark = token?.kind === 'mark' && ',;/&+\n'.includes(token.text);
    const length = isMark ? 1 : longestAt(tokens, at, joins);
    if (token === undefined || length === 0) continue;
    parts.push(said.slice(from, token.from));
    from = tokens[at + length - 1]?.to ?? said.length;
    at += length - 1;
  }
  return [...parts, said.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

/** "1, 2 and 3", "1) 2)", "a c", "A and C please": nothing but what stands before the options. */
function marksIn(said: string, offers: readonly Offer[], words: readonly Words[]): string[] | undefined {
  const [shape, joiner] = isLettered(offers) ? [/^[a-z]$/, /^(?:and|y)$/] : [/^\d{1,3}$/, /^(?:and|y|e)$/];
  const idle = words.flatMap(({ fillers, choice }) => [...fillers, ...choice.fillers]);
  const isIdle = (part: string) => part.length > 1 && idle.includes(part);
  const all = said.toLowerCase().split(/[\s,;&+/.)(#]+/);
  const parts = all.filter((part) => part !== '' && !joiner.test(part) && !isIdle(part));
  // "1.4" is a number, and no two.
  const isList = parts.length > 1 && !/\d\.\d/.test(said);
  return isList && parts.every((part) => shape.test(part)) ? parts : undefined;
}
