/** How drills went, by month and tier: how soon after the page somebody answered. Pure: drills in, rows out. */
import type { Alert } from '../model/alert.ts';
import { timings, type Row } from './timings.ts';

export interface DrillRow extends Pick<Row, 'month' | 'tier' | 'toPage' | 'toAcknowledged'> {
  drills: number;
  unanswered: number;
}

/** One that gave way to somebody in danger, was stopped or still runs says nothing of the people. */
export function drillScores(drills: readonly Alert[], zone: string): DrillRow[] {
  const scored = drills.filter((each) => isAnswered(each) || isUnanswered(each));
  const unanswered = timings(scored.filter(isUnanswered), zone);
  return timings(scored, zone).map(({ month, tier, alerts, toPage, toAcknowledged }) => ({
    month,
    tier,
    drills: alerts,
    unanswered: unanswered.find((each) => each.month === month && each.tier === tier)?.alerts ?? 0,
    toPage,
    toAcknowledged,
  }));
}

function isAnswered({ acknowledgedBy }: Alert): boolean {
  return acknowledgedBy !== undefined;
}

function isUnanswered({ facts }: Alert): boolean {
  return facts.some((fact) => fact.kind === 'drill-over' && fact.because === 'unanswered');
}
