/** What an operator meets when a start goes wrong, and what is left behind when it ends. */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faults } from '../../src/errors.ts';
import { onBothStores } from '../harness/both-stores.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { runCommand, startService, type Service } from '../harness/service.ts';

/** Without what a slow start says of itself on a busy machine. */
const withoutSteps = (err: string) => err.replaceAll(/^flarepath: starting, .*\n/gm, '').trim();
const portOf = (service: Service) => new URL(service.url).port;

onBothStores('a service that is running', (settings) => {
  let service: Service;
  beforeAll(async () => {
    service = await startService(settings);
  });
  afterAll(() => service.end(), 30_000);

  it('keeps its data directory to itself', async () => {
    const second = { ...settings, DATA_DIR: service.dataDir, PORT: '0' };
    const { code, out, err } = await runCommand('src/main.ts', [], second);
    expect([code, out, withoutSteps(err)]).toEqual([1, '', `STORE_TAKEN: ${faults.STORE_TAKEN}`]);
    expect((await fetch(`${service.url}/simulator/state`)).status).toBe(200);
  });

  it('keeps its port, and leaves nothing running that was begun for the other', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'flarepath-second-'));
    const second = { ...settings, DATA_DIR: dir, PORT: portOf(service) };
    const { code, out, err } = await runCommand('src/main.ts', [], second);
    expect([code, out, withoutSteps(err)]).toEqual([
      1,
      '',
      `PORT_TAKEN: ${faults.PORT_TAKEN}\nPORT=${portOf(service)}`,
    ]);
    expect(existsSync(join(dir, 'redis.sock'))).toBe(false);
    rmSync(dir, { recursive: true });
  });

  it('ends at a Ctrl-C, with all that belongs to it', async () => {
    expect((await service.stop('SIGINT')).code).toBe(0);
    for (const left of ['redis.sock', 'ops.sock'])
      expect(existsSync(join(service.dataDir, left))).toBe(false);
  });

  it('starts again where it was', async () => {
    await service.restart();
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  });
});

describeWithRedis('a data directory', () => {
  it('stays with the store that it was begun in, whether a redis-server comes or goes', async () => {
    const embedded = await startService({ STORE: 'embedded' });
    await embedded.stop();
    const { dataDir } = embedded;
    const later = await startService({ STORE: 'auto', DATA_DIR: dataDir });
    expect(later.output()).toContain('embedded store');
    await later.end();
    const redis = await startService({ STORE: 'auto' });
    expect(redis.output()).toContain('store    Redis');
    await redis.stop();
    const { code, err } = await runCommand('src/main.ts', [], { DATA_DIR: redis.dataDir, PATH: '' });
    expect([code, err]).toEqual([1, expect.stringContaining(faults.STORE_AWAY)]);
    await redis.end();
  });
});

describe('a start that cannot be', () => {
  const dir = mkdtempSync(join(tmpdir(), 'flarepath-start-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  it('says all that is wrong with the settings and the directories they name, in a line each', async () => {
    const wrong = { PORT: 'x', CONTENT_DIR: 'test', DATA_DIR: '/dev/null/data', STORE: 'redis' };
    const { code, err } = await runCommand('src/main.ts', [], wrong);
    expect(code).toBe(1);
    expect(withoutSteps(err).split('\n')).toEqual([
      `CONFIG: ${faults.CONFIG}`,
      expect.stringContaining('  PORT: '),
      '  REDIS_URL: is needed with STORE=redis',
      '  CONTENT_DIR: test has no clinic.yaml, so it is no content',
      '  DATA_DIR: /dev/null is not a directory',
    ]);
  });

  it('says what to mend when content cannot be read, and where', async () => {
    const content = join(dir, 'content');
    cpSync('content', content, { recursive: true });
    writeFileSync(join(content, 'clinic.yaml'), 'name: [');
    const wrong = { CONTENT_DIR: content, DATA_DIR: join(dir, 'data'), STORE: 'embedded' };
    const { code, err } = await runCommand('src/main.ts', [], wrong);
    expect([code, err]).toEqual([1, expect.stringContaining(`CONTENT: ${faults.CONTENT}`)]);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('leaves no new key behind that would be taken for the one the data was written with', async () => {
    const settings = { DATA_DIR: join(dir, 'keyed'), STORE: 'embedded', PORT: '0' };
    const written = await startService({ ...settings, DATA_KEY: Buffer.alloc(32, 3).toString('base64') });
    await written.stop();
    const { code, err } = await runCommand('src/main.ts', [], settings);
    expect([code, err]).toEqual([1, expect.stringContaining(`STORE_KEY: ${faults.STORE_KEY}`)]);
    expect(existsSync(join(settings.DATA_DIR, 'data.key'))).toBe(false);
  });
});
