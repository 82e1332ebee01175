/** Everything a patient has answered, forms and check-ins alike, as a FHIR Bundle for a clinic's record system. */
import type { Content } from '../content/content.ts';
import { bundleOf } from '../fhir/bundle.ts';
import { readFile } from '../model/file.ts';
import type { Audit } from '../ports/audit.ts';
import type { Store } from '../ports/store.ts';
import { answeredIn, zoned } from '../record-system/answered.ts';

interface Deps {
  store: Store;
  content: Content;
  audit: Audit;
}

export interface Exported {
  bundle: ReturnType<typeof bundleOf>;
  /** Answers to versions of forms that are not here any more; the whole record has them (`export`). */
  outdated: number;
}

export async function exportFhir(deps: Deps, id: string): Promise<Exported | undefined> {
  const { docs, logs, at } = await deps.store.everything(id);
  const file = readFile(docs);
  if (file === undefined) return undefined;
  const who = deps.store.pseudonym('patient', id);
  const facts = { as: 'fhir' };
  await deps.audit.write([
    { id: `${who}/fhir/${at}`, at, actor: 'operator', action: 'exported', who, facts },
  ]);
  const { zone } = file.patient;
  const { known, outdated } = answeredIn(deps.content, logs, zone);
  return { bundle: bundleOf(id, known, zoned(at, zone)), outdated };
}
