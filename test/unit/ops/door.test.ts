import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../src/errors.ts';
import { doorPath, openDoor, ring } from '../../../src/ops/door.ts';

describe("the operator's door", () => {
  let dir: string;
  let door: { close(): Promise<void> };
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'door-'));
    door = await openDoor(dir, {
      echo: async (input) => `heard ${input}`,
      known: async () => Promise.reject(new AppError('STORE_AWAY')),
      bug: async () => Promise.reject(new Error('Amina said something')),
    });
  });
  afterEach(async () => {
    await door.close();
    rmSync(dir, { recursive: true });
  });

  it('gives a command its input and prints what comes back, in any script', async () => {
    expect(await ring(dir, 'echo', 'número 7 – ½')).toEqual({ ok: true, text: 'heard número 7 – ½' });
  });

  it('knows no other commands', async () => {
    expect(await ring(dir, 'constructor', '')).toMatchObject({ ok: false });
    expect(await ring(dir, 'nothing', '')).toEqual({ ok: false, text: 'There is no such command.' });
  });

  it('says what to do about a fault, and of a bug nothing that it was about', async () => {
    expect((await ring(dir, 'known', '')).text).toContain('store does not answer');
    expect(await ring(dir, 'bug', '')).toEqual({
      ok: false,
      text: 'The command failed; the log says where.',
    });
  });

  it('is open to nobody else on the machine', () => {
    expect(statSync(doorPath(dir)).mode & 0o077).toBe(0);
  });

  it('opens again over what a killed process left, and is gone when it is closed', async () => {
    const again = await openDoor(dir, { echo: async () => 'new' });
    expect((await ring(dir, 'echo', '')).text).toBe('new');
    await again.close();
    await expect(ring(dir, 'echo', '')).rejects.toMatchObject({ code: 'NOT_RUNNING' });
  });

  it('has a path short enough for a socket, however deep the directory lies', () => {
    const deep = join(dir, 'a'.repeat(120));
    expect(doorPath(deep).length).toBeLessThanOrEqual(100);
    expect(doorPath(deep)).not.toBe(doorPath(`${deep}b`));
  });
});
