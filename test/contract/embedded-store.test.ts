import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { storeContract } from './store.contract.ts';
import { logInto, NINE, ring, type Subject } from './store/subject.ts';

async function openInNewDirectory(): Promise<Subject> {
  const dir = await mkdtemp(join(tmpdir(), 'flarepath-store-'));
  const shift = { offsetMs: 0 };
  const errors: string[] = [];
  const opened = (keys = ring()) => openEmbeddedStore({ dir, keys, shift, hostNow: () => NINE, log: logInto(errors) });
  const subject: Subject = {
    store: await opened(),
    shift,
    keys: ring(),
    errors,
    reopen: async (keys) => {
      await subject.store.close();
      return (subject.store = await opened(keys));
    },
    bytes: async () => {
      const files = (await readdir(dir)).map((name) => readFile(join(dir, name)));
      return Buffer.concat(await Promise.all(files));
    },
    end: async () => {
      await subject.store.close();
      await rm(dir, { recursive: true });
    },
  };
  return subject;
}

storeContract('the embedded store', openInNewDirectory);
