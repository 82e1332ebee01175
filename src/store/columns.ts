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
  /** Lists of objects: how long each is, and what is in all of them. */
  | { lengths: number[]; inside: Columns };
/** `order`: for each entry the place of its table. */
export interface Columns {
  order: number[];
  tables: Table[];
}

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
  return { order, tables };
}

export function fromColumns({ order, tables }: Columns): unknown[] {
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
  if (!values.every((each) => Number.isSafeInteger(each))) return { each: values };
  const numbers = values as number[];
  return { steps: numbers.map((each, at) => each - (numbers[at - 1] ?? 0)) };
}

function listOf(column: Column, count: number): unknown[] {
  if ('all' in column) return Array.from({ length: count }, () => column.all);
  if ('each' in column) return column.each;
  if ('inside' in column) return listsOf(column.lengths, fromColumns(column.inside));
  let sum = 0;
  return column.steps.map((step) => (sum += step));
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
