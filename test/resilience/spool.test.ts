/** What comes in while the store is away: kept, in order, over any death, and made up for. */
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../src/errors.ts';
import type { Route } from '../../src/model/patient.ts';
import type { Inbound, Receiver } from '../../src/ports/receiver.ts';
import { openSpoolFiles, type SpoolFiles } from '../../src/spool/files.ts';
import { readJournal, rewriteJournal } from '../../src/spool/journal.ts';
import { spoolKeys } from '../../src/spool/keys.ts';
import { silentLog } from '../../src/log.ts';
import { testKeys, type Scene } from '../harness/scene.ts';
import { openClinic, PHONE } from '../turn/joined-patient.ts';
import { openOutpost, type Outpost, type OutpostOptions } from './outpost.ts';

const OTHER: Route = { channel: 'sms', number: '+15550108888', via: 'twilio' };

/** A receiver that writes down what reaches it, and is away, broken or neither. */
class Inner implements Receiver {
  heard: string[] = [];
  away = false;
  broken = new Set<string>();
  async said({ text }: Inbound): Promise<void> {
    if (this.away) throw new AppError('STORE_AWAY');
    if (this.broken.has(text)) throw new Error('a bug');
    this.heard.push(text);
  }
  delivered = async () => this.other('delivered');
  installed = async () => this.other('installed');
  removed = async () => this.other('removed');
  acted = async () => {
    await this.other('acted');
    return { kind: 'message' as const, text: 'done' };
  };
  async other(what: string): Promise<void> {
    if (this.away) throw new AppError('STORE_AWAY');
    this.heard.push(what);
  }
}

describe('the spool', () => {
  let scene: Scene;
  let inner: Inner;
  let post: Outpost;
  const open = async (more: OutpostOptions = {}) => {
    post = await openOutpost(scene, { inner, ...more });
  };
  const main = () => join(post.dir, 'spool', 'waiting');

  beforeAll(async () => {
    scene = await openClinic();
  });
  afterAll(() => scene.close());
  beforeEach(() => {
    inner = new Inner();
  });
  afterEach(() => post.end());

  it('lets everything through while the store answers, and writes nothing', async () => {
    await open();
    await post.hear(PHONE, 'one');
    expect(inner.heard).toEqual(['one']);
    expect(statSync(main()).size).toBe(0);
  });

  it('keeps what comes in while the store is away, and hands it over in order', async () => {
    await open();
    inner.away = true;
    const teams = { channel: 'teams', user: 'u1' } as const;
    await post.hear(PHONE, 'one');
    await post.spool.delivered({ owner: 'p', messageId: 'm', providerId: 's', state: 'sent' });
    await post.spool.installed(teams);
    await post.spool.removed(teams);
    await post.hear(OTHER, 'two');
    expect(inner.heard).toEqual([]);
    await post.pass();
    expect(inner.heard).toEqual([]);
    inner.away = false;
    await post.pass();
    expect(inner.heard).toEqual(['one', 'delivered', 'installed', 'removed', 'two']);
    expect(statSync(main()).size).toBe(0);
  });

  it('puts what comes in later behind what waits, although the store answers again', async () => {
    await open();
    inner.away = true;
    await post.hear(PHONE, 'one');
    inner.away = false;
    await post.hear(PHONE, 'two');
    expect(inner.heard).toEqual([]);
    await post.pass();
    await post.hear(PHONE, 'three');
    expect(inner.heard).toEqual(['one', 'two', 'three']);
  });

  it('lets no message overtake one that still waits for a silent store', async () => {
    await open();
    const silent = Promise.withResolvers<void>();
    const first = async (inbound: Inbound) => {
      inner.said = (next) => Inner.prototype.said.call(inner, next);
      await silent.promise;
      throw new AppError('STORE_AWAY', inbound.providerId);
    };
    inner.said = first;
    const one = post.hear(PHONE, 'one');
    const two = post.hear(PHONE, 'two');
    await post.hear(OTHER, 'from somebody else');
    silent.resolve();
    await Promise.all([one, two]);
    await post.pass();
    expect(inner.heard).toEqual(['from somebody else', 'one', 'two']);
  });

  it('has everything after it died while it was filling and while it was emptying', async () => {
    await open();
    inner.away = true;
    for (const text of ['one', 'two', 'three']) await post.hear(PHONE, text);
    await post.dieAndComeBack();
    await post.hear(PHONE, 'four');
    inner.away = false;
    const said = inner.said.bind(inner);
    inner.said = async (inbound) => {
      if (inbound.text === 'three') inner.away = true;
      return said(inbound);
    };
    await post.pass();
    expect(inner.heard).toEqual(['one', 'two']);
    await post.dieAndComeBack();
    inner.said = said;
    inner.away = false;
    await post.pass();
    expect(inner.heard).toEqual(['one', 'two', 'three', 'four']);
  });

  it('leaves out a line that was torn by a death, and nothing before it', async () => {
    await open();
    inner.away = true;
    await post.hear(PHONE, 'one');
    const whole = readFileSync(main());
    await post.hear(PHONE, 'two');
    const torn = readFileSync(main()).subarray(0, whole.length + 40);
    writeFileSync(main(), torn);
    await post.dieAndComeBack();
    await post.hear(PHONE, 'three');
    await post.dieAndComeBack();
    inner.away = false;
    await post.pass();
    expect(inner.heard).toEqual(['one', 'three']);
  });

  it('loses a damaged line alone, says so and keeps a copy of the file', async () => {
    await open();
    inner.away = true;
    await post.hear(PHONE, 'one');
    appendFileSync(main(), '7 k1 v1.AAAA\n');
    await post.dieAndComeBack();
    expect(post.logged).toContain('spool damaged, a copy is kept');
    expect(post.spool.aside).toBe(1);
    expect(readFileSync(`${main()}.damaged-1`, 'utf8')).toContain('7 k1 v1.AAAA');
    inner.away = false;
    await post.pass();
    expect(inner.heard).toEqual(['one']);
  });

  it('cannot be read without the key, nor its lines moved', async () => {
    await open();
    inner.away = true;
    await post.hear(PHONE, 'good morning');
    const written = readFileSync(main(), 'utf8');
    expect(written).not.toMatch(/good morning|5550107777/);
    expect(written).not.toContain(Buffer.from('good morning').toString('base64').slice(0, 9));
    writeFileSync(main(), written.replace(/^1 /, '2 '));
    await expect(post.dieAndComeBack()).rejects.toMatchObject({ code: 'STORE_KEY' });
    writeFileSync(main(), written);
    const other = { ...testKeys, keys: { k1: Buffer.alloc(32, 8) } };
    await expect(openSpoolFiles(post.dir, other, silentLog)).rejects.toMatchObject({ code: 'STORE_KEY' });
  });

  it('opens with a ring whose current key is a newer one', async () => {
    await open();
    const dir = join(post.dir, 'another');
    const newer = { ...testKeys, current: 'k2', keys: { ...testKeys.keys, k2: Buffer.alloc(32, 5) } };
    for (const ring of [testKeys, newer, newer]) {
      const files = await openSpoolFiles(dir, ring, silentLog);
      await files.keep({ kind: 'removed', from: { channel: 'teams', user: 'u1' } });
      await files.close();
    }
    const files = await openSpoolFiles(dir, newer, silentLog);
    expect(files.waiting.map(({ number }) => number)).toEqual([1, 2, 3]);
    await files.close();
  });

  it('sets a record aside that the receiver cannot take, goes on, and tries it again after a new start', async () => {
    await open();
    inner.away = true;
    for (const text of ['one', 'poison', 'two']) await post.hear(PHONE, text);
    inner.away = false;
    inner.broken.add('poison');
    for (let tries = 1; tries < 5; tries += 1) await post.spool.drain();
    expect(inner.heard).toEqual(['one']);
    await post.pass();
    expect(inner.heard).toEqual(['one', 'two']);
    expect(post.logged).toContain('record set aside, somebody must look at it');
    expect(statSync(join(post.dir, 'spool', 'set-aside')).size).toBeGreaterThan(0);
    expect([post.spool.depth, post.spool.aside]).toEqual([0, 1]);
    inner.broken.clear();
    await post.dieAndComeBack();
    await post.pass();
    expect(inner.heard).toEqual(['one', 'two', 'poison']);
    expect(statSync(join(post.dir, 'spool', 'set-aside')).size).toBe(0);
  });

  it('keeps what meets a fault of ours while the store answers, and holds up nobody behind it', async () => {
    await open();
    inner.broken.add('poison');
    await post.hear(PHONE, 'poison');
    await post.hear(OTHER, 'two');
    expect(inner.heard).toEqual(['two']);
    expect(post.logged).toContain('record set aside, somebody must look at it');
    expect(post.spool.aside).toBe(1);
    inner.broken.clear();
    await post.dieAndComeBack();
    await post.pass();
    expect(inner.heard).toEqual(['two', 'poison']);
    expect(post.spool.aside).toBe(0);
  });

  it('keeps what only a newer release can read, over any number of starts', async () => {
    await open();
    const aside = join(post.dir, 'spool', 'set-aside');
    const strange = { kind: 'sung', inbound: { text: 'one' } };
    await rewriteJournal(aside, spoolKeys(testKeys), [strange]);
    await post.dieAndComeBack();
    await post.dieAndComeBack();
    expect(post.logged).toContain('spooled records of a newer release, kept for it');
    expect((await readJournal(aside, spoolKeys(testKeys))).lines).toEqual([{ number: 1, value: strange }]);
  });

  it('keeps a copy of a damaged line that was set aside, beside earlier copies', async () => {
    await open();
    const aside = join(post.dir, 'spool', 'set-aside');
    inner.broken.add('poison');
    await post.hear(PHONE, 'poison');
    for (const times of [1, 2]) {
      // Tried again after the start, in vain.
      for (let tries = 0; tries < 5; tries += 1) await post.spool.drain();
      appendFileSync(aside, `${times} k1 v1.AAAA\n`);
      await post.dieAndComeBack();
      expect(readFileSync(`${aside}.damaged-${times}`, 'utf8')).toContain(`${times} k1 v1.AAAA`);
    }
  });

  it('needs an older key no longer than until the next start, also for notes when nothing waits', async () => {
    const dir = join(post.dir, 'rotated');
    const both = { ...testKeys, current: 'k2', keys: { ...testKeys.keys, k2: Buffer.alloc(32, 5) } };
    const { k2 } = both.keys;
    const old = await openSpoolFiles(dir, testKeys, silentLog);
    await old.note({ is: 'told', message: 'm1' });
    await old.close();
    await (await openSpoolFiles(dir, both, silentLog)).close();
    const files = await openSpoolFiles(dir, { ...both, keys: { k2 } }, silentLog);
    expect(files.history).toEqual([]);
    await files.keep({ kind: 'removed', from: { channel: 'teams', user: 'u1' } });
    await files.close();
  });

  it('says no when the disk takes nothing, so that the carrier keeps the message', async () => {
    let full = true;
    const files = (real: SpoolFiles): SpoolFiles => ({
      ...real,
      keep: (call) => (full ? Promise.reject(new Error('ENOSPC')) : real.keep(call)),
    });
    await open({ files });
    inner.away = true;
    await expect(post.hear(PHONE, 'one')).rejects.toThrow('ENOSPC');
    full = false;
    await post.hear(PHONE, 'one');
    inner.away = false;
    await post.pass();
    expect(inner.heard).toEqual(['one']);
  });

  it('does not keep a press of a button, and says so', async () => {
    await open();
    inner.away = true;
    const press = {
      verb: 'acknowledge',
      patientId: 'p',
      alertId: 'a',
      from: { channel: 'teams', user: 'u' },
    } as const;
    expect(await post.spool.acted({ ...press, trigger: 'person' })).toEqual({
      kind: 'message',
      text: 'not kept',
    });
    await expect(post.spool.acted({ ...press, trigger: 'refresh' })).rejects.toMatchObject({
      code: 'STORE_AWAY',
    });
    inner.away = false;
    await post.pass();
    expect(inner.heard).toEqual([]);
  });

  it('lets nobody else use its directory', async () => {
    await open();
    await expect(openSpoolFiles(post.dir, testKeys, silentLog)).rejects.toMatchObject({
      code: 'STORE_TAKEN',
    });
  });
});
