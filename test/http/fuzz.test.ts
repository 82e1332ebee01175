/**
 * More than twenty thousand hostile bodies for all three webhooks of the whole service, signed and unsigned. `FUZZ_SEED`
 * repeats a run or begins another one.
 */
import { createHmac } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import {
  bearer,
  PUBLIC_URL,
  startComposed,
  strangerKeys,
  TWILIO_TOKENS,
  type Composed,
} from '../harness/composed.ts';
import { post, rawClient, type RawClient } from '../harness/raw-client.ts';
import { activityBody, rubbish, statusForm, twilioForm, type Form } from './hostile-bodies.ts';
import { keepingLog } from './keeping-log.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_125);
const CONNECTIONS = 8;
const COUNTS = { texts: 6_500, reports: 5_000, activities: 5_500, rubbish: 3_000 };

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
function heapMb(): number {
  collect();
  return process.memoryUsage().heapUsed / 1_048_576;
}

const log = keepingLog();
const quiet = { error: console.error, warn: console.warn };
const unhandled: unknown[] = [];
const onUnhandled = (fault: unknown) => void unhandled.push(fault);
let composed: Composed;
let clients: RawClient[];

beforeAll(async () => {
  process.stderr.write(`fuzz seed ${SEED}\n`);
  // The SDK writes about refused tokens to the console by itself.
  Object.assign(console, { error: () => undefined, warn: () => undefined });
  process.on('unhandledRejection', onUnhandled).on('uncaughtExceptionMonitor', onUnhandled);
  composed = await startComposed(log);
  await composed.app.enrolList(
    'id,name,mobile,language,zone,check_in\npatient-1,Amina Warsame,+15550107777,en,America/New_York,09:25\n',
  );
  await composed.app.core.store.link('teams', 'oid-amina', 'patient-1');
  clients = Array.from({ length: CONNECTIONS }, () => rawClient(composed.port));
});

afterAll(async () => {
  for (const client of clients) client.close();
  await composed.close();
  Object.assign(console, quiet);
  process.off('unhandledRejection', onUnhandled).off('uncaughtExceptionMonitor', onUnhandled);
});

/** Several at a time, each connection in its own order; how often each status came. */
async function send(requests: Buffer[]): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  await Promise.all(
    clients.map(async (client, at) => {
      for (let next = at; next < requests.length; next += CONNECTIONS) {
        const status = await client.ask(requests[next] ?? Buffer.alloc(0));
        seen[`${status}`] = (seen[`${status}`] ?? 0) + 1;
      }
    }),
  );
  return seen;
}

const sample = <T>(what: fc.Arbitrary<T>, numRuns: number, part: number) =>
  fc.sample(what, { seed: SEED + part, numRuns });

/** As Twilio signs: over what the other side will read, every value of a name once and in order. */
function signed(path: string, form: Form, how: number): Buffer {
  const body = new URLSearchParams(form).toString();
  const read = new URLSearchParams(body);
  const fields = [...new Set(read.keys())]
    .sort()
    .flatMap((name) => [...new Set(read.getAll(name))].sort().map((value) => name + value))
    .join('');
  const token = how % 10 === 9 ? 'guess' : (TWILIO_TOKENS[how % 2] ?? '');
  const signature = createHmac('sha1', token)
    .update(`${PUBLIC_URL}${path}${fields}`, 'utf8')
    .digest('base64');
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    ...(how % 20 === 19 ? {} : { 'X-Twilio-Signature': signature }),
  };
  return post(path, headers, Buffer.from(body));
}

const CONTENT_TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  '',
  'application/json; charset=utf-16',
];
const TARGETS = [
  '/sms/inbound',
  '/sms/status?o=patient-1&m=m',
  '/sms/status',
  '/api/messages',
  '/healthz',
  '/%ff',
  '/sms/inbound?a=%00',
];

function tokens(): string[] {
  const { channelUrl } = composed;
  const good = bearer(channelUrl);
  return [
    ...Array.from({ length: 7 }, () => good),
    bearer(channelUrl, {}, {}, strangerKeys.privateKey),
    bearer(channelUrl, { aud: ['x', { y: 1 }] }),
    bearer(channelUrl, { iss: { toString: 'x' } }),
    'Bearer a.b.c',
  ];
}

const statuses = (seen: Record<string, number>) => Object.keys(seen).sort();
const faults = () => log.kept.filter((line) => JSON.stringify(line).includes('not handled'));

describe('hostile bodies', () => {
  it('for texts that are signed: taken or refused, never a fault', async () => {
    const forms = sample(twilioForm, COUNTS.texts, 1);
    const seen = await send(forms.map((form, n) => signed('/sms/inbound', form, n)));
    expect(statuses(seen).filter((each) => each !== '413')).toEqual(['200', '400', '403']);
    expect(seen['200']).toBeGreaterThan(COUNTS.texts / 10);
    expect(faults()).toEqual([]);
  }, 120_000);

  it('for delivery reports that are signed', async () => {
    const forms = sample(statusForm, COUNTS.reports, 2);
    const owners = ['patient-1', 'strangers', '__proto__', 'clinician/otieno', 'nobody'];
    const seen = await send(
      forms.map((form, n) =>
        signed(`/sms/status?o=${encodeURIComponent(owners[n % 5] ?? '')}&m=m${n % 50}`, form, n),
      ),
    );
    expect(statuses(seen).filter((each) => each !== '413')).toEqual(['204', '400', '403']);
    expect(seen['204']).toBeGreaterThan(COUNTS.reports / 10);
    expect(faults()).toEqual([]);
  }, 120_000);

  it('for activities, with good and with bad tokens', async () => {
    const bodies = sample(activityBody(composed.channelUrl), COUNTS.activities, 3);
    const shown = tokens();
    const seen = await send(
      bodies.map((body, n) =>
        post(
          '/api/messages',
          { 'Content-Type': 'application/json', Authorization: shown[n % shown.length] ?? '' },
          Buffer.from(body),
        ),
      ),
    );
    // 501 is what Bot Framework wants said to an invoke of a kind that is not for us.
    expect(statuses(seen).filter((each) => each !== '501')).toEqual(['200', '400', '401', '403', '413']);
    expect(seen['200']).toBeGreaterThan(COUNTS.activities / 10);
    expect(faults()).toEqual([]);
  }, 120_000);

  it('that are no bodies at all, to any address', async () => {
    const all = sample(rubbish, COUNTS.rubbish, 4);
    const token = bearer(composed.channelUrl);
    const seen = await send(
      all.map((body, n) => {
        const type = CONTENT_TYPES[n % CONTENT_TYPES.length] ?? '';
        const headers = {
          'Content-Type': type,
          ...(n % 3 === 0 && { Authorization: token }),
          ...(n % 7 === 0 && { 'Content-Encoding': 'gzip' }),
        };
        return post(TARGETS[n % TARGETS.length] ?? '/', headers, Buffer.from(body));
      }),
    );
    expect(statuses(seen).filter((each) => !/^(400|401|403|404|405|413|415)$/.test(each))).toEqual([]);
  }, 120_000);

  it('leave nothing behind: no rejection, no growing memory, and a service that works', async () => {
    await composed.app.core.settled();
    log.kept.length = 0;
    const again = async (part: number) => {
      await send(sample(twilioForm, 500, part).map((form, n) => signed('/sms/inbound', form, n)));
      await composed.app.core.settled();
      log.kept.length = composed.posted.length = composed.carrier.texts.length = 0;
      return heapMb();
    };
    const before = await again(5);
    await again(6);
    const after = await again(7);
    expect(after - before).toBeLessThan(15);
    expect(unhandled).toEqual([]);
    const fresh: Form = [
      ['MessageSid', 'SMfresh'],
      ['From', '+15550107777'],
      ['Body', 'hello'],
    ];
    expect(await clients[0]?.ask(signed('/sms/inbound', fresh, 0))).toBe(200);
  }, 120_000);
});
