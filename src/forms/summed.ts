/** What was told in one or several parts ("5 foot 7") as one amount in a unit of the question's. */
import type { Words } from '../content/words.ts';
import { rounded } from './exact-units.ts';
import type { Coding, Item } from './form.ts';
import type { Part } from './read-amount.ts';
import { unitSaid } from './units.ts';

export interface Amount {
  value: number;
  unit: Coding;
  /** It is not what was said, so that somebody must be told. */
  isMade: boolean;
}

/** More digits nobody has said. */
const MOST_PLACES = 2;
/** So far may rounding go, as a part of the whole. */
const NEAR = 0.02;

export function summed(parts: readonly Part[], item: Item, words: readonly Words[]): Amount | undefined {
  const { units } = item;
  if (units.length > 1 && parts.some(({ rest }) => rest === '')) return undefined;
  const found = (units.length === 0 ? [undefined] : units).flatMap(
    (unit) => sumIn(unit, parts, item, words) ?? [],
  );
  const [best] = found.sort((a, b) => a.changes - b.changes || places(a.value) - places(b.value));
  return best && asExact(best, item);
}

interface Sum {
  value: number;
  unit: Coding;
  /** How many of the parts were told in another unit. */
  changes: number;
}

function sumIn(
  unit: Coding | undefined,
  parts: readonly Part[],
  item: Item,
  words: readonly Words[],
): Sum | undefined {
  const own = { ...item, units: unit === undefined ? [] : [unit] };
  const read = parts.flatMap(({ value, rest }) => {
    const said = unitSaid(rest, own, words);
    return said === undefined ? [] : [{ value, ...said }];
  });
  const [first] = read;
  const isOne = ({ unit: { code, display } }: { unit: Coding }) =>
    code === first?.unit.code && display === first?.unit.display;
  if (first === undefined || read.length < parts.length || !read.every(isOne)) return undefined;
  return {
    value: rounded(read.reduce((total, { value, times }) => total + value * times, 0)),
    unit: first.unit,
    changes: read.filter(({ times }) => times !== 1).length,
  };
}

/** Half an hour is 30 minutes; 150 pounds are about 68 kilograms. */
function asExact({ value, unit, changes }: Sum, { type, bounds }: Item): Amount | undefined {
  if (changes === 0 || places(value) <= MOST_PLACES) return { value, unit, isMade: false };
  const digits = type === 'integer' ? 0 : (bounds.decimals ?? (Math.abs(value) < 10 ? 2 : 1));
  const near = Number(value.toFixed(digits));
  return Math.abs(near - value) <= NEAR * Math.abs(value) ? { value: near, unit, isMade: true } : undefined;
}

export function places(value: number): number {
  return String(rounded(value)).split('.')[1]?.length ?? 0;
}
