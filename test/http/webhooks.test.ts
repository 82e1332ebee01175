/** Pages through paging services and acknowledgements back from them, on their own wire formats. */
import { createHmac } from 'node:crypto';
import nock from 'nock';
import type { Page, PageAck, PageTaken } from '../../src/model/page.ts';
import { hookWords } from '../../src/notify/page-words.ts';
import { createCall } from '../../src/wire/call.ts';
import { createSealer } from '../../src/wire/sealed.ts';
import { createWebhooks, type ServiceName, type WebhookOptions } from '../../src/webhooks/webhooks.ts';
import type { Paged } from '../../src/webhooks/inward.ts';
import { shippedContent } from '../harness/scene.ts';
import { keepingLog } from './keeping-log.ts';
import { answer, startProvider, type Provider } from './provider.ts';
import { serve, type Served } from './serve.ts';

const NOW = Date.parse('2026-11-25T10:00:00Z');
const SECRET = 'a-secret-nobody-may-see';
const KEY = 'a-key-nobody-may-see';
const log = keepingLog();
let acks: PageAck[] = [];
let taken: PageTaken = 'yours';
let storeAway = false;
let known: Paged | undefined;
const of = { patientId: 'mrn-778899', alertId: 'alert-1/emergency', clinician: 'otieno' };
const page: Page = {
  id: 'p1',
  of,
  to: 'pagerduty',
  lang: 'en',
  tier: 'emergency',
  label: 'KT47',
  why: 'page',
  at: NOW,
};
const hosts = {
  pagerduty: 'https://events.pagerduty.com',
  opsgenie: 'https://api.opsgenie.com',
  goalert: 'https://goalert.example.org',
};
const services = (bases: Record<ServiceName, string>): WebhookOptions['services'] => ({
  pagerduty: { apiBase: bases.pagerduty, key: KEY, webhook: SECRET },
  opsgenie: { apiBase: bases.opsgenie, key: KEY, webhook: SECRET },
  goalert: { apiBase: bases.goalert, key: KEY, webhook: SECRET },
});
const sealer = createSealer([Buffer.alloc(32, 1)], 'webhook');
function open(bases = hosts, more: Partial<WebhookOptions> = {}) {
  const allowedHosts = [...Object.values(hosts).map((each) => new URL(each).host), 'loopback'];
  const real = createCall({ allowedHosts, log });
  return createWebhooks({
    call: (request) => real({ ...request, timeoutMs: bases === hosts ? request.timeoutMs : 1_500 }),
    log,
    sealer,
    words: hookWords(shippedContent),
    receiver: {
      acknowledged: async (ack) => {
        if (storeAway) throw new Error('no room');
        acks.push(ack);
        return taken;
      },
      ended: async () => undefined,
    },
    find: async (id) => (id === 'goalert:79694' ? known : undefined),
    now: () => NOW,
    services: services(bases),
    ...more,
  });
}
const webhooks = open();
let served: Served;
let provider: Provider;
beforeAll(async () => {
  if (!nock.isActive()) nock.activate();
  served = await serve(webhooks.routes, log);
  provider = await startProvider();
});
afterAll(async () => {
  nock.cleanAll();
  nock.restore();
  await Promise.all([served.close(), provider.close()]);
});
beforeEach(() => {
  [acks, taken, storeAway, known] = [[], 'yours', false, undefined];
  log.kept.length = 0;
  provider.seen.length = 0;
});

interface Asked {
  body: Record<string, unknown>;
  headers: Record<string, string>;
}
/** What the service at this address is asked, and what it answers. */
function asked(host: string, path: string, status: number, body: unknown): Asked {
  const seen: Asked = { body: {}, headers: {} };
  const scope = nock(host)
    .post(path, (given: Record<string, unknown>) => {
      seen.body = given;
      return true;
    })
    .reply(status, body as nock.Body);
  scope.on('request', (request: Request) => (seen.headers = Object.fromEntries(request.headers)));
  return seen;
}
const TAKEN = { status: 'success', message: 'Event processed', dedup_key: 'd' };

describe('a page through PagerDuty', () => {
  it('is one trigger, with the key in its body and one name for the alert', async () => {
    const seen = asked(hosts.pagerduty, '/v2/enqueue', 202, TAKEN);
    expect(await webhooks.pager.send(page)).toEqual({ kind: 'accepted', providerId: 'd' });
    expect(seen.body).toMatchObject({
      routing_key: KEY,
      event_action: 'trigger',
      payload: {
        summary: 'Harbor Pain: alert KT47, emergency',
        severity: 'critical',
        source: 'flarepath',
        custom_details: { details: 'Look in Teams for the details.', why: 'page' },
      },
    });
    expect(String(seen.body['dedup_key']).length).toBeLessThanOrEqual(255);
  });

  it('has the same name each time, another for another alert, and shows nobody’s ids', async () => {
    const keys: unknown[] = [];
    const again = { ...page, id: 'p2', why: 'again', tier: 'urgent' } as const;
    for (const each of [page, again, { ...page, of: { ...of, alertId: 'alert-2' } }]) {
      const seen = asked(hosts.pagerduty, '/v2/enqueue', 202, TAKEN);
      await webhooks.pager.send(each);
      keys.push(seen.body['dedup_key']);
      expect(JSON.stringify(seen.body)).not.toMatch(/778899|otieno|alert-1/);
    }
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('stops ringing there when somebody has acknowledged or closed the alert here', async () => {
    const seen = asked(hosts.pagerduty, '/v2/enqueue', 202, TAKEN);
    await webhooks.pager.send(page);
    const over = asked(hosts.pagerduty, '/v2/enqueue', 202, TAKEN);
    expect(await webhooks.pager.over(page)).toMatchObject({ kind: 'accepted' });
    expect(over.body).toEqual({
      routing_key: KEY,
      event_action: 'resolve',
      dedup_key: seen.body['dedup_key'],
    });
  });

  it('stops ringing there under the name it had before our key was replaced', async () => {
    const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const rotated = open(hosts, { sealer: createSealer([second, first], 'webhook') });
    const before = asked(hosts.pagerduty, '/v2/enqueue', 202, TAKEN);
    await webhooks.pager.send(page);
    const overs = [1, 2].map(() => asked(hosts.pagerduty, '/v2/enqueue', 202, TAKEN));
    expect(await rotated.pager.over(page)).toMatchObject({ kind: 'accepted' });
    const ended = overs.map(({ body }) => body['dedup_key']);
    expect(ended).toContain(before.body['dedup_key']);
    expect(new Set(ended).size).toBe(2);
    // One that the service could not take now is asked again.
    asked(hosts.pagerduty, '/v2/enqueue', 202, TAKEN);
    asked(hosts.pagerduty, '/v2/enqueue', 429, {});
    expect(await rotated.pager.over(page)).toMatchObject({ kind: 'later' });
  });
});

describe('a page through Opsgenie', () => {
  const there = { ...page, to: 'opsgenie', lang: 'es', tier: 'urgent' } as const;
  it('is one alert with an alias, in the clinician’s language', async () => {
    const seen = asked(hosts.opsgenie, '/v2/alerts', 202, {
      result: 'Request will be processed',
      requestId: 'r1',
    });
    expect(await webhooks.pager.send(there)).toEqual({ kind: 'accepted', providerId: 'r1' });
    expect(seen.headers['authorization']).toBe(`GenieKey ${KEY}`);
    expect(seen.body).toMatchObject({
      message: 'Harbor Pain: aviso KT47, urgente, hoy mismo',
      priority: 'P2',
      entity: 'KT47',
    });
    expect(seen.body['alias']).toMatch(/^[\w-]{40,512}$/);
  });

  it('is ended there by its alias', async () => {
    nock(hosts.opsgenie)
      .post(/^\/v2\/alerts\/[\w-]+\/close\?identifierType=alias$/)
      .reply(202, { requestId: 'r2' });
    expect(await webhooks.pager.over(there)).toMatchObject({ kind: 'accepted' });
  });
});

describe('a page through GoAlert', () => {
  const there = { ...page, to: 'goalert' };
  it('is one alert, with the token in a header and not in the address', async () => {
    const seen = asked(hosts.goalert, '/api/v2/generic/incoming', 200, { _id: 79694, status: 'triggered' });
    expect(await webhooks.pager.send(there)).toEqual({ kind: 'accepted', providerId: 'goalert:79694' });
    expect(seen.headers['authorization']).toBe(`Bearer ${KEY}`);
    expect(Object.keys(seen.body).sort()).toEqual(['dedup', 'details', 'summary']);
  });

  it('is taken by an older one that answers without a word', async () => {
    asked(hosts.goalert, '/api/v2/generic/incoming', 204, '');
    expect(await webhooks.pager.send(there)).toMatchObject({ kind: 'accepted' });
  });

  it('is closed there', async () => {
    const seen = asked(hosts.goalert, '/api/v2/generic/incoming', 204, '');
    expect(await webhooks.pager.over(there)).toMatchObject({ kind: 'accepted' });
    expect(seen.body['action']).toBe('close');
  });
});

const because = expect.any(String);
describe.each(['pagerduty', 'opsgenie', 'goalert'] as const)('%s', (name) => {
  it.each<[string, Parameters<Provider['behave']>[0], unknown]>([
    ['hangs', {}, { kind: 'unknown', because: 'timeout' }],
    ['hangs up', { refuse: true }, { kind: 'unknown', because }],
    ['answers 500', { write: answer(500, '') }, { kind: 'unknown', because: 'http-500' }],
    ['answers nonsense', { write: answer(202, '{"no": "id"}') }, { kind: 'unknown', because: 'no-id' }],
    [
      'is asked too often',
      { write: answer(429, '', { 'retry-after': '9' }) },
      { kind: 'later', afterMs: 9_000, because: 'http-429' },
    ],
    [
      'is asked too often and does not say for how long',
      { write: answer(429, '') },
      { kind: 'later', afterMs: 5_000, because: 'http-429' },
    ],
    ['is away', { write: answer(503, '') }, { kind: 'later', afterMs: 5_000, because: 'http-503' }],
    ['does not like it', { write: answer(400, { message: KEY }) }, { kind: 'refused', because: 'http-400' }],
    [
      'does not know us',
      { write: answer(401, { message: KEY }) },
      { kind: 'later', afterMs: 60_000, because: 'http-401' },
    ],
    [
      'sends us elsewhere',
      { write: answer(307, '', { location: 'http://127.0.0.1:9/' }) },
      { kind: 'later', afterMs: 60_000, because: 'http-307' },
    ],
  ])('%s', async (_how, behaviour, sent) => {
    const base = `http://${provider.host}`;
    provider.behave(behaviour);
    const { pager } = open({ pagerduty: base, opsgenie: base, goalert: base });
    expect(await pager.send({ ...page, to: name })).toEqual(sent);
    expect(provider.seen.length).toBeLessThanOrEqual(1);
    expect(JSON.stringify(log.kept)).not.toMatch(/nobody-may-see|778899/);
  });

  it.each([
    'https://169.254.169.254',
    'http://events.pagerduty.com',
    'https://events.pagerduty.com.evil.example',
    'https://user@events.pagerduty.com',
  ])('is not called at %s', async (base) => {
    const { pager } = open({ pagerduty: base, opsgenie: base, goalert: base });
    expect(await pager.send({ ...page, to: name })).toMatchObject({ kind: 'later', because: 'not-allowed' });
  });

  it('is refused when it is not set up, or would need too long a name', async () => {
    expect(await open(hosts, { services: {} }).pager.send({ ...page, to: name })).toEqual({
      kind: 'refused',
      because: 'no-such-service',
    });
    const long = { ...page, to: name, of: { ...of, alertId: 'x'.repeat(300) } };
    expect(await webhooks.pager.send(long)).toEqual({ kind: 'refused', because: 'name-too-long' });
  });
});

const sealed = (to: string) => sealer.seal([of.patientId, of.alertId, of.clinician, to]);
const fromPagerDuty = (
  more: { type?: string; key?: string | null; at?: string; agent?: string | null } = {},
) => ({
  event: {
    id: '01BPIDSRJG0QXJBTNQ2N7MNNZK',
    event_type: more.type ?? 'incident.acknowledged',
    resource_type: 'incident',
    occurred_at: more.at ?? '2026-11-25T09:59:00.169Z',
    agent:
      more.agent === null
        ? null
        : { id: more.agent ?? 'PLH1HKV', type: 'user_reference', summary: 'A Person' },
    client: null,
    data: {
      id: 'PGR0VU2',
      type: 'incident',
      status: 'acknowledged',
      incident_key: more.key === undefined ? sealed('pagerduty') : more.key,
    },
  },
});
const fromOpsgenie = (more: { action?: string; alias?: string; updatedAt?: number } = {}) => ({
  source: { name: '', type: 'web' },
  alert: {
    updatedAt: more.updatedAt ?? (NOW - 60_000) * 1e6,
    message: 'x',
    username: 'a.person@example.org',
    alertId: '052652ac',
    alias: more.alias ?? sealed('opsgenie'),
    createdAt: NOW - 120_000,
  },
  action: more.action ?? 'Acknowledge',
  integrationName: 'Flarepath',
});
const fromGoAlert = (more: object = {}) => ({
  AppName: 'GoAlert',
  Type: 'AlertStatus',
  AlertID: 79694,
  LogEntry: 'Acknowledged by A Person via SMS',
  ...more,
});

const signedBy = (body: string, secret = SECRET) => ({
  'x-pagerduty-signature': `v1=${createHmac('sha256', secret).update(body).digest('hex')}`,
});
const shown = (secret = SECRET) => ({ authorization: `Bearer ${secret}` });
async function tell(
  name: ServiceName,
  body: unknown,
  headers?: Record<string, string>,
  type = 'application/json',
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const own = name === 'pagerduty' ? signedBy(text) : shown();
  const response = await fetch(`${served.url}/webhooks/${name}`, {
    method: 'POST',
    body: text,
    headers: { 'content-type': type, ...(headers ?? own) },
  });
  return [response.status, await response.text()];
}

describe('an acknowledgement given there', () => {
  it('in PagerDuty counts from when it was given, for whoever was paged', async () => {
    expect(await tell('pagerduty', fromPagerDuty())).toEqual([204, '']);
    expect(acks).toEqual([{ of, by: 'webhook', doneAt: Date.parse('2026-11-25T09:59:30.169Z') }]);
  });

  it('in PagerDuty names its user, where the page was for one of several', async () => {
    await tell('pagerduty', fromPagerDuty({ key: sealed('pagerduty/PLH1HKV'), agent: 'POTHER' }));
    await tell('pagerduty', fromPagerDuty({ key: sealed('pagerduty/PLH1HKV'), agent: null }));
    expect(acks.map(({ agent }) => agent)).toEqual(['pagerduty/POTHER', 'pagerduty/']);
  });

  it('in Opsgenie counts, with the time in either of its forms', async () => {
    expect(await tell('opsgenie', fromOpsgenie())).toEqual([204, '']);
    await tell('opsgenie', fromOpsgenie({ updatedAt: NOW - 60_000 }));
    expect(acks.map(({ doneAt }) => doneAt)).toEqual([NOW - 30_000, NOW - 30_000]);
  });

  it('in GoAlert counts for the page that it took under that number', async () => {
    known = { of, to: 'goalert' };
    expect(await tell('goalert', fromGoAlert())).toEqual([204, '']);
    expect(acks).toEqual([{ of, by: 'webhook', doneAt: NOW }]);
  });

  it('never counts from the future', async () => {
    await tell('pagerduty', fromPagerDuty({ at: '2027-01-01T00:00:00Z' }));
    expect(acks.map(({ doneAt }) => doneAt)).toEqual([NOW]);
  });

  it.each<[ServiceName, unknown]>([
    ['pagerduty', fromPagerDuty({ type: 'incident.resolved' })],
    ['pagerduty', fromPagerDuty({ type: 'incident.triggered' })],
    ['pagerduty', fromPagerDuty({ key: null })],
    ['pagerduty', fromPagerDuty({ key: 'somebody-elses-incident' })],
    [
      'pagerduty',
      fromPagerDuty({
        key: createSealer([Buffer.alloc(32, 9)], 'webhook').seal(['a', 'b', 'c', 'pagerduty']),
      }),
    ],
    ['opsgenie', fromOpsgenie({ action: 'Close' })],
    ['opsgenie', fromOpsgenie({ action: 'UnAcknowledge' })],
    ['opsgenie', fromOpsgenie({ alias: 'aliastest' })],
    ['goalert', fromGoAlert()],
    ['goalert', fromGoAlert({ Type: 'Test', AlertID: undefined })],
    ['goalert', fromGoAlert({ LogEntry: 'Escalated to step 2' })],
    ['goalert', fromGoAlert({ LogEntry: 'Closed by A Person, who had not Acknowledged it' })],
  ])('is not what %s tells otherwise', async (name, body) => {
    expect(await tell(name, body)).toEqual([204, '']);
    expect(acks).toEqual([]);
  });

  it.each(['pagerduty', 'opsgenie', 'goalert'] as const)(
    'is asked of %s again when it could not be kept',
    async (name) => {
      storeAway = true;
      known = { of, to: 'goalert' };
      const body = { pagerduty: fromPagerDuty(), opsgenie: fromOpsgenie(), goalert: fromGoAlert() }[name];
      expect(await tell(name, body)).toEqual([503, '']);
    },
  );

  it('may be shown as the password of an address, as GoAlert can', async () => {
    known = { of, to: 'goalert' };
    const basic = (words: string) => ({ authorization: `Basic ${Buffer.from(words).toString('base64')}` });
    expect(await tell('goalert', fromGoAlert(), basic(`flarepath:${SECRET}`))).toEqual([204, '']);
    expect(await tell('goalert', fromGoAlert(), basic(`${SECRET}:`))).toEqual([403, '']);
    expect(acks).toHaveLength(1);
  });

  it('may be signed with the secret that is being replaced beside the new one', async () => {
    const body = JSON.stringify(fromPagerDuty());
    const both = `${signedBy(body, 'old')['x-pagerduty-signature']}, ${signedBy(body)['x-pagerduty-signature']}`;
    expect(await tell('pagerduty', body, { 'x-pagerduty-signature': both })).toEqual([204, '']);
  });
});

describe('whoever is not the service', () => {
  it.each<[string, ServiceName, Record<string, string>]>([
    ['no signature', 'pagerduty', {}],
    ['the secret instead of a signature', 'pagerduty', { 'x-pagerduty-signature': SECRET }],
    ['somebody else’s signature', 'pagerduty', signedBy(JSON.stringify(fromPagerDuty()), 'guess')],
    ['the signature of another body', 'pagerduty', signedBy('{}')],
    ['no secret', 'opsgenie', {}],
    ['another secret', 'opsgenie', shown('guess')],
    ['an empty secret', 'goalert', { authorization: 'Bearer ' }],
    [
      'an empty password',
      'goalert',
      { authorization: `Basic ${Buffer.from('flarepath:').toString('base64')}` },
    ],
  ])('with %s is turned away from %s with nothing said', async (_what, name, headers) => {
    known = { of, to: 'goalert' };
    const body = { pagerduty: fromPagerDuty(), opsgenie: fromOpsgenie(), goalert: fromGoAlert() }[name];
    expect(await tell(name, body, headers)).toEqual([403, '']);
    expect(acks).toEqual([]);
    expect(JSON.stringify(log.kept)).not.toMatch(/nobody-may-see|A Person|778899/);
  });

  it.each<[ServiceName, unknown, string]>([
    ['pagerduty', 'not json', 'application/json'],
    ['pagerduty', { event: { event_type: 'incident.acknowledged' } }, 'application/json'],
    ['pagerduty', fromPagerDuty({ at: 'yesterday' }), 'application/json'],
    ['opsgenie', { action: 'Acknowledge' }, 'application/json'],
    ['opsgenie', [], 'application/json'],
    ['goalert', 'null', 'application/json'],
    ['goalert', fromGoAlert(), 'text/plain'],
  ])('of %s, with a body of another form, is told no more than that', async (name, body, type) => {
    expect(await tell(name, body, undefined, type)).toEqual([400, '']);
    expect(acks).toEqual([]);
  });

  it('finds no address of a service that shows no secret', () => {
    const none = open(hosts, { services: { pagerduty: { apiBase: hosts.pagerduty, key: KEY } } });
    expect(none.routes).toEqual([]);
  });
});
