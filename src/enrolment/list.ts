/** The clinic's list of patients as CSV, with a header line; what became of each row comes back in its order. */
import { parse } from 'csv-parse/sync';
import type { Enrolled, Expected } from './enrol.ts';
import type { FaultWords } from './faults.ts';

/** A row as columns by name; or one with more or fewer columns than the header line, which cannot be told apart. */
export type Row = { kind: 'row'; cells: Record<string, string> } | { kind: 'ragged'; because: string };
export type ListRead = { kind: 'rows'; rows: Row[] } | { kind: 'wrong'; because: string };

const NEEDED = ['name', 'mobile', 'language', 'zone', 'check_in'];

/** Stands where a letter of another encoding was: the name would be kept without it, and said so to the person. */
const UNREADABLE = '\ufffd';

export function readList(csv: string, words: FaultWords): ListRead {
  if (csv.includes(UNREADABLE)) return wrong(words('no-utf8'));
  const lines = linesOf(csv);
  if (lines === undefined) return wrong(words('no-list'));
  const [first, ...rest] = lines;
  if (first === undefined) return wrong(words('empty'));
  const header = first.map((each) => each.toLowerCase());
  const missing = NEEDED.filter((column) => !header.includes(column));
  if (missing.length > 0 && /[;\t]/.test(first.join())) return wrong(words('no-commas'));
  if (missing.length > 0) return wrong(words('columns', { words: missing.join(', ') }));
  if (rest.length === 0) return wrong(words('nobody'));
  return { kind: 'rows', rows: rest.map((cells) => rowOf(header, cells, words)) };
}

/** Undefined when it is no CSV at all. Rows of any length: one that is wrong must not cost the others. */
function linesOf(csv: string): string[][] | undefined {
  try {
    return parse(csv, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch {
    return undefined;
  }
}

function rowOf(header: string[], cells: string[], words: FaultWords): Row {
  const extra = cells.slice(header.length).some((cell) => cell !== '');
  if (cells.length < header.length || extra)
    return { kind: 'ragged', because: words('ragged', { count: cells.length, needed: header.length }) };
  return { kind: 'row', cells: Object.fromEntries(header.map((name, place) => [name, cells[place] ?? ''])) };
}

/** The same for somebody who only looks. */
export function wrongRow(row: number, because: string): Expected {
  return { kind: 'wrong', row, because, faults: [] };
}

export function ragged(row: number, because: string): Enrolled {
  return { kind: 'wrong', row, because };
}

function wrong(because: string): ListRead {
  return { kind: 'wrong', because };
}

/** A report for people: one line a row, then the sum. Names and numbers stay in the clinic's own file. */
/** A code to join in Teams with is told only where there is Teams. */
export function report(results: readonly Enrolled[], hasTeams = true): string {
  const count = (kind: Enrolled['kind']) => results.filter((each) => each.kind === kind).length;
  const changed = count('changed') > 0 ? `${count('changed')} changed, ` : '';
  const sum = `${count('invited')} invited, ${changed}${count('already')} already enrolled, ${count('wrong')} wrong.`;
  return [...results.map((each) => line(each, hasTeams)), sum].join('\n');
}

function line(result: Enrolled, hasTeams: boolean): string {
  const row = `row ${result.row}:`;
  const code = hasTeams && result.kind === 'invited' ? `; Teams join code ${result.joinCode}` : '';
  if (result.kind === 'invited') return `${row} invited as ${result.id}${code}`;
  if (result.kind === 'wrong') return `${row} not enrolled: ${result.because}`;
  const what =
    result.kind === 'changed'
      ? `zone or time of check-in changed for ${result.id}`
      : `already enrolled as ${result.id}`;
  return `${row} ${what}${kept(result.differs)}`;
}

/** What a row says otherwise than we know it: nobody's name or language is changed by a list. */
function kept(differs: readonly string[]): string {
  return differs.length === 0 ? '' : `; known with another ${differs.join(' and ')}, left as it was`;
}
