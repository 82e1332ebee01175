/** The heads of all chains, sealed in the store: whoever can change the files cannot change these. */
import { auditHead, type AuditHead } from '../model/audit.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import type { Heads } from './chain.ts';

/** An owner that is no patient: a patient's id has no slash. */
const OWNER = 'service/audit';
const NAME = 'head:';

export function headsIn(store: Pick<Store, 'read' | 'commit'>): Heads {
  return {
    of: async (chain) => allIn((await store.read(OWNER)).docs)[chain],
    keep: async (chain, head) => void (await store.commit(OWNER, { put: { [NAME + chain]: head } })),
  };
}

export async function allHeads(store: Pick<Store, 'read'>): Promise<Record<string, AuditHead>> {
  return allIn((await store.read(OWNER)).docs);
}

function allIn(docs: Docs): Record<string, AuditHead> {
  const heads = Object.entries(docs).filter(([name]) => name.startsWith(NAME));
  return Object.fromEntries(
    heads.map(([name, { value }]) => [name.slice(NAME.length), auditHead.parse(value)]),
  );
}
