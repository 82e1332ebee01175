/** The file under the spool, on a disk that fails in the middle of a write. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal, readJournal, type AppendedFile } from '../../src/spool/journal.ts';
import { spoolKeys } from '../../src/spool/keys.ts';
import { testKeys } from '../harness/scene.ts';

const keys = spoolKeys(testKeys);

describe('the file of the spool', () => {
  let dir: string;
  let file: FileHandle;
  /** What fails with the next write: all of it, after half of it, or only the sync after it. */
  let fails: 'nothing' | 'half' | 'sync';
  let syncs: number;
  let journal: Journal;
  const path = () => join(dir, 'waiting');

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'flarepath-journal-'));
    file = await open(path(), 'a');
    fails = 'nothing';
    syncs = 0;
    const failing: AppendedFile = {
      appendFile: async (text) => {
        await file.appendFile(fails === 'half' ? text.slice(0, text.length / 2) : text);
        if (fails === 'half') throw new Error('ENOSPC');
      },
      datasync: async () => {
        syncs += 1;
        if (fails === 'sync') throw new Error('EIO');
        await file.datasync();
      },
      truncate: (length) => file.truncate(length),
      close: () => file.close(),
    };
    journal = new Journal(failing, keys, { size: 0, last: 0 });
  });
  afterEach(async () => {
    await journal.close();
    rmSync(dir, { recursive: true });
  });

  const valuesIn = async () => {
    const read = await readJournal(path(), keys);
    return { values: read.lines.map(({ value }) => value), damaged: read.damaged };
  };

  it.each(['half', 'sync'] as const)(
    'takes nothing back and keeps nothing of a write that failed (%s)',
    async (how) => {
      await journal.append('one');
      fails = how;
      await expect(journal.append('two')).rejects.toThrow(/ENOSPC|EIO/);
      fails = 'nothing';
      await journal.append('three');
      expect(await valuesIn()).toEqual({ values: ['one', 'three'], damaged: 0 });
    },
  );

  it('shares one sync among lines that arrive together', async () => {
    await Promise.all(['one', 'two', 'three', 'four'].map((value) => journal.append(value)));
    expect(syncs).toBe(1);
    expect((await valuesIn()).values).toEqual(['one', 'two', 'three', 'four']);
  });

  it('is not emptied of what came in while that was being decided', async () => {
    await journal.append('one');
    const emptied = journal.emptyIf(() => true);
    const kept = journal.append('two');
    await Promise.all([emptied, kept]);
    expect((await valuesIn()).values).toContain('two');
    await journal.emptyIf(() => true);
    expect(readFileSync(path()).length).toBe(0);
  });
});
