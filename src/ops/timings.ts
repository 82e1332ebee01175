/** How quick we were: from danger to page, from page to acknowledgement, from there to the end. Pure: alerts in, rows out. */
import type { AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import type { Tier } from '../model/signal.ts';
import { localDay } from '../model/time.ts';

/** In ms; undefined while it has not happened. */
interface Times {
  toPage: number | undefined;
  toAcknowledged: number | undefined;
  toOutcome: number | undefined;
}

export interface Spread {
  count: number;
  median: number;
  /** Nine of ten were quicker. */
  ninth: number;
}
export interface Row {
  /** "2026-11", on the clinic's clock. */
  month: string;
  tier: Tier;
  alerts: number;
  toPage: Spread | undefined;
  toAcknowledged: Spread | undefined;
  toOutcome: Spread | undefined;
}

export function timings(alerts: readonly Alert[], zone: string): Row[] {
  const groups = Map.groupBy(
    alerts,
    ({ openedAt, tier }) => `${localDay(openedAt, zone).slice(0, 7)} ${tier}`,
  );
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, of]) => rowOf(of, localDay(of[0]!.openedAt, zone).slice(0, 7)));
}

function rowOf(alerts: Alert[], month: string): Row {
  const times = alerts.map(timesOf);
  const of = (name: keyof Times) => spreadOf(times.flatMap((each) => each[name] ?? []));
  return {
    month,
    tier: alerts[0]!.tier,
    alerts: alerts.length,
    toPage: of('toPage'),
    toAcknowledged: of('toAcknowledged'),
    toOutcome: of('toOutcome'),
  };
}

/**
 * Of the first page and the first acknowledgement: what came back later has had its first chance. What has become graver is
 * counted from there, or days on the list would pass for days without a page.
 */
function timesOf({ openedAt, facts, tier }: Alert): Times {
  const graver = facts.findLastIndex((fact) => fact.kind === 'raised' && fact.to === tier);
  const since = facts.slice(Math.max(0, graver));
  const first = (kind: AlertFact['kind']) => since.find((fact) => fact.kind === kind)?.at;
  const [paged, acknowledged, ended] = [first('sent'), first('acknowledged'), first('resolved')];
  return {
    toPage: between(graver < 0 ? openedAt : facts[graver]?.at, paged),
    toAcknowledged: between(paged, acknowledged),
    toOutcome: between(acknowledged, ended),
  };
}

function between(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.max(0, to - from);
}

function spreadOf(times: number[]): Spread | undefined {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
  const [median, ninth] = [at(0.5), at(0.9)];
  return median === undefined || ninth === undefined ? undefined : { count: sorted.length, median, ninth };
}
