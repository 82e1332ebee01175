/** The real service as its operator sees it: log lines, metrics, readiness and commands, and nobody's words in any. */
import { onBothStores } from '../harness/both-stores.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { freePorts, startRedis, type RedisServer } from '../harness/redis-server.ts';
import { runCommand, type Service } from '../harness/service.ts';
import { startCarrier, type StandInCarrier } from '../harness/stand-in-carrier.ts';
import {
  enrolPatient,
  NUMBER,
  post,
  readiness,
  startTextingService,
  text,
  until,
} from '../harness/texting-clinic.ts';

const ALARM = 'crushing pain in my chest';
type Line = Record<string, unknown> & { msg: string };

onBothStores('the service, watched', (settings) => {
  let carrier: StandInCarrier;
  let service: Service;
  const lines = (): Line[] =>
    service
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);
  const ops = (...args: string[]) => runCommand('src/ops/ops.ts', args, { DATA_DIR: service.dataDir });
  const scraped = async () =>
    (
      await fetch(/metrics +(\S+)/.exec(service.output())?.[1] ?? '', { signal: AbortSignal.timeout(9_000) })
    ).text();

  beforeAll(async () => {
    carrier = await startCarrier();
    service = await startTextingService(carrier, { ...settings, METRICS_PORT: '0' });
    await enrolPatient(service);
    await carrier.takes(1);
    await text(service, 'SM01', 'YES');
    await carrier.takes(2);
  });
  afterAll(async () => {
    await service.end();
    await carrier.close();
  });

  it('lets one id follow a message from the webhook to the page it caused and the report of its answer', async () => {
    const before = lines().length;
    await text(service, 'SM02', ALARM);
    const answered = () => carrier.texts.slice(2).find((each) => each.get('To') === NUMBER);
    const paged = () => carrier.texts.some((each) => /Reply 1A/.test(each.get('Body') ?? ''));
    await until(async () => paged() && answered() !== undefined);
    const answer = answered();
    expect(answer?.get('Body')).toContain('911');
    const { pathname, search } = new URL(answer?.get('StatusCallback') ?? '');
    await post(service, pathname + search, { MessageSid: 'SM99', MessageStatus: 'delivered' });
    await until(async () => lines().some(({ msg }) => msg === 'message delivery'));
    await until(async () => lines().some(({ msg, by }) => msg === 'page' && by === 'sms'));
    const these = lines().slice(before);
    const turn = these.find(({ msg }) => msg === 'message admitted')?.['turn'];
    expect(turn).toMatch(/^[\w-]{22}$/);
    const followed = these.filter((line) => line['turn'] === turn).map(({ msg }) => msg);
    for (const step of [
      'message admitted',
      'turn committed',
      'message sent',
      'alert step',
      'page',
      'message delivery',
    ])
      expect(followed).toContain(step);
    expect(these.filter((line) => line['turn'] === undefined)).toEqual([]);
  });

  it('counts it all for whoever scrapes the port that is for them', async () => {
    const found = await scraped();
    for (const line of [
      /^flarepath_inbound_total\{channel="sms",who="patient",result="new"\} 2$/m,
      /^flarepath_heard_total\{channel="sms",tier="emergency"\} 1$/m,
      /^flarepath_turn_seconds_count\{failed="false"\} [1-9]/m,
      /^flarepath_send_total\{channel="sms",purpose="safety",result="accepted",code=""\} [1-9]/m,
      /^flarepath_delivery_total\{state="delivered",code=""\} 1$/m,
      /^flarepath_alert_open\{tier="emergency",status="open"\} 1$/m,
      /^flarepath_store_up 1$/m,
      /^flarepath_config_info\{version="[\d.]+",content="[0-9a-f]{12}",tzdata="20\d\d\w"\} 1$/m,
      /^process_cpu_seconds_total /m,
    ])
      expect(found).toMatch(line);
    expect(found).not.toMatch(/patient-1|Amina|15550\d{6}|chest/);
  });

  it('shows the metrics on its own port to this machine alone', async () => {
    expect((await fetch(`${service.url}/metrics`)).status).toBe(200);
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    expect((await fetch(`${service.url}/metrics`, { headers })).status).toBe(404);
  });

  it('tells an operator what is open and what waits, as a table and for machines', async () => {
    const status = await ops('status');
    expect(status).toMatchObject({ code: 0, out: expect.stringMatching(/alerts +emergency: 1 open/) });
    expect(status.out).toMatch(/on call +otieno, moreau; then haddad/);
    const machine = JSON.parse((await ops('status', '--json')).out) as Record<string, unknown>;
    expect(machine).toMatchObject({ readiness: { ready: true }, alerts: { emergency: { open: 1 } } });
    expect((await ops('due')).out).toMatch(/safety +escalate/);
    const all = [status.out, (await ops('alert')).out, (await ops('outbox')).out].join();
    expect(all).not.toMatch(/Amina|15550\d{6}|chest/);
  });

  it('has sent again what ended unsent, which is nothing', async () => {
    const printed = async (...args: string[]) => {
      const { code, out } = await ops('redrive', ...args);
      return [code, out.trim()];
    };
    expect(await printed()).toEqual([0, 'No message ended unsent.']);
    expect(await printed('--json')).toEqual([0, '[]']);
    expect(await printed('--yes')).toEqual([0, '0 messages are on the way again.']);
  });

  it('drains and takes work again', async () => {
    expect((await ops('drain')).code).toBe(0);
    expect(await readiness(service)).toEqual({ status: 503, not: ['draining'] });
    expect((await ops('drain', 'off')).code).toBe(0);
    expect((await readiness(service)).status).toBe(200);
  });

  it('says how a command is meant that was not understood', async () => {
    expect(await ops('stauts')).toMatchObject({ code: 2, err: expect.stringContaining('mean status') });
    expect((await ops('help')).out).toContain('redrive');
    expect(await ops('alert', 'ZZ99')).toMatchObject({ code: 1, err: expect.stringContaining('ZZ99') });
    const nobody = await runCommand('src/ops/ops.ts', ['status'], { DATA_DIR: `${service.dataDir}/none` });
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('npm start') });
  });
});

describeWithRedis('a service whose Redis goes', () => {
  it('is alive and not ready, says so to everybody who watches, and is ready when Redis is back', async () => {
    const [port] = await freePorts(1);
    const redis: RedisServer = (await startRedis(['--port', `${port}`, '--bind', '127.0.0.1']))!;
    const carrier = await startCarrier();
    const url = `redis://127.0.0.1:${port}`;
    const service = await startTextingService(carrier, { STORE: 'redis', REDIS_URL: url });
    try {
      expect(await readiness(service)).toEqual({ status: 200, not: [] });
      await redis.kill9();
      await until(async () => (await readiness(service)).not.includes('store'));
      expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
      // It is kept on the disk, so the carrier is told that it was taken.
      expect(await text(service, 'SM01', 'hello')).toBe(200);
      const { code, out } = await runCommand('src/ops/ops.ts', ['status'], { DATA_DIR: service.dataDir });
      expect([code, out]).toEqual([0, expect.stringMatching(/ready +no: store/)]);
      const drained = await runCommand('src/ops/ops.ts', ['drain'], { DATA_DIR: service.dataDir });
      expect([drained.code, drained.err]).toEqual([0, '']);
      await runCommand('src/ops/ops.ts', ['drain', 'off'], { DATA_DIR: service.dataDir });
      expect(await (await fetch(`${service.url}/metrics`)).text()).toMatch(/^flarepath_store_up 0$/m);
      await redis.restart();
      await until(async () => (await readiness(service)).status === 200);
    } finally {
      await service.end();
      await redis.stop();
      await carrier.close();
    }
  });
});
