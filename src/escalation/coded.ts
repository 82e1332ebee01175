/** Which alert a clinician means by what they typed: a code of their own, or the one they were told of last. */
import type { Store } from '../ports/store.ts';
import type { ActName, Actor } from './acts.ts';
import { clinicianOwner, codesOf, DRILLS, fileWith } from './clinician-file.ts';
import { meantBy, withMeant, type CodeBook } from './reply-code.ts';

export type Coded = CodeBook['codes'][number];

export async function codedBy(
  store: Store,
  actor: Actor,
  code: number | 'latest',
  act: ActName,
): Promise<Coded | undefined> {
  if (code === 'latest') return latest(store, actor, act);
  const { docs } = await store.read(clinicianOwner(actor.clinician));
  return codesOf(docs).codes.findLast((each) => each.code === code);
}

/** Settled once: delivered again when another page has come meanwhile, the same text must not take on the other. */
async function latest(store: Store, { clinician, cause }: Actor, act: ActName): Promise<Coded | undefined> {
  const owner = clinicianOwner(clinician);
  for (;;) {
    const { docs } = await store.read(owner);
    const book = codesOf(docs);
    const settled = cause === undefined ? undefined : meantBy(book, cause);
    if (settled !== undefined) return book.codes.findLast((each) => each.code === settled);
    const last = await toldLast(store, book, act);
    if (last === undefined || cause === undefined) return last;
    const committed = await store.commit(owner, {
      put: { codes: withMeant(book, cause, last.code) },
      expect: { codes: docs['codes']?.version ?? 0 },
    });
    if (committed.kind === 'committed') return last;
  }
}

async function toldLast(store: Store, { codes }: CodeBook, act: ActName): Promise<Coded | undefined> {
  const last = codes.at(-1);
  if (last?.patientId !== DRILLS) return last;
  // A word without a number is meant for the patient as long as theirs waits for it, and only then for practice.
  const real = codes.findLast(({ patientId }) => patientId !== DRILLS);
  const file = real && (await fileWith(store, real.patientId, real.alertId));
  const waits =
    act === 'acknowledge' ? file?.alert.status === 'open' : (file?.alert.status ?? 'resolved') !== 'resolved';
  return waits ? real : last;
}
