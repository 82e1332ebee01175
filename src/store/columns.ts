/**
 * Many entries of a log as one table for each set of field names they have: a name is written once, an instant as the
 * step from the one before, and what is the same in all of them once.
 */
interface Table {
  /** Null for entries that are no objects; then there is one column, of the entries themselves. */
  names: string[] | null;
  columns: Column[];
}
type Column =
  | { all: unknown }
  | { steps: number[] }
  | { each: unknown[] }
  /** Days of the calendar, as steps too: the first is counted from 1970. */
  | { days: number[] }
  /** Lists of objects: how long each is, and what is in all of them. */
  | { lengths: number[]; inside: Columns };
/** `order`: for each entry the place of its table; where there is one table, how many entries it has. */
export interface Columns {
  order: number[] | number;
  tables: Table[];
}

/** A value in which each longer list of objects stands as columns. */
export function inColumns(value: unknown): unknown {
  if (Array.isArray(value))
    return value.length >= LONGER && value.every(isObject)
      ? { [MARK]: toColumns(value) }
      : value.map(inColumns);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [marked(name), inColumns(each)]));
}

export function outOfColumns(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(outOfColumns);
  if (!isObject(value)) return value;
  if (MARK in value) return fromColumns(value[MARK] as Columns);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [unmarked(name), outOfColumns(each)]),
  );
}

const LONGER = 4;
/** The only name of an object that stands for columns. A name of the value's own that begins like it gets one more. */
const MARK = '#';
const marked = (name: string) => (name.startsWith(MARK) ? MARK + name : name);
const unmarked = (name: string) => (name.startsWith(MARK) ? name.slice(MARK.length) : name);

/** The entries are JSON values. */
export function toColumns(entries: readonly unknown[]): Columns {
  const places = new Map<string, number>();
  const rows: { names: string[] | null; values: unknown[][] }[] = [];
  const order = entries.map((entry) => {
    const names = isObject(entry) ? Object.keys(entry) : null;
    const shape = JSON.stringify(names);
    const place = places.get(shape) ?? rows.push({ names, values: [] }) - 1;
    places.set(shape, place);
    rows[place]?.values.push(isObject(entry) ? Object.values(entry) : [entry]);
    return place;
  });
  const tables = rows.map(({ names, values }) => {
    const columns = (names ?? ['']).map((_, at) => columnOf(values.map((row) => row[at])));
    return { names, columns };
  });
  return { order: tables.length === 1 ? order.length : order, tables };
}

export function fromColumns({ order: places, tables }: Columns): unknown[] {
  const order = typeof places === 'number' ? Array.from({ length: places }, () => 0) : places;
  const next = tables.map(() => 0);
  const counts = tables.map((_, place) => order.filter((each) => each === place).length);
  const values = tables.map(({ columns }, place) =>
    columns.map((column) => listOf(column, counts[place] ?? 0)),
  );
  return order.map((place) => {
    const row = next[place] ?? 0;
    next[place] = row + 1;
    const cells = (values[place] ?? []).map((column) => column[row]);
    const names = tables[place]?.names ?? null;
    return names === null ? cells[0] : Object.fromEntries(names.map((name, at) => [name, cells[at]]));
  });
}

function columnOf(values: unknown[]): Column {
  const [first] = values;
  if (!isObject(first) && !Array.isArray(first) && values.every((each) => each === first))
    return { all: first };
  if (values.every(isListOfObjects))
    return { lengths: values.map(({ length }) => length), inside: toColumns(values.flat()) };
  if (values.every(isDay)) return { days: stepsOf(values.map(dayNumber)) };
  if (!values.every((each) => Number.isSafeInteger(each))) return { each: values };
  return { steps: stepsOf(values as number[]) };
}

function stepsOf(numbers: number[]): number[] {
  return numbers.map((each, at) => each - (numbers[at - 1] ?? 0));
}

function summed(steps: number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

const DAY_MS = 86_400_000;
const dayNumber = (day: string) => Date.parse(day) / DAY_MS;
const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Only what comes back as it was: "2026-02-31" is no day, though it looks like one. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const number = dayNumber(value);
  return Number.isInteger(number) && dayOf(number) === value;
}

function listOf(column: Column, count: number): unknown[] {
  if ('all' in column) return Array.from({ length: count }, () => column.all);
  if ('each' in column) return column.each;
  if ('inside' in column) return listsOf(column.lengths, fromColumns(column.inside));
  if ('days' in column) return summed(column.days).map(dayOf);
  return summed(column.steps);
}

function listsOf(lengths: number[], all: unknown[]): unknown[][] {
  let from = 0;
  return lengths.map((length) => all.slice(from, (from += length)));
}

function isListOfObjects(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every(isObject);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
