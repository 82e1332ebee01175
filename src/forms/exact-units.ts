/** Units that are exactly so many of one another, and what is worked out with them. */
export interface Measure {
  /** What is counted. */
  of: string;
  /** In which time or amount. */
  per?: string;
}

/** Of one kind each, by their exact sizes. Months and years are exact in one another only. */
const kinds: readonly Readonly<Record<string, number>>[] = [
  { s: 1, min: 60, h: 3_600, d: 86_400, wk: 604_800 },
  { mo: 1, a: 12 },
  {
    ug: 1e-3,
    mg: 1,
    g: 1_000,
    kg: 1e6,
    '[oz_av]': 28_349.523125,
    '[lb_av]': 453_592.37,
    '[st_av]': 6_350_293.18,
  },
  { mm: 1, cm: 10, m: 1_000, km: 1e6, '[in_i]': 25.4, '[ft_i]': 304.8, '[yd_i]': 914.4, '[mi_i]': 1_609_344 },
  { mL: 1, dL: 100, L: 1_000 },
];

const COUNTED: readonly string[] = ['d', 'wk', 'mo'];

/** How many of the one are one of the other; undefined where that is not exact. */
export function timesBetween(from: Measure, to: Measure): number | undefined {
  if (from.per !== undefined && from.per !== to.per) return undefined;
  if (from.of === to.of) return 1;
  // The days of "days a week" are counted: nobody goes for a walk on half of one.
  if (to.per !== undefined && COUNTED.includes(to.of)) return undefined;
  const kind = kinds.find((each) => from.of in each && to.of in each);
  const times = kind && (kind[from.of] ?? 1) / (kind[to.of] ?? 1);
  return times === undefined || Math.max(times, 1 / times) > MOST ? undefined : times;
}

/** Pounds told where milligrams are asked for are about something else. */
const MOST = 10_000;

/** Something that flows, of which there may be five and a half. */
export function isContinuous({ of }: Measure): boolean {
  return kinds.some((each) => of in each);
}

/** Beyond ten digits a number only shows how a machine counts: 9.899999999999999. */
export function rounded(value: number): number {
  return Number(value.toPrecision(10));
}
