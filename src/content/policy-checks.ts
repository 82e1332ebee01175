/** What must fit in the policy of paging: an emergency rings and is not put off for long, and whoever is told exists. */
import type { Parts } from './read-content.ts';
import { faultAt, type Fault } from './source.ts';

const LONGEST_SNOOZE = 15;

export function policyFaults({ policy, roster }: Parts): Fault[] {
  const faults: Fault[] = [];
  const places = roster.value.lines.length;
  const place = { first: 1, second: 2, third: 3, everyone: 1, fallback: 0 };
  for (const [tier, rules] of Object.entries(policy.value.tiers)) {
    if (rules.kind !== 'page') {
      if (tier === 'emergency')
        faults.push(
          faultAt(policy.source, ['tiers', tier], 'an emergency must page somebody. Use kind: page.'),
        );
      continue;
    }
    const path = ['tiers', tier];
    if (tier === 'emergency' && rules.snoozeUpToMinutes > LONGEST_SNOOZE)
      faults.push(
        faultAt(
          policy.source,
          [...path, 'snoozeUpToMinutes'],
          `an emergency can be put off for ${LONGEST_SNOOZE} minutes at most. Write ${LONGEST_SNOOZE} or less.`,
        ),
      );
    if (rules.repeatFrom >= rules.steps.length)
      faults.push(
        faultAt(
          policy.source,
          [...path, 'repeatFrom'],
          `there is no step ${rules.repeatFrom}; steps count from 0.`,
        ),
      );
    rules.steps.forEach((step, at) => {
      for (const whom of step.tell.filter((each) => place[each] > places))
        faults.push(
          faultAt(
            policy.source,
            [...path, 'steps', at, 'tell'],
            `${whom} is told, but only ${places} lines stand in ${roster.source.file}. Change one of them.`,
          ),
        );
    });
  }
  return faults;
}
