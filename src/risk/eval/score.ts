/** How often a reader is right, with how sure one may be of it. */
import { outranks } from '../../model/signal.ts';
import type { Tier } from '../../model/signal.ts';
import type { Screen } from '../screen.ts';
import type { Case } from './cases.ts';

export interface Judged {
  said: Case;
  tier: Tier;
  /** The signals that were named, with their tiers and rules. */
  named: { signal: string; tier: Tier; rule: string }[];
}

export function judgeAll(cases: readonly Case[], screen: Screen): Judged[] {
  return cases.map((said) => {
    const { tier, signals } = screen({ text: said.text, lang: said.lang, context: said.context });
    return { said, tier, named: signals.map(({ signal, tier: own, rule }) => ({ signal, tier: own, rule })) };
  });
}

export const isDanger = ({ said }: Judged) => said.tier !== 'none';
export const isNoticed = ({ tier }: Judged) => tier !== 'none';
export const isAlerted = ({ tier }: Judged) => outranks(tier, 'ask');
export const isPaged = ({ tier }: Judged) => tier === 'emergency';
/** At the tier of the policy or above it. */
export const isAtTier = ({ said, tier }: Judged) =>
  said.tier === 'some' ? outranks(tier, 'ask') : tier === said.tier || outranks(tier, said.tier);
export const isNamed = ({ said, named }: Judged) => named.some((each) => each.signal === said.signal);

export interface Share {
  hits: number;
  n: number;
  rate: number;
  low: number;
  high: number;
}

/** Wilson's interval of 95 %, which stays honest near 0 and 1 and for small n. */
export function share<T>(all: readonly T[], is: (each: T) => boolean): Share {
  const hits = all.filter(is).length;
  const n = all.length;
  if (n === 0) return { hits, n, rate: Number.NaN, low: Number.NaN, high: Number.NaN };
  const z = 1.96;
  const rate = hits / n;
  const middle = (rate + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  return { hits, n, rate, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

export function byKey<T>(all: readonly T[], key: (each: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(key(each));
    if (group) group.push(each);
    else groups.set(key(each), [each]);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}
