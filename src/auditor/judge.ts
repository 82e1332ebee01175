/** One look, judged. Pure: what the records hold and the policy in, findings out. */
import type { Policy } from '../model/policy.ts';
import { MINUTE, SECOND, type Instant } from '../model/time.ts';
import { faultsOf } from './faults.ts';
import type { FaultKind, Finding } from './findings.ts';
import type { Looked, Practice } from './look.ts';

/** Safety work is taken at once; what a person waits for, within a few seconds. */
const LATE_MS = { safety: 30 * SECOND, reply: 60 * SECOND } as const;

/** Nobody is in danger: it may wait for whoever is. */
const DRILL_LATE_MS = 30 * MINUTE;
/** Of these only what says that the way of alerts is not in order: whether anybody answers is what a drill is to show. */
const OF_DRILLS = new Set<FaultKind>([
  'step-late',
  'step-missing',
  'due-missing',
  'page-without-outcome',
  'from-the-future',
]);

export function judge({ now, open, unreadable, depths, practice }: Looked, policy: Policy): Finding[] {
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
  return [...ofAlerts, ...ofRecords, ...ofLanes, ...ofPractice(practice, policy, now)];
}

function ofPractice({ drill, planned, due }: Practice, policy: Policy, now: Instant): Finding[] {
  const faults = drill === undefined ? [] : faultsOf(drill, policy, now);
  const stuck = faults.find(({ kind }) => OF_DRILLS.has(kind));
  const lateAt = Array.from({ length: planned }, (_, nth) => nth).flatMap((nth) => {
    const entry = due.find(({ id }) => id === `drill:${nth}`);
    if (entry === undefined) return [now];
    return now > entry.readyAt + DRILL_LATE_MS ? [entry.readyAt] : [];
  });
  return [
    ...(stuck ? [aboutPractice('drill-stuck', stuck.since)] : []),
    ...(lateAt.length > 0 ? [aboutPractice('drill-missing', Math.min(...lateAt))] : []),
  ];
}

function aboutPractice(kind: 'drill-stuck' | 'drill-missing', since: Instant): Finding {
  return { key: kind, kind, since };
}
