/** A reply to a question for a number, as the question wants it: in its unit, within its bounds, as exact as it takes. */
import { readNumber } from '../reading/number.ts';
import { only, unclear, type AnswerRead } from './answer-read.ts';
import type { Coding, Item } from './form.ts';
import { readAmount, type AmountRead, type Part } from './read-amount.ts';
import type { Listening } from './read-day.ts';
import { rounded } from './exact-units.ts';
import { unitPart } from './results.ts';
import { flows, unitSaid } from './units.ts';

type Words = Listening['words'];

export function fromFigure(text: string, item: Item, { words }: Listening): AnswerRead {
  const read = onScale(text, item, words) ?? readAmount(text, item.type === 'integer', words);
  switch (read.kind) {
    case 'unclear':
      return unclear(read.because === 'several' ? 'several' : 'number');
    case 'span':
      return spanned(read, item, words);
    case 'parts': {
      const amount = summed(read.parts, item, words);
      return amount === undefined ? noUnit(item) : held(amount, item);
    }
  }
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

interface Amount {
  value: number;
  unit: Coding;
}

/** All in the same unit of the question's. */
function summed(parts: readonly Part[], item: Item, words: Words): Amount | undefined {
  const read = parts.map(({ value, rest }) => ({ value, in: unitSaid(rest, item, words) }));
  const unit = read[0]?.in?.unit;
  const isOne =
    unit !== undefined && read.every((each) => each.in !== undefined && isSameUnit(each.in.unit, unit));
  if (!isOne) return undefined;
  const value = read.reduce((total, each) => total + each.value * (each.in?.times ?? 1), 0);
  // "20 minutes" where hours are asked for would be a third of one, and pounds a long row of digits, which nobody has said.
  const isConverted = read.some((each) => each.in?.times !== 1);
  return isConverted && places(value) > 2 ? undefined : { value: rounded(value), unit };
}

function isSameUnit(one: Coding, other: Coding): boolean {
  return one.code === other.code && one.display === other.display;
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

function noUnit({ units }: Item): AnswerRead {
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

function places(value: number): number {
  return String(rounded(value)).split('.')[1]?.length ?? 0;
}
