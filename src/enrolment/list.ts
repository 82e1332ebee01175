/** The clinic's list of patients as CSV, with a header line; what became of each row comes back in its order. */
import { parse } from 'csv-parse/sync';
import type { Enrolled } from './enrol.ts';

export type ListRead = { kind: 'rows'; rows: Record<string, string>[] } | { kind: 'wrong'; because: string };

const NEEDED = ['name', 'mobile', 'language', 'zone', 'check_in'];

export function readList(csv: string): ListRead {
  try {
    const rows = parse(csv, {
      columns: (header: string[]) => header.map((each) => each.trim().toLowerCase()),
      bom: true,
      trim: true,
      skip_empty_lines: true,
    });
    const missing = NEEDED.filter((column) => rows.length > 0 && !(column in (rows[0] as object)));
    if (missing.length > 0) return { kind: 'wrong', because: `the header line lacks ${missing.join(', ')}` };
    return { kind: 'rows', rows: rows as Record<string, string>[] };
  } catch {
    return { kind: 'wrong', because: 'this is not a CSV file with a header line' };
  }
}

/** A report for people: one line a row, then the sum. Names and numbers stay in the clinic's own file. */
export function report(results: readonly Enrolled[]): string {
  const count = (kind: Enrolled['kind']) => results.filter((each) => each.kind === kind).length;
  const changed = count('changed') > 0 ? `${count('changed')} changed, ` : '';
  const sum = `${count('invited')} invited, ${changed}${count('already')} already enrolled, ${count('wrong')} wrong.`;
  return [...results.map(line), sum].join('\n');
}

function line(result: Enrolled): string {
  const row = `row ${result.row}:`;
  if (result.kind === 'invited') return `${row} invited as ${result.id}; Teams join code ${result.joinCode}`;
  if (result.kind === 'changed') return `${row} zone or time of check-in changed for ${result.id}`;
  return result.kind === 'already'
    ? `${row} already enrolled as ${result.id}`
    : `${row} not enrolled: ${result.because}`;
}
