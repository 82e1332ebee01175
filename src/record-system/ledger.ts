/** What a record system has been given of one patient: for each unit what it said, so that nothing goes twice and a change does. */
import { z } from 'zod';
import type { Docs } from '../ports/owned.ts';
import type { RecordSystem } from './record-system.ts';

export const LEDGER = 'record-system';

const given = z.object({
  /** What it said when it was taken; left out until it was. */
  hash: z.string().optional(),
  /** What it said when it was refused: it is not tried again until it says something else. */
  refused: z.object({ hash: z.string(), because: z.string() }).optional(),
});
const book = z.record(z.string(), given);
export const ledger = z.object({
  v: z.literal(1),
  server: book.default({}),
  drop: book.default({}),
  /** When somebody asked for the brief to be handed over; each is made when it goes. */
  briefs: z.array(z.number()).default([]),
});
export type Ledger = z.infer<typeof ledger>;
export const noLedger: Ledger = { v: 1, server: {}, drop: {}, briefs: [] };
export type Given = z.infer<typeof given>;

export function ledgerIn(docs: Docs): Ledger {
  return docs[LEDGER] === undefined ? noLedger : ledger.parse(docs[LEDGER].value);
}

export function isFresh(before: Given | undefined, hash: string): boolean {
  return before?.hash !== hash && before?.refused?.hash !== hash;
}

export function withGiven(of: Ledger, name: RecordSystem['name'], changes: Record<string, Given>): Ledger {
  return { ...of, [name]: { ...of[name], ...changes } };
}

export function briefKey(askedAt: number): string {
  return `brief/${askedAt.toString(36)}`;
}

/** Briefs that were asked for and have neither gone nor been refused. A later brief says other things: it is no change of one. */
export function briefsOwed(of: Ledger, name: RecordSystem['name']): number[] {
  return of.briefs.filter((at) => {
    const before = of[name][briefKey(at)];
    return before?.hash === undefined && before?.refused === undefined;
  });
}
