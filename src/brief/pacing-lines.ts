/** The one activity that is to become steadier: what is to be done each day, and on how many days it was. */
import type { BesideDay } from '../model/pacing.ts';
import { dayAfter, type Day } from '../model/time.ts';
import { reached } from '../outcomes/adherence.ts';
import { meanOf, upTo, type Series } from '../outcomes/numbers.ts';
import type { Fact, Line } from './line.ts';

export interface PacingKept {
  /** The activity, in the patient's own words. */
  words: string;
  quota: number;
  goal: number;
  /** Minutes by day. */
  log: Series;
  /** Sets and how it went, by day. */
  beside?: readonly BesideDay[] | undefined;
}

const WEEK = 7;

export function pacingLines(pacing: PacingKept | undefined, today: Day): Line[] {
  if (pacing === undefined)
    return [{ section: 'function', fact: { is: 'not-kept', what: 'quotas' }, from: [] }];
  const { words, quota, goal, log } = pacing;
  const met = reached(log, quota, today, WEEK);
  const days = upTo(log, today, WEEK).map(({ day }) => day);
  return [
    {
      section: 'function',
      fact: { is: 'quota', words, quota, goal, reached: met.reached, logged: met.logged, within: WEEK },
      from: [
        { kind: 'record', name: 'pacing' },
        ...(days.length > 0 ? [{ kind: 'answers' as const, of: 'activity/minutes', days }] : []),
      ],
    },
    ...besideLines(pacing, today),
  ];
}

/** Nothing of it is said where nothing of it was told. */
function besideLines({ words, beside = [] }: PacingKept, today: Day): Line[] {
  const from = dayAfter(today, 1 - WEEK);
  const week = beside.filter(({ day }) => day >= from && day <= today);
  const sets = week.flatMap(({ sets: each }) => (each === undefined ? [] : [each]));
  const scores = week.flatMap(({ score }) => (score === undefined ? [] : [score]));
  const went = week.filter(({ felt, score }) => felt !== undefined || score !== undefined);
  const times = Object.fromEntries(
    [
      ...Map.groupBy(
        went.flatMap(({ felt }) => felt ?? []),
        (felt) => felt,
      ),
    ].map(([felt, each]) => [felt, each.length]),
  );
  const facts: Fact[] = [
    ...(sets.length > 0
      ? [{ is: 'sets' as const, words, mean: meanOf(sets), told: sets.length, within: WEEK }]
      : []),
    ...(went.length > 0
      ? [
          {
            is: 'felt' as const,
            words,
            times,
            ...(scores.length > 0 && { pain: meanOf(scores) }),
            told: went.length,
            within: WEEK,
          },
        ]
      : []),
  ];
  return facts.map((fact) => ({ section: 'function', fact, from: [{ kind: 'record', name: 'pacing' }] }));
}
