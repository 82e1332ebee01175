/** A page by mail, to a mail server of the test's own on a real connection. */
import type { Page } from '../../src/model/page.ts';
import { createMail, type MailOptions } from '../../src/mail/mail.ts';
import { mailWords } from '../../src/notify/page-words.ts';
import { freePorts } from '../harness/redis-server.ts';
import { shippedContent } from '../harness/scene.ts';
import {
  startSmtp,
  TEST_CERTIFICATE,
  TEST_HOST,
  type Manners,
  type SmtpServer,
} from '../harness/smtp-server.ts';
import { keepingLog } from './keeping-log.ts';

const log = keepingLog();
const page: Page = {
  id: 'p1',
  of: { patientId: 'mrn-778899', alertId: 'alert-1', clinician: 'otieno' },
  to: 'grace.otieno@clinic.example',
  lang: 'en',
  tier: 'emergency',
  label: 'KT47',
  why: 'page',
  at: Date.parse('2026-11-25T10:00:00Z'),
};
let smtp: SmtpServer;
beforeEach(async () => {
  smtp = await startSmtp();
  log.kept.length = 0;
});
afterEach(() => smtp.close());

function here(more: Partial<MailOptions> = {}) {
  return createMail({
    host: '127.0.0.1',
    port: smtp.port,
    from: 'alerts@clinic.example',
    words: mailWords(shippedContent),
    log,
    timeoutMs: 1_500,
    ...more,
  });
}
/** To the same server, but as to a host somewhere else. */
const far = (more: Partial<MailOptions> = {}) =>
  here({
    host: TEST_HOST,
    auth: { user: 'flarepath', password: 'a-password-nobody-may-see' },
    reach: { socket: () => smtp.connect(), ca: TEST_CERTIFICATE },
    ...more,
  });
const mail = () => smtp.taken[0]?.data.replaceAll('=\r\n', '') ?? '';

describe('a page by mail', () => {
  it('says that an alert waits and where to look, and nothing of whom it is about', async () => {
    const sent = await here().send(page);
    expect(sent).toEqual({
      kind: 'accepted',
      providerId: expect.stringMatching(/^<[\w-]{32}@clinic\.example>$/),
    });
    expect(smtp.taken).toMatchObject([
      { from: 'MAIL FROM:<alerts@clinic.example>', to: 'RCPT TO:<grace.otieno@clinic.example>' },
    ]);
    expect(mail()).toContain('Subject: Harbor Pain: alert KT47, emergency\r\n');
    expect(mail()).toContain('Alert KT47, emergency, waits for somebody to take it on.');
    expect(mail()).toContain('The details are in Teams. It is acknowledged there, or by text.');
    expect(mail()).toContain('Auto-Submitted: auto-generated');
    expect(smtp.taken[0]?.data).not.toMatch(/778899|alert-1|Grace|"/);
  });

  it('is in the clinician’s language', async () => {
    await here().send({ ...page, lang: 'es', why: 'opted-out', tier: 'urgent' });
    const decoded = Buffer.from(mail().split('\r\n\r\n')[1] ?? '', 'base64').toString() + mail();
    expect(decoded).toContain('A esta persona ya no le llegan mensajes.');
    expect(mail()).toContain('Subject: Harbor Pain: aviso KT47, urgente,');
  });

  it('has the same id each time it is tried, and another for another page', async () => {
    const ids = await Promise.all([page, page, { ...page, id: 'p2' }].map((each) => here().send(each)));
    expect(ids[0]).toEqual(ids[1]);
    expect(ids[2]).not.toEqual(ids[0]);
  });

  it.each(['', 'otieno', 'a@b', 'a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example'])(
    'goes nowhere when its address is "%s"',
    async (to) => {
      expect(await here().send({ ...page, to })).toEqual({ kind: 'refused', because: 'no-address' });
      expect(smtp.inClear).toEqual([]);
    },
  );
});

describe('a mail server that is not this machine', () => {
  it('is spoken to in the clear no further than to ask for encryption', async () => {
    expect(await far().send(page)).toMatchObject({ kind: 'accepted' });
    expect(smtp.taken).toMatchObject([{ encrypted: true, signedIn: true }]);
    expect(smtp.inClear.filter((said) => !said.includes('\u0000')).join('')).toMatch(
      /^EHLO [^\r\n]*\r\nSTARTTLS\r\n/,
    );
    expect(smtp.inClear.join('')).not.toMatch(/otieno|KT47|nobody-may-see/);
  });

  it('that offers no encryption is told nothing', async () => {
    smtp.offersTls = false;
    expect(await far().send(page)).toMatchObject({ kind: 'later' });
    expect(smtp.taken).toEqual([]);
    expect(smtp.inClear.join('')).not.toMatch(/AUTH|MAIL|KT47/);
    expect(JSON.stringify(log.kept)).toContain('does not accept');
  });

  it.each<[string, Partial<MailOptions>]>([
    ['is another than was named', { host: 'other.example.org' }],
    ['shows a certificate that nobody vouches for', { reach: { socket: () => smtp.connect() } }],
  ])('that %s is told nothing', async (_what, more) => {
    expect(await far(more).send(page)).toMatchObject({ kind: 'later' });
    expect(JSON.stringify(log.kept)).toContain('does not accept');
    expect(smtp.taken).toEqual([]);
    expect(smtp.inClear.join('')).not.toMatch(/AUTH|MAIL|KT47/);
  });
});

describe('a mail server', () => {
  const because = expect.any(String);
  it.each<[string, Manners, unknown]>([
    // Our own patience and the library's end in the same moment.
    [
      'greets nobody',
      { greeting: 'hang' },
      { kind: 'unknown', because: expect.stringMatching(/^(timeout|ETIMEDOUT)$/) },
    ],
    ['is full', { greeting: '421 too busy' }, { kind: 'later', because: 'smtp-421' }],
    [
      'wants to know us longer',
      { RCPT: '451 greylisted, grace.otieno' },
      { kind: 'later', afterMs: 60_000, because: 'smtp-451' },
    ],
    [
      'does not know the person',
      { RCPT: '550 no grace.otieno here' },
      { kind: 'refused', because: 'smtp-550' },
    ],
    ['does not take our mail', { MAIL: '553 not you' }, { kind: 'refused', because: 'smtp-553' }],
    ['does not like what it reads', { end: '554 looks odd' }, { kind: 'refused', because: 'smtp-554' }],
    ['cannot keep it now', { end: '452 disk full' }, { kind: 'later', because: 'smtp-452' }],
    ['says nothing once it has it', { end: 'hang' }, { kind: 'unknown', because }],
    ['hangs up once it has it', { end: 'close' }, { kind: 'unknown', because }],
    [
      'hangs up at the beginning',
      { greeting: 'close' },
      { kind: expect.stringMatching(/^(later|unknown)$/), because },
    ],
  ])('that %s', async (_how, manners, sent) => {
    smtp.manners = manners;
    expect(await here().send(page)).toMatchObject(sent as object);
    expect(JSON.stringify(log.kept)).not.toMatch(/grace|otieno|KT47/);
  });

  it('that does not let us in is our account, and said loudly', async () => {
    smtp.manners = { AUTH: '535 no' };
    expect(await far().send(page)).toEqual({ kind: 'later', afterMs: 60_000, because: 'smtp-535' });
    expect(JSON.stringify(log.kept)).toContain('does not accept');
    expect(JSON.stringify(log.kept)).not.toContain('nobody-may-see');
  });

  it('that is not there has certainly taken nothing', async () => {
    const [port] = await freePorts(1);
    expect(await here({ port: port! }).send(page)).toMatchObject({ kind: 'later' });
  });
});
