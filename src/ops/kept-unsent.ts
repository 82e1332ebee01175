/** The messages that ended without being sent, read from the store's list of them. */
import { UNSENT, unsent, unsentDoc, type Unsent } from '../model/unsent.ts';
import type { Store } from '../ports/store.ts';

export interface KeptUnsent {
  owner: string;
  unsent: Unsent;
  /** Of the document: whoever acts on it first is the only one. */
  version: number;
}

export async function allUnsent(store: Store): Promise<KeptUnsent[]> {
  const found: KeptUnsent[] = [];
  for (const { owner, entry } of await store.members(UNSENT)) {
    const doc = (await store.read(owner)).docs[unsentDoc(entry)];
    if (doc !== undefined) found.push({ owner, unsent: unsent.parse(doc.value), version: doc.version });
  }
  return found.sort((a, b) => a.unsent.at - b.unsent.at);
}
