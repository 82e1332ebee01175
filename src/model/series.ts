/**
 * The numbers of the last weeks, kept as a document of its own: they change when a check-in or a form ends, and where the
 * conversation stands with every message. In one document both would be made small, sealed and read again each time.
 */
import { z } from 'zod';

const points = z.record(z.string(), z.array(z.object({ day: z.string(), value: z.number() })));

export const seriesShape = {
  /** The numbers of the last days by "form/question", oldest first, for trends. */
  trends: points.default({}),
  /** The first days of each series: what later ones are compared with. */
  first: points.default({}),
  /** What became of the check-ins of the last days, oldest first. */
  days: z
    .array(
      z.object({
        day: z.string(),
        was: z.enum(['answered', 'missed', 'not-asked']),
        leftOut: z.array(z.string()).optional(),
        inPart: z.literal(true).optional(),
      }),
    )
    .default([]),
};
export const seriesRecord = z.object({ v: z.literal(1), ...seriesShape });
export type SeriesRecord = z.infer<typeof seriesRecord>;
type Series = Omit<SeriesRecord, 'v'>;

/**
 * The conversation with its numbers. A version that kept both together may have written after this one, so numbers that
 * stand with the conversation are added to those that stand alone, and are the newer ones.
 */
export function together<T extends Series>(talk: T, kept: SeriesRecord | undefined): T {
  if (kept === undefined) return talk;
  const { trends, first, days } = talk;
  if (Object.keys(trends).length === 0 && days.length === 0)
    return { ...talk, trends: kept.trends, first: kept.first, days: kept.days };
  return {
    ...talk,
    trends: eachOf(kept.trends, trends),
    first: { ...first, ...kept.first },
    days: byDay(kept.days, days),
  };
}

function eachOf(before: Series['trends'], after: Series['trends']): Series['trends'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(names.map((name) => [name, byDay(before[name] ?? [], after[name] ?? [])]));
}

function byDay<P extends { day: string }>(before: readonly P[], after: readonly P[]): P[] {
  const all = new Map([...before, ...after].map((each) => [each.day, each]));
  return [...all.values()].sort((a, b) => a.day.localeCompare(b.day));
}

/** As documents again; the numbers only where they are not what is kept. */
export function apart<T extends Series>(
  { trends, first, days, ...talk }: T,
  kept: SeriesRecord | undefined,
): { talk: Omit<T, keyof Series>; series?: SeriesRecord } {
  const isKept = trends === kept?.trends && first === kept.first && days === kept.days;
  const isNothing = kept === undefined && Object.keys(trends).length === 0 && days.length === 0;
  return isKept || isNothing ? { talk } : { talk, series: { ...kept, v: 1, trends, first, days } };
}
