/**
 * What clinicians type to answer a page: "1a", "1 A", "'1a'", "ack 1", "ok 1", "a" for the latest. Codes belong to the
 * clinician's own number, so they are short; they are reused only long after their alert is closed.
 */
import { z } from 'zod';

export const codeBook = z.object({
  v: z.literal(1),
  codes: z.array(z.object({ code: z.number(), patientId: z.string(), alertId: z.string(), at: z.number() })),
});
export type CodeBook = z.infer<typeof codeBook>;
export const noCodes: CodeBook = { v: 1, codes: [] };

const KEPT = 60;
const LAST_CODE = 99;

/** The code of this alert in the book, made if there is none. The oldest codes make room. */
export function withCode(
  book: CodeBook,
  alert: { patientId: string; alertId: string },
  at: number,
): { book: CodeBook; code: number } {
  const known = book.codes.find((each) => each.alertId === alert.alertId);
  if (known) {
    const rest = book.codes.filter((each) => each !== known);
    return { book: { v: 1, codes: [...rest, { ...known, at }] }, code: known.code };
  }
  const kept = book.codes.slice(-KEPT);
  const used = new Set(kept.map((each) => each.code));
  const newest = kept.at(-1)?.code ?? 0;
  let code = (newest % LAST_CODE) + 1;
  while (used.has(code)) code = (code % LAST_CODE) + 1;
  return { book: { v: 1, codes: [...kept, { code, ...alert, at }] }, code };
}

export type CodeReply = { act: 'acknowledge' | 'resolve'; code: number | 'latest' };

const ACKNOWLEDGE = new Set(['a', 'ack', 'acknowledge', 'acknowledged', 'ok', 'yes', 'got it', 'on it']);
const RESOLVE = new Set(['r', 'c', 'res', 'resolve', 'resolved', 'close', 'closed', 'done']);

export function readCodeReply(text: string): CodeReply | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/["'’‘“”.,!#:()-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const code = plain.match(/\d{1,2}/)?.[0];
  const word = plain.replace(/\d+/, '').trim();
  const act = ACKNOWLEDGE.has(word) ? 'acknowledge' : RESOLVE.has(word) ? 'resolve' : undefined;
  if (act !== undefined && /^\D*\d{0,2}\D*$/.test(plain))
    return { act, code: code === undefined ? 'latest' : Number(code) };
  return undefined;
}
