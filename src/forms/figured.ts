/** A reply to a question for a number, as the question wants it: in its unit, within its bounds, as exact as it takes. */
import { readNumber } from '../reading/number.ts';
import { hasPhrase, listsOf } from '../reading/phrases.ts';
import { saysNone } from '../reading/without-number.ts';
import { tokensOf } from '../reading/tokens.ts';
import { amongWords } from './among-words.ts';
import { half, only, unclear, type AnswerRead } from './answer-read.ts';
import { inLanguage, type Item } from './form.ts';
import { measureOf, unitText } from './measures.ts';
import { pressureEnd } from './pressure.ts';
import { readAmount, type AmountRead, type Part } from './read-amount.ts';
import { readDay, type Listening } from './read-day.ts';
import { unitPart } from './results.ts';
import { sameWords } from './same-words.ts';
import { sinceDay } from './since-day.ts';
import { boundsOf } from './span.ts';
import { places, summed, type Amount } from './summed.ts';
import { tongueOf } from './turned.ts';
import { countedIn, flows } from './units.ts';

type Words = Listening['words'];

export function fromFigure(text: string, item: Item, listening: Listening): AnswerRead {
  const { words } = listening;
  const end = endNamed(text, item, listening);
  if (end !== undefined) return held({ value: end, unit: {}, isMade: false }, item);
  if (isNoneOfIt(text, item, words)) return unclear('number');
  const made = pressed(text, item, words) ?? timeSince(text, item, listening);
  if (made !== undefined) return toldBack(made, item, listening);
  const read = onScale(text, item, words) ?? readAmount(text, item.type === 'integer', words);
  if (read.kind === 'span') return spanned(read, item, words);
  const amount = read.kind === 'parts' ? summed(read.parts, item, words) : undefined;
  if (amount !== undefined) {
    const isMade = amount.isMade || boundsOf(words).some((each) => hasPhrase(tokensOf(text), each));
    return toldBack({ ...amount, isMade }, item, listening);
  }
  const among = amongWords(text, item, words);
  // "Since about 2019" tells a year, whatever the question counts.
  const isYear = among !== undefined && readDay(text, listening) === String(among.value);
  if (among !== undefined && !isYear) return toldBack(among, item, listening);
  if (read.kind === 'unclear') return unclear(read.because === 'several' ? 'several' : 'number');
  return noUnit(item, text, read.parts);
}

/** Of "128 over 82" the one that is asked for. */
function pressed(text: string, item: Item, words: Words): Amount | undefined {
  const value = pressureEnd(text, item, words);
  return value === undefined ? undefined : { value, unit: item.units[0] ?? {}, isMade: true };
}

/** "Since 2019" to how many years: the nearest whole number, where what nobody knows is no more than one. */
function timeSince(text: string, item: Item, listening: Listening): Amount | undefined {
  const asked = Object.values(item.text.in).concat(item.text.text).join('\n');
  const since = sinceDay(text, asked, listening);
  const [unit = {}] = item.units;
  const counted =
    item.units.length === 0 ? countedIn(item, listening.words) : measureOf(unit, listening.words);
  const days = counted?.per === undefined ? DAYS[counted?.of ?? ''] : undefined;
  if (since === undefined || days === undefined || since.most - since.least > days) return undefined;
  return { value: Math.round((since.least + since.most) / 2 / days), unit, isMade: true };
}
const DAYS: Readonly<Record<string, number>> = { d: 1, wk: 7, mo: 30.4, a: 365.25 };

/** What was made of a reply that said it in another way. */
function toldBack(amount: Amount, item: Item, listening: Listening): AnswerRead {
  const read = held(amount, item);
  if (read.kind !== 'values' || !amount.isMade) return read;
  const unit = unitText(amount.unit, tongueOf(listening), amount.value);
  return { ...read, said: [{ key: 'forms.middle', values: { value: `${amount.value} ${unit}`.trim() } }] };
}

/** "Best" where 100 is shown as the best. */
function endNamed(text: string, item: Item, { words, lang }: Listening): number | undefined {
  const { lower, upper, bounds } = item;
  const said = sameWords(text, words).join(' ');
  const is = (end: Item['lower']) =>
    end !== undefined && said !== '' && sameWords(inLanguage(end, lang), words).join(' ') === said;
  const [low, high] = [is(lower), is(upper)];
  const found = low === high ? undefined : low ? bounds.min : bounds.max;
  return typeof found === 'number' ? found : undefined;
}

/** A few steps are told in other words than an amount: "6/10", "7ish". */
function onScale(text: string, { type, bounds: { min, max } }: Item, words: Words): AmountRead | undefined {
  const isShort = typeof min === 'number' && typeof max === 'number' && min >= 0 && max <= 20;
  if (!isShort || type === 'quantity') return undefined;
  const read = readNumber(text, { min, max }, words);
  if (read.kind === 'value' && !read.over) return { kind: 'parts', parts: [{ value: read.value, rest: '' }] };
  if (read.kind === 'unclear' && read.because === 'several') return { kind: 'unclear', because: 'several' };
  if (read.kind !== 'range') return undefined;
  const [low, high] = [read.low, read.high].map((value): Part => ({ value, rest: '' }));
  return low && high && { kind: 'span', low, high };
}

/** Where the low end is "very low", and not "no pain" or "does not interfere", none at all is no number of it. */
function isNoneOfIt(text: string, { lower }: Item, words: Words): boolean {
  if (lower === undefined || !saysNone(tokensOf(text), words)) return false;
  const negations = listsOf(words, (each) => each.negations);
  return ![lower.text, ...Object.values(lower.in)].some((end) => {
    const tokens = tokensOf(end);
    return saysNone(tokens, words) || hasPhrase(tokens, negations);
  });
}

/** Of what flows, such as hours, the middle is meant, as in a check-in; of anything else it has to be one of the two. */
function spanned({ low, high }: Extract<AmountRead, { kind: 'span' }>, item: Item, words: Words): AnswerRead {
  const [from, to] = [summed([low], item, words), summed([high], item, words)];
  if (from === undefined || to === undefined) return noUnit(item);
  const isNarrow = to.value - from.value <= to.value / 3;
  const isWhole = item.type === 'integer' || item.bounds.decimals === 0;
  if (isWhole || !isNarrow || !flows(item, words))
    return unclear('span', { low: low.value, high: high.value });
  const value = (from.value + to.value) / 2;
  const read = held({ ...from, value }, item);
  return read.kind === 'values' ? { ...read, said: [{ key: 'forms.middle', values: { value } }] } : read;
}

/** A bare number wants only its unit. */
function noUnit({ units }: Item, text = '', parts: readonly Part[] = []): AnswerRead {
  const [only] = parts;
  if (units.length > 1 && parts.length === 1 && only?.rest === '') return half(text, 'units');
  return unclear(units.length > 1 ? 'units' : units.length === 1 ? 'unit' : 'number');
}

function held({ value, unit }: Amount, item: Item): AnswerRead {
  const { min, max, decimals, of } = item.bounds;
  // 150 pounds are not too much where 150 kilograms are.
  const isHeld = of === undefined || (unit.code ?? unit.display) === of;
  if (isHeld && typeof min === 'number' && value < min) return unclear('number');
  if (isHeld && typeof max === 'number' && value > max) return unclear('number');
  const digits = places(value);
  if (item.type === 'integer' && (digits > 0 || Math.abs(value) > 2_147_483_647)) return unclear('whole');
  if (decimals !== undefined && digits > decimals)
    return decimals === 0 ? unclear('whole') : unclear('decimals', { count: decimals });
  if (item.type === 'integer') return only({ valueInteger: value });
  if (item.type === 'decimal') return only({ valueDecimal: value });
  return only({ valueQuantity: { value, ...unitPart({ units: [unit] }) } });
}
