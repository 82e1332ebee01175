/** The clinic's list of appointments as CSV: a header line with `patient` and `at`, then one visit a line. */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const row = z.looseObject({ patient: z.string().min(1), at: z.string().min(1) });
export type VisitRow = z.infer<typeof row>;

/** Undefined when it is no such list. */
export function readVisits(csv: string): VisitRow[] | undefined {
  try {
    const rows: unknown = parse(csv, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      columns: (header: string[]) => header.map((each) => each.toLowerCase()),
    });
    const read = z.array(row).safeParse(rows);
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
