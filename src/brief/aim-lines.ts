/** What the person aims for, how far they say they are, and whether the reason to look early is watched or only written down. */
import { currentAim, type Aims } from '../model/aim.ts';
import type { OutcomeRules } from '../model/outcomes.ts';
import type { Day } from '../model/time.ts';
import { stopMetOn } from '../outcomes/stop-watch.ts';
import type { Line, Source } from './line.ts';

const record: Source = { kind: 'record', name: 'aims' };

export function aimLines(
  aims: Aims | undefined,
  found: Readonly<Record<string, Day>>,
  rules: OutcomeRules,
): Line[] {
  const kept = currentAim(aims);
  const [first] = kept?.points ?? [];
  const last = kept?.points.at(-1);
  if (kept === undefined || first === undefined || last === undefined) return [];
  const { words, target, by, stopRule, watch } = kept.aim;
  const days = kept.points.map(({ day }) => day);
  const measure = watch && rules.measures.find(({ of }) => of === watch.of);
  const metOn = stopMetOn(aims, found);
  return [
    {
      section: 'function',
      fact: { is: 'aim', first, last, entries: days.length, reach: target.reach, by, words },
      from: [record, { kind: 'answers', of: kept.aim.measure, days }],
    },
    {
      section: 'function',
      fact:
        watch === undefined || measure === undefined
          ? { is: 'stop-written', words: stopRule }
          : { is: 'stop-watched', measure, watch, ...(metOn !== undefined && { metOn }), words: stopRule },
      from: [record],
    },
  ];
}
