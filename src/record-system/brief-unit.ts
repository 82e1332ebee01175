/** The brief as a document for the record system: made when it goes, under the name of when it was asked for. */
import { entryOf, type Entry, type Unit } from '../fhir/outward.ts';
import { makeBrief, type BriefDeps } from '../records/make-brief.ts';
import { briefKey } from './ledger.ts';

export async function briefUnit(
  deps: BriefDeps,
  { owner, who, person }: { owner: string; who: string; person: Entry },
  askedAt: number,
): Promise<Unit | undefined> {
  const made = await makeBrief(deps, owner, { paper: 'a4', actor: 'service' });
  if (made === undefined) return undefined;
  const identifier = { system: 'urn:flarepath:brief', value: `${who}/${askedAt.toString(36)}` };
  const document = {
    ...made.reference,
    resourceType: 'DocumentReference',
    masterIdentifier: identifier,
    identifier: [identifier],
    subject: { reference: person.fullUrl },
  };
  return { key: briefKey(askedAt), entries: [entryOf(identifier, document)] };
}
