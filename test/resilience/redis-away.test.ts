/** The core and its spool over real Redis servers that are killed, fail over, fill up and fall silent. */
import type { Alert } from '../../src/model/alert.ts';
import { readFile } from '../../src/model/file.ts';
import type { SmsRoute } from '../../src/model/patient.ts';
import { MINUTE } from '../../src/model/time.ts';
import type { TimeShift } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import type { Address } from '../../src/store/redis/connection.ts';
import { eventId } from '../../src/turn/event-id.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { freePorts, startRedis, type RedisServer } from '../harness/redis-server.ts';
import { openScene, patientContent, testKeys, type Scene } from '../harness/scene.ts';
import { CHEST_PAIN, NINE } from '../turn/joined-patient.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';
import { openOutpost, until, type Outpost } from './outpost.ts';

const people = ['amina', 'bruno', 'carla'];
const phones = people.map((_, index): SmsRoute => ({
  channel: 'sms',
  number: `+1555010777${index}`,
  via: 'twilio',
}));
const phone = (who: string) => phones[people.indexOf(who)]!;

describeWithRedis('the core over a Redis', () => {
  let scene: Scene;
  let post: Outpost;
  let told: { line: string; owner: unknown }[];
  let servers: RedisServer[];
  let door: FrontDoor | undefined;

  const started = async (...settings: string[]) => {
    const server = (await startRedis(settings))!;
    servers.push(server);
    return server;
  };
  async function open(at: Address & { replicas?: number }, around = (store: Store) => store): Promise<void> {
    const say = (line: string, facts = {}) =>
      void told.push({ line, owner: (facts as { owner?: unknown }).owner });
    const log: Log = { info: () => undefined, warn: say, error: say };
    const store = async (shift: TimeShift) =>
      around(await openRedisStore({ ...at, keys: testKeys, shift, log }));
    scene = await openScene({ at: NINE, store, content: patientContent });
    post = await openOutpost(scene);
    for (const [index, id] of people.entries()) {
      const { number } = phones[index]!;
      const row = {
        id,
        name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
        mobile: number,
        language: 'en',
        zone: 'America/New_York',
        check_in: '20:00',
      };
      await scene.enrolPatient(row);
      await post.hear(phone(id), 'YES', { providerId: `yes-${id}` });
    }
    await scene.core.untilIdle();
  }
  /** What a dead turn held lapses; then everything that can be done is done. */
  const makeUp = async () => {
    await until(async () => {
      await post.pass();
      return post.spool.isEmpty;
    });
    await until(async () => {
      scene.shift.frozenAt += MINUTE;
      return scene.core.untilIdle().then(
        () => true,
        () => false,
      );
    });
  };
  const saidBy = async (who: string) =>
    ((await scene.store.log(who, 'messages', 500)) as { from: string; text?: string }[])
      .filter(({ from }) => from === 'patient')
      .map(({ text }) => text);
  const alertOf = async (who: string): Promise<Alert | undefined> =>
    readFile((await scene.store.read(who)).docs)?.alert;
  const consentOf = async (who: string) => readFile((await scene.store.read(who)).docs)?.consent.sms;
  const keysTo = (number: string) =>
    scene.sent
      .filter(({ message: { to } }) => to.channel === 'sms' && to.number === number)
      .map(({ message }) => message.key);

  beforeEach(() => {
    told = [];
    servers = [];
    door = undefined;
  });
  afterEach(async () => {
    await post.end();
    await scene.close();
    await door?.close();
    for (const server of servers) await server.stop();
  });

  it('loses nothing of a stream when Redis is killed and started again, and answers each in order', async () => {
    const server = await started();
    await open({ socketPath: server.socketPath });
    const words = (who: string) =>
      Array.from({ length: 30 }, (_, n) => `${who} has message ${n + 1} of thirty`);
    let taken = 0;
    const streams = people.map(async (who) => {
      for (const [n, text] of words(who).entries()) {
        await post.hear(phone(who), text, { providerId: `${who}-${n}` });
        taken += 1;
        if (taken === 30) await server.kill9();
        if (taken === 70) await server.restart();
      }
    });
    await Promise.all(streams);
    await makeUp();
    expect(post.logged).toContain('store away, what comes in is spooled');
    for (const who of people) {
      expect(await saidBy(who)).toEqual(['YES', ...words(who)]);
      const answered = new Set(scene.sent.map(({ message }) => message.id.split('/')[0]));
      const unanswered = words(who).filter((_, n) => !answered.has(eventId(`${who}-${n}`)));
      expect(unanswered).toEqual([]);
    }
  });

  it('takes what comes in to the disk when the memory of Redis is full, and cares for danger meanwhile', async () => {
    const server = await started('--maxmemory-policy', 'noeviction');
    await open({ socketPath: server.socketPath });
    await server.ask(['config', 'set', 'maxmemory', 1]);
    await post.hear(phone('amina'), 'one');
    await post.hear(phone('bruno'), CHEST_PAIN);
    await post.hear(phone('amina'), 'two');
    expect(post.spool.isEmpty).toBe(false);
    expect(keysTo(phone('bruno').number)).toContain('away.danger');
    expect(keysTo('+15550100201')).toEqual(['page.direct']);
    await server.ask(['config', 'set', 'maxmemory', 0]);
    await makeUp();
    expect(await saidBy('amina')).toEqual(['YES', 'one', 'two']);
    expect(await alertOf('bruno')).toMatchObject({ tier: 'emergency' });
  });

  it('does once what a silent Redis did without saying so', async () => {
    const server = await started();
    let silent = false;
    // The message is looked up, and Redis falls silent when it is to be kept: the commit happens after we gave up on it.
    const around = (store: Store): Store =>
      new Proxy(store, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== 'function') return value;
          if (name !== 'commit') return value.bind(target) as unknown;
          return async (...given: Parameters<Store['commit']>) => {
            if (silent) await server.ask(['client', 'pause', 2_600, 'WRITE']);
            silent = false;
            return target.commit(...given);
          };
        },
      });
    await open({ socketPath: server.socketPath }, around);
    silent = true;
    await post.hear(phone('amina'), CHEST_PAIN);
    expect(post.spool.isEmpty).toBe(false);
    await makeUp();
    expect(await saidBy('amina')).toEqual(['YES', CHEST_PAIN]);
    expect((await alertOf('amina'))?.quotes).toHaveLength(1);
  });

  describe('with a replica', () => {
    let primary: RedisServer;
    let replica: RedisServer;
    let ports: number[];

    beforeEach(async () => {
      ports = await freePorts(2);
      primary = await started('--port', `${ports[0]}`, '--bind', '127.0.0.1');
      const fast = ['--repl-diskless-sync-delay', '0', '--repl-ping-replica-period', '1'];
      await primary.ask(['config', 'set', 'repl-diskless-sync-delay', 0]);
      replica = await started('--port', `${ports[1]}`, '--bind', '127.0.0.1', ...fast);
      await replica.ask(['replicaof', '127.0.0.1', ports[0]!]);
      await until(async () =>
        `${await replica.ask(['info', 'replication'])}`.includes('master_link_status:up'),
      );
      door = await openFrontDoor(ports[0]!);
      await open({ url: door.url, replicas: 1 });
    });
    afterEach(() => {
      // Nothing ends while it is stopped.
      process.kill(replica.pid, 'SIGCONT');
    });

    const failOver = async () => {
      await replica.ask(['replicaof', 'no', 'one']);
      door?.leadTo(ports[1]!);
    };
    const caughtUp = async () => {
      await scene.core.untilIdle();
      const offset = async (server: RedisServer, name: string) =>
        new RegExp(`${name}:(\\d+)`).exec(`${await server.ask(['info', 'replication'])}`)?.[1];
      await until(
        async () =>
          (await offset(primary, 'master_repl_offset')) === (await offset(replica, 'slave_repl_offset')),
      );
    };
    const unsure = () =>
      told.filter(({ line }) => line === 'change not on enough replicas').map(({ owner }) => owner);

    it('has every alert and opt-out after the primary was killed', async () => {
      await post.hear(phone('amina'), CHEST_PAIN);
      await post.hear(phone('bruno'), 'STOP');
      await caughtUp();
      await primary.kill9();
      await post.hear(phone('carla'), CHEST_PAIN);
      await failOver();
      await makeUp();
      expect(await alertOf('amina')).toMatchObject({ tier: 'emergency' });
      expect(await consentOf('bruno')).toBe('revoked');
      expect(await alertOf('carla')).toMatchObject({ tier: 'emergency' });
    });

    it('refuses nobody while the replica is frozen, and has what was confirmed when that one takes over', async () => {
      await post.hear(phone('amina'), CHEST_PAIN);
      await caughtUp();
      process.kill(replica.pid, 'SIGSTOP');
      await post.hear(phone('bruno'), CHEST_PAIN);
      await post.hear(phone('carla'), 'STOP');
      expect(post.spool.isEmpty).toBe(true);
      expect(unsure()).toEqual(expect.arrayContaining(['bruno', 'carla']));
      await primary.kill9();
      process.kill(replica.pid, 'SIGCONT');
      await failOver();
      await makeUp();
      expect(await alertOf('amina')).toMatchObject({ tier: 'emergency' });
      const lost = [
        (await alertOf('bruno')) === undefined && 'bruno',
        (await consentOf('carla')) !== 'revoked' && 'carla',
      ];
      expect(unsure()).toEqual(expect.arrayContaining(lost.filter((each) => each !== false)));
    });

    it('follows when the old primary lives on as a replica, whose connections stay open', async () => {
      await failOver();
      await primary.ask(['replicaof', '127.0.0.1', ports[1]!]);
      await until(async () =>
        `${await primary.ask(['info', 'replication'])}`.includes('master_link_status:up'),
      );
      await post.hear(phone('amina'), CHEST_PAIN);
      await makeUp();
      expect(await alertOf('amina')).toMatchObject({ tier: 'emergency' });
      expect(told.map(({ line }) => line)).not.toContain('cycle failed');
    });
  });
});
