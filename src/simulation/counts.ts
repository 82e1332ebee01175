/** How a report counts: by name, the middle one, the most. Pure. */
export function tally(of: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const each of of) counts.set(each, (counts.get(each) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [below = 0, above = 0] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (below + above) / 2;
}

export const most = (values: readonly number[]) => Math.max(0, ...values);
export const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
export const rounded = (value: number, places = 1) => Math.round(value * 10 ** places) / 10 ** places;
