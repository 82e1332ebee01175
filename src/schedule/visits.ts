/** When something is said about a visit, in the patient's own zone. Pure. */
import {
  atLocal,
  dayAfter,
  isQuiet,
  localDay,
  MINUTE,
  quietEnds,
  type Instant,
  type Quiet,
} from '../model/time.ts';
import type { VisitPolicy } from '../model/visit-policy.ts';

export type VisitMoment = { about: 'near'; days: number; at: Instant } | { about: 'after'; at: Instant };

/** Those that are still to come, soonest first. */
export function visitMoments(
  visitAt: Instant,
  zone: string,
  rules: VisitPolicy,
  quiet: Quiet,
  now: Instant,
): VisitMoment[] {
  const day = localDay(visitAt, zone);
  const near = rules.daysBefore.map((days): VisitMoment => {
    return { about: 'near', days, at: atLocal(dayAfter(day, -days), rules.at, zone) };
  });
  const over = visitAt + rules.afterMinutes * MINUTE;
  const after: VisitMoment = {
    about: 'after',
    at: isQuiet(over, zone, quiet) ? quietEnds(over, zone, quiet) : over,
  };
  return [...near, after].filter(({ at }) => at > now).sort((a, b) => a.at - b.at);
}
