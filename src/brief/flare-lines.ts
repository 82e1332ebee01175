/** Flares, what helped in them, and days of much that were paid for: as far as the record has them. */
import type { OutcomeRules } from '../model/outcomes.ts';
import type { Day } from '../model/time.ts';
import { upTo } from '../outcomes/numbers.ts';
import type { Kept, Progress } from '../outcomes/progress.ts';
import type { Line, Source } from './line.ts';

export interface FlaresKept {
  /** In how many ended flares a step was done, and in how many it was named as what helped. */
  tally: Readonly<Record<string, { done: number; helped: number }>>;
}

const MOST_HELPED = 2;

export function flareLines(
  progress: Progress,
  kept: Kept,
  flares: FlaresKept | undefined,
  rules: OutcomeRules,
): Line[] {
  return [flareDaysLine(progress, kept, rules), ...helpedLines(flares), ...boomBustLine(progress, rules)];
}

function flareDaysLine({ flares, to }: Progress, kept: Kept, rules: OutcomeRules): Line {
  if (flares === undefined || flares.outOf === 0)
    return { section: 'flares', fact: { is: 'flares-unknown' }, from: [] };
  const { pain, limits, mood } = rules.flare;
  const read = [pain, limits, mood].map((of) => answers(of, kept, to, rules.now.days));
  return {
    section: 'flares',
    fact: { is: 'flare-days', days: flares.days, outOf: flares.outOf, within: rules.now.days },
    from: read.filter(({ days }) => days.length > 0),
  };
}

/** Of what was tried more than once, what was named most often. */
function helpedLines(flares: FlaresKept | undefined): Line[] {
  if (flares === undefined)
    return [{ section: 'flares', fact: { is: 'not-kept', what: 'helped' }, from: [] }];
  return Object.entries(flares.tally)
    .filter(([, { helped }]) => helped > 0)
    .sort(([, a], [, b]) => b.helped - a.helped || a.done - b.done)
    .slice(0, MOST_HELPED)
    .map(([step, { helped, done }]) => ({
      section: 'flares',
      fact: { is: 'helped', step, helped, done },
      from: [{ kind: 'record', name: 'flares' }],
    }));
}

function boomBustLine({ boomBust }: Progress, rules: OutcomeRules): Line[] {
  if (boomBust.kind !== 'noticed') return [];
  const days = boomBust.episodes.flatMap(({ boom, bust }) => [boom, bust]).sort();
  const from = [rules.boomBust.activity, rules.flare.pain].map((of): Source => ({
    kind: 'answers',
    of,
    days,
  }));
  return [{ section: 'flares', fact: { is: 'boom-bust', episodes: boomBust.episodes }, from }];
}

function answers(
  of: string,
  { trends }: Kept,
  today: Day,
  days: number,
): Extract<Source, { kind: 'answers' }> {
  return { kind: 'answers', of, days: upTo(trends[of] ?? [], today, days).map(({ day }) => day) };
}
