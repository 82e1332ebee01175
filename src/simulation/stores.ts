/** Where simulated lives are kept: nowhere, in a Redis that is empty, or in a data directory that is. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createAuditChain } from '../audit/chain.ts';
import { headsIn } from '../audit/heads.ts';
import { AppError } from '../errors.ts';
import type { Audit } from '../ports/audit.ts';
import type { TimeShift } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { readKeyRing } from '../store/key-file.ts';
import type { KeyRing } from '../store/keys.ts';
import { openEmbeddedStore } from '../store/embedded/embedded-store.ts';
import { openStore } from '../store/open-store.ts';

export interface Kept {
  store: Store;
  audit: Audit;
  close(): Promise<void>;
}

interface World {
  shift: TimeShift;
  log: Log;
}

/** Of two simulated clinics nobody could say which one a number is of; of a real one still less. */
export async function openKept(
  where: { store: string; into?: string | undefined },
  world: World,
): Promise<Kept> {
  if (where.into !== undefined) return openInto(where.into, world);
  const keys: KeyRing = { current: 'simulated', keys: { simulated: randomBytes(32) } };
  const store = await openNamed(where.store, keys, world).catch((fault: unknown) => {
    throw fault instanceof AppError && fault.code === 'STORE_KEY' ? notEmpty() : fault;
  });
  const kept = { store, audit: nowhere, close: () => store.close() };
  if ((await store.members('patients')).length === 0) return kept;
  await kept.close();
  throw notEmpty();
}

function notEmpty(): AppError {
  return new AppError('CONFIG', '  --store: something is kept in it already. Name a Redis that is empty.');
}

function openNamed(name: string, keys: KeyRing, { shift, log }: World): Promise<Store> {
  const hostNow = () => 0;
  if (name === 'embedded') return openEmbeddedStore({ dir: ':memory:', keys, shift, hostNow, log });
  const place = { choice: 'auto', redisUrl: name, cluster: false, replicas: 0, dataDir: '' } as const;
  return openStore(place, { keys, shift, hostNow, log, fatal: fail });
}

async function openInto(dir: string, { shift, log }: World): Promise<Kept> {
  const isUsed = existsSync(dir) && readdirSync(dir).some((name) => name !== 'data.key');
  if (isUsed)
    throw new AppError(
      'CONFIG',
      `  --into: ${dir} is in use. Name a directory that is empty or not there yet.`,
    );
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const keys = readKeyRing({ dataKey: undefined, dataKeyFile: undefined, dataDir: dir });
  const store = await openEmbeddedStore({ dir, keys, shift, hostNow: () => 0, log });
  const audit = createAuditChain({ root: join(dir, 'audit'), heads: headsIn(store), log });
  return {
    store,
    audit,
    close: async () => {
      await audit.close();
      await store.close();
    },
  };
}

const nowhere: Audit = { write: async () => undefined };

function fail(fault: unknown): never {
  throw fault instanceof Error ? fault : new Error('the store cannot be used');
}
