/**
 * The codes by which a clinician knows alerts. They belong to the clinician's own number, so they are short; they are
 * reused only long after their alert is closed.
 */
import { z } from 'zod';

export const codeBook = z.object({
  v: z.literal(1),
  codes: z.array(z.object({ code: z.number(), patientId: z.string(), alertId: z.string(), at: z.number() })),
  /** Which code a word without a number was taken for, by the message it came in. */
  meant: z.array(z.object({ cause: z.string(), code: z.number() })).optional(),
});
export type CodeBook = z.infer<typeof codeBook>;
export const noCodes: CodeBook = { v: 1, codes: [] };

const KEPT = 60;
/** A carrier delivers again within minutes. */
const MEANT = 20;
const LAST_CODE = 99;

/** The code of this alert in the book, made if there is none. The oldest codes make room. */
export function withCode(
  book: CodeBook,
  alert: { patientId: string; alertId: string },
  at: number,
): { book: CodeBook; code: number } {
  const known = book.codes.find(
    ({ patientId, alertId }) => patientId === alert.patientId && alertId === alert.alertId,
  );
  if (known) {
    const rest = book.codes.filter((each) => each !== known);
    return { book: { ...book, codes: [...rest, { ...known, at }] }, code: known.code };
  }
  const kept = book.codes.slice(-KEPT);
  const used = new Set(kept.map((each) => each.code));
  const newest = kept.at(-1)?.code ?? 0;
  let code = (newest % LAST_CODE) + 1;
  while (used.has(code)) code = (code % LAST_CODE) + 1;
  return { book: { ...book, codes: [...kept, { code, ...alert, at }] }, code };
}

export function meantBy({ meant = [] }: CodeBook, cause: string): number | undefined {
  return meant.find((each) => each.cause === cause)?.code;
}

export function withMeant(book: CodeBook, cause: string, code: number): CodeBook {
  return { ...book, meant: [...(book.meant ?? []), { cause, code }].slice(-MEANT) };
}
