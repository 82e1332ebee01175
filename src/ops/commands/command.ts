/** What every command of the operator's is given, and how its answer is shown: for people, or for machines. */
import type { Outcome } from '../door.ts';

export interface Asked {
  args: string[];
  json: boolean;
}
export type Command = (asked: Asked) => Promise<Outcome>;

export function shown({ json }: Pick<Asked, 'json'>, facts: unknown, text: string): string {
  return json ? JSON.stringify(facts, undefined, 2) : text;
}

/** Columns as wide as their widest cell; a heading above. */
export function table(heading: string[], rows: (string | number)[][]): string {
  const all = [heading, ...rows].map((row) => row.map(String));
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

/** "3 h 5 min", as short as it can be said. */
export function span(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return `${Math.max(0, Math.round(ms / 1_000))} s`;
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
