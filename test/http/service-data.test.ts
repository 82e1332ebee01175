/** What an operator does with what is kept: the real commands, against the real service and its files. */
import { readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { faults } from '../../src/errors.ts';
import { onBothStores } from '../harness/both-stores.ts';
import { practiceClinic, type PracticeClinic } from '../harness/practice-clinic.ts';
import { runCommand, startService, type Ended, type Service } from '../harness/service.ts';

const WORDS = 'quillfeather zanzibar';
const RUTHS_NUMBER = '+15550100101';
const key = (id: string) => `${id} ${randomBytes(32).toString('base64')}\n`;

/** Every byte that the service has on its disk, once Redis has written its file anew; what the phones show is not ours. */
async function onDisk(dataDir: string): Promise<Buffer> {
  const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  const redis = names.includes('redis.sock')
    ? new Redis({ path: join(dataDir, 'redis.sock'), protocol: 2 })
    : undefined;
  for (let tries = 0; redis !== undefined && tries < 1_000; tries += 1) {
    const info = await redis.info('persistence');
    if (/aof_rewrite_in_progress:0/.test(info) && /aof_rewrite_scheduled:0/.test(info)) break;
    await wait(10);
  }
  redis?.disconnect();
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(dataDir, name),
  );
  const ours = files.filter((file) => !file.endsWith('simulator.jsonl') && statSync(file).isFile());
  return Buffer.concat(ours.map((file) => readFileSync(file)));
}

onBothStores('the data commands', (settings) => {
  const second = key('k2');
  let service: Service;
  let clinic: PracticeClinic;
  let keyFile = '';
  const lastText = async (who: string) => (await clinic.received(who, 'sms')).at(-1);
  const data = (args: string[], typed = ''): Promise<Ended> =>
    runCommand('src/ops/data.ts', args, { DATA_DIR: service.dataDir }, typed);
  const restartWith = async (keys: string) => {
    await service.stop();
    writeFileSync(keyFile, keys);
    await service.restart();
  };
  const auditFiles = () =>
    readdirSync(join(service.dataDir, 'audit', '1'))
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => join(service.dataDir, 'audit', '1', name));

  beforeAll(async () => {
    service = await startService(settings);
    keyFile = join(service.dataDir, 'data.key');
    clinic = practiceClinic(() => service.url);
    await clinic.begin();
    await clinic.move('now');
    for (const who of ['ruth', 'marcus']) await clinic.text(who, 'YES');
    await clinic.text('ruth', 'CHECK IN');
    await clinic.text('ruth', '6');
  });
  afterAll(() => service.end(), 30_000);

  it('rotate-keys says that there is nothing to leave where there is one key', async () => {
    const { code, out } = await data(['rotate-keys']);
    expect([code, out]).toEqual([0, expect.stringContaining('There is no other key in the ring.')]);
  });

  it('rotate-keys wraps everything anew, after which the old key may go and nothing is lost', async () => {
    const old = readFileSync(keyFile, 'utf8');
    await restartWith(second + old);
    const { code, out } = await data(['rotate-keys']);
    expect(out).toMatch(/looked at \d+ owners, wrapped \d+\n/);
    expect(out).toMatch(/Wrapped \d\d* keys anew; \d+ owners are under the key "k2" now\./);
    expect(out).toContain(
      'These may now leave the key file, if every process has "k2" as its first key: "k1".',
    );
    expect(code).toBe(0);
    await restartWith(second);
    await clinic.text('ruth', '5');
    expect(await lastText('ruth')).toContain('sleep');
    await clinic.text('marcus', 'CHECK IN');
    expect(await lastText('marcus')).toContain('pain right now');
    expect((await data(['rotate-keys'])).out).toContain('Wrapped 0 keys anew');
    await service.stop();
    writeFileSync(keyFile, old);
    await expect(service.restart()).rejects.toThrow(faults.STORE_KEY);
    writeFileSync(keyFile, second);
    await service.restart();
  });

  it('export gives all that is kept, to the terminal or to a file that is the operator’s alone', async () => {
    await clinic.text('ruth', WORDS);
    const { code, out } = await data(['export', 'ruth']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      person: { name: 'Ruth Bellamy' },
      'times are in': 'America/New_York',
    });
    expect(out).toContain(WORDS);
    const file = join(service.dataDir, 'ruth.json');
    const written = await data(['export', 'ruth', '--out', file]);
    expect(written.out).not.toContain(WORDS);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ person: { name: 'Ruth Bellamy' } });
    expect(statSync(file).mode & 0o077).toBe(0);
    writeFileSync(file, '');
    expect(await data(['export', 'nobody'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('no patient'),
    });
  });

  it('erase asks for the id again, and minds a danger', async () => {
    const mistyped = await data(['erase', 'ruth'], 'marcus\n');
    expect([mistyped.code, mistyped.out]).toEqual([1, expect.stringContaining('Nothing was erased.')]);
    expect((await data(['erase', 'ruth'], '')).code).toBe(1);
    await clinic.text('ruth', "I can't feel when I wipe since last night");
    for (const sure of [['--yes'], []]) {
      const inDanger = await data(['erase', 'ruth', ...sure], '');
      expect([inDanger.code, inDanger.out]).toEqual([1, expect.stringMatching(/alert \w{4} is not closed/)]);
      expect(inDanger.out).not.toContain('Type the id again');
    }
    expect((await data(['export', 'ruth'])).code).toBe(0);
  });

  it('erase leaves nothing of the person on the disk, and nothing else harmed', async () => {
    const { code, out } = await data(['erase', 'ruth', '--even-in-danger'], 'ruth\n');
    expect(out).toContain('Everything kept about ruth is erased.');
    expect(code).toBe(0);
    expect((await data(['export', 'ruth'])).code).toBe(1);
    const before = (await clinic.received('ruth', 'sms')).length;
    await clinic.text('ruth', 'hello, it is me');
    expect((await clinic.received('ruth', 'sms')).length).toBe(before);
    await clinic.text('marcus', '4');
    expect(await lastText('marcus')).toContain('limit you');
    const there = await onDisk(service.dataDir);
    for (const secret of [...WORDS.split(' '), 'Bellamy', RUTHS_NUMBER])
      expect(there.includes(secret)).toBe(false);
  });

  it('audit-verify finds the audit as it was written, and every command in it', async () => {
    await clinic.move('+1m');
    const { code, out } = await data(['audit-verify']);
    expect([code, out]).toEqual([0, expect.stringContaining('The audit is as it was written.')]);
    const text = auditFiles()
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
    for (const action of [
      'keys wrapped anew',
      'exported',
      'erasure begun',
      'erased',
      'consent grant',
      'alert opened',
    ])
      expect(text).toContain(`"${action}"`);
    expect(text).not.toMatch(/ruth|Bellamy|\+1555|wipe|zanzibar/i);
    const who = (await data(['pseudonym', 'ruth'])).out.trim();
    expect(text).toContain(`"who":"${who}"`);
    const route = (await data(['pseudonym', RUTHS_NUMBER])).out.trim();
    expect(text).toContain(`"route":"${route}"`);
  });

  it('audit-verify says what was done to the audit, and where', async () => {
    const [file = ''] = auditFiles();
    const whole = readFileSync(file);
    truncateSync(file, whole.lastIndexOf('\n', whole.length - 2) + 1);
    const cut = await data(['audit-verify']);
    expect([cut.code, cut.out]).toEqual([1, expect.stringMatching(/record \d+ is missing at its end/)]);
    writeFileSync(file, whole.toString().replace('"operator"', '"somebody"'));
    const edited = await data(['audit-verify']);
    expect([edited.code, edited.out]).toEqual([
      1,
      expect.stringMatching(/audit-\w+-0+1\.jsonl:\d+: record \d+ was changed/),
    ]);
    writeFileSync(file, whole);
    expect((await data(['audit-verify'])).code).toBe(0);
    expect((await data(['audit-verify', file])).code).toBe(0);
  });

  it('says how they are used, and that the service must run', async () => {
    expect(await data([])).toMatchObject({ code: 2, err: expect.stringContaining('Usage: npm run data') });
    expect((await data(['erase', 'a', 'b'])).code).toBe(2);
    expect((await data(['export', '--nonsense'])).code).toBe(2);
    await service.stop();
    const { code, err } = await data(['rotate-keys']);
    expect([code, err.trim()]).toEqual([1, `NOT_RUNNING: ${faults.NOT_RUNNING}`]);
    const files = await data(['audit-verify', ...auditFiles()]);
    expect([files.code, files.out]).toEqual([0, expect.stringContaining('The service does not run')]);
    await service.restart();
  });

  it('writes nothing about any patient, and nothing that went wrong', () => {
    expect(service.output()).not.toMatch(/Ruth|Bellamy|\+1555|wipe|zanzibar|"level":"error"/);
  });
});
