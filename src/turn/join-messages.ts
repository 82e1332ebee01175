/** Short lines in a row travel as one text: an acknowledgement and the next question are one buzz of the phone. */
import type { Purpose } from '../model/consent.ts';
import type { Chart } from '../model/chart.ts';
import type { Ask } from '../model/outgoing.ts';

export interface Part {
  key: string;
  text: string;
  purpose: Purpose;
  ask?: Ask;
  chart?: Chart;
  expiresAt?: number;
  ai?: true;
  /** Left out where one text has no room for it. */
  ifRoom?: true;
}

/** What was said and held back. */
export type Saying = readonly Part[];

/** One text segment; the content check keeps every single message within its own budget. */
const ONE_SEGMENT = 160;
/** Two, with some room for letters that a phone counts twice. */
const TWO_SEGMENTS = 300;

export function joined(parts: readonly Part[], most = ONE_SEGMENT): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const before = out.at(-1);
    if (before !== undefined && fits(before, part, most)) out[out.length - 1] = together(before, part);
    else out.push(part);
  }
  return out;
}

/** The same up to two segments; where they do not hold it all, what was said last of that which can be done without is left out. */
export function inOneText(parts: readonly Part[]): Part[] {
  const all = joined(parts, TWO_SEGMENTS);
  const last = all.length > 1 ? parts.findLastIndex(({ ifRoom }) => ifRoom === true) : -1;
  if (last < 0) return all;
  const without = inOneText(parts.toSpliced(last, 1));
  return without.length < all.length ? without : all;
}

/** A question always ends its message, and what is said for safety is never mixed with anything else. */
function fits(before: Part, part: Part, most: number): boolean {
  if (before.ask !== undefined || before.purpose !== part.purpose || part.purpose === 'safety') return false;
  if (before.chart !== undefined || part.chart !== undefined) return false;
  return before.text.length + 1 + part.text.length <= most;
}

function together(before: Part, part: Part): Part {
  const ai = before.ai ?? part.ai;
  const both = { ...part, key: `${before.key} + ${part.key}`, text: `${before.text} ${part.text}` };
  return ai === undefined ? both : { ...both, ai };
}
