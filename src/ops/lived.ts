/** The records in a data directory that no service is using, read a page at a time, as a running one would hand them out. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createAuditChain } from '../audit/chain.ts';
import { headsIn } from '../audit/heads.ts';
import { AppError } from '../errors.ts';
import { silentLog } from '../log.ts';
import { pastPage, type PastPage } from '../records/past.ts';
import { openEmbeddedStore } from '../store/embedded/embedded-store.ts';
import { readKeyRing } from '../store/key-file.ts';

export interface Lived {
  page(asked: { rule: string; from?: string | undefined }): Promise<PastPage>;
  close(): Promise<void>;
}

export async function openLived(dir: string): Promise<Lived> {
  if (!existsSync(join(dir, 'flarepath.db')) || !existsSync(join(dir, 'data.key')))
    throw new AppError('CONFIG', `  --in: ${dir} holds no records of its own store with their key.`);
  const keys = readKeyRing({ dataKey: undefined, dataKeyFile: undefined, dataDir: dir });
  const world = { shift: { offsetMs: 0 }, hostNow: Date.now, log: silentLog };
  const store = await openEmbeddedStore({ dir, keys, ...world });
  // They may be somebody's: that they were read is written down all the same.
  const audit = createAuditChain({ root: join(dir, 'audit'), heads: headsIn(store), log: silentLog });
  return {
    page: (asked) => pastPage({ store, audit }, asked),
    close: async () => {
      await audit.close();
      await store.close();
    },
  };
}
