/** One look, judged. Pure: what the records hold and the policy in, findings out. */
import type { Policy } from '../model/policy.ts';
import { SECOND } from '../model/time.ts';
import { faultsOf } from './faults.ts';
import type { Finding } from './findings.ts';
import type { Looked } from './look.ts';

/** Safety work is taken at once; what a person waits for, within a few seconds. */
const LATE_MS = { safety: 30 * SECOND, reply: 60 * SECOND } as const;

export function judge({ now, open, unreadable, depths }: Looked, policy: Policy): Finding[] {
  const ofAlerts = open.flatMap((each) =>
    faultsOf(each, policy, now).map(({ kind, since }): Finding => {
      const { id, label, tier } = each.alert;
      return {
        key: `${each.owner}/${id}/${kind}`,
        kind,
        since,
        of: { owner: each.owner, alert: { id, label, tier } },
      };
    }),
  );
  const ofRecords = unreadable.map(({ owner, entry }): Finding => ({
    key: `unreadable/${owner}/${entry}`,
    kind: 'unreadable',
    since: now,
  }));
  const ofLanes = (['safety', 'reply'] as const).flatMap((lane): Finding[] => {
    const { since } = depths[lane];
    return since !== undefined && now > since + LATE_MS[lane]
      ? [{ key: `work-waits/${lane}`, kind: 'work-waits', since }]
      : [];
  });
  return [...ofAlerts, ...ofRecords, ...ofLanes];
}
