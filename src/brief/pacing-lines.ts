/** The one activity that is to become steadier: what is to be done each day, and on how many days it was. */
import type { Day } from '../model/time.ts';
import { reached } from '../outcomes/adherence.ts';
import { upTo, type Series } from '../outcomes/numbers.ts';
import type { Line } from './line.ts';

export interface PacingKept {
  /** The activity, in the patient's own words. */
  words: string;
  quota: number;
  goal: number;
  /** Minutes by day. */
  log: Series;
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
  ];
}
