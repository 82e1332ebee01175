import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { startWorker, type Worker } from '../harness/worker.ts';
import { storeContract } from './store.contract.ts';
import { logInto, NINE, ring, type Subject } from './store/subject.ts';

async function openInNewDirectory(): Promise<Subject> {
  const dir = await mkdtemp(join(tmpdir(), 'flarepath-store-'));
  const shift = { offsetMs: 0 };
  const errors: string[] = [];
  const opened = (keys = ring()) =>
    openEmbeddedStore({ dir, keys, shift, hostNow: () => NINE, log: logInto(errors) });
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

const workerFile = new URL('./store-worker.ts', import.meta.url);

describe('the embedded store and a second process', () => {
  let dir = '';
  let worker: Worker;
  const open = () => openEmbeddedStore({ dir, keys: ring(), shift: { offsetMs: 0 }, hostNow: () => NINE });
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'flarepath-store-'));
  });
  afterEach(async () => {
    await worker.kill9();
    await rm(dir, { recursive: true });
  });

  it('has everything that was acknowledged before the process was killed, and nothing half written', async () => {
    worker = startWorker(workerFile, { dir, name: 'a', task: 'writes', count: 100_000 });
    await worker.tells(40);
    await worker.kill9();
    const written = worker.told.flatMap((line) => ('written' in line ? [line['written']] : []));
    const store = await open();
    const answers = await store.log('p1', 'answers', 100_000);
    expect(written.length).toBeGreaterThanOrEqual(39);
    expect(answers.slice(0, written.length)).toEqual(written);
    expect((await store.read('p1')).docs['last']?.value).toBe(answers.at(-1));
    await store.close();
  });

  it('refuses it at once while the first is running, and lets it in when the first has been killed', async () => {
    worker = startWorker(workerFile, { dir, name: 'a', task: 'writes', count: 100_000 });
    await worker.tells(1);
    await expect(open()).rejects.toMatchObject({ code: 'STORE_TAKEN' });
    await worker.kill9();
    await (await open()).close();
  });
});

describe('the embedded store in memory', () => {
  it('keeps nothing, and says so', async () => {
    const open = () =>
      openEmbeddedStore({ dir: ':memory:', keys: ring(), shift: { offsetMs: 0 }, hostNow: () => NINE });
    const [one, other] = [await open(), await open()];
    await one.commit('p1', { put: { state: 1 } });
    expect((await other.read('p1')).docs).toEqual({});
    expect(one.describes).toMatch(/memory/);
    await Promise.all([one.close(), other.close()]);
  });
});
