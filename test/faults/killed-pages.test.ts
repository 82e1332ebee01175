/**
 * Killed with -9 in the middle of pages that go out as one text, and of a drill: every alert is told of all the same, and
 * practice stays practice.
 */
import { DRILLS } from '../../src/escalation/clinician-file.ts';
import { DAY, MINUTE, SECOND } from '../../src/model/time.ts';
import { newSid, signatureOf } from '../../src/simulator/twilio-form.ts';
import { onBothStores } from '../harness/both-stores.ts';
import { heard } from '../harness/heard.ts';
import { openProvider, type Provider } from '../harness/provider.ts';
import { startMortal, type Mortal, textingBy, TOKEN } from './mortal.ts';
import type { Last } from './mortal-service.ts';

const NURSE = '+15550100201';
const COLLEAGUE = '+15550100202';
const DANGER = "I can't feel when I wipe since last night";
const page = { lane: 'safety', kind: 'page' };

const together: [string, Last][] = [
  ['a page that waits for the phone is claimed again', { is: 'due-claimed', ...page }],
  ['the provider has taken it and that is not stored', { is: 'page-answered', by: 'sms' }],
  ['one of the alerts in it has noted it and the others have not', { is: 'page-recorded', by: 'sms' }],
];
const practice: [string, Last][] = [
  ['the step of a drill is claimed', { is: 'due-claimed', lane: 'reply', kind: 'escalate' }],
  ['the provider has taken the page of a drill', { is: 'page-answered', by: 'sms' }],
  ['a drill has been answered', { is: 'due-claimed', lane: 'reply', kind: 'update-cards' }],
];
/** What an alert goes through after its acknowledgement, and who is to hear of it then. */
const moved: [string, Last, string][] = [
  ['an alert without an outcome has come back', { is: 'alert-changed', fact: 'came-back' }, NURSE],
  ['an alert has been passed on', { is: 'alert-changed', fact: 'reassigned' }, COLLEAGUE],
];

onBothStores('a service that is killed when', (settings) => {
  let provider: Provider;
  let mortal: Mortal;
  let count = 0;
  const taken: { address: string; text: string }[] = [];

  beforeAll(async () => {
    provider = await openProvider();
    provider.onMessage = (address, body) =>
      void taken.push({ address, text: new URLSearchParams(body).get('Body') ?? '' });
    mortal = await startMortal({
      ...settings,
      ...textingBy(provider),
    });
  }, 120_000);
  afterAll(async () => {
    await mortal.end();
    await provider.close();
  });

  async function text(from: string, body: string): Promise<void> {
    await deliver(from, body);
    await rest();
  }
  async function deliver(from: string, body: string): Promise<void> {
    heard(body);
    const form = { MessageSid: newSid('SM'), From: from, To: '+15550100000', Body: body, NumMedia: '0' };
    const isTaken = async () => {
      const url = `${mortal.url}/sms/inbound`;
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signatureOf(TOKEN, url, form),
      };
      const posted = fetch(url, { method: 'POST', headers, body: new URLSearchParams(form).toString() });
      return posted.then(
        ({ ok }) => ok,
        () => false,
      );
    };
    while (!(await isTaken())) await mortal.liveAgain();
  }
  async function rest(): Promise<void> {
    await mortal.rest();
    if (mortal.dead()) await mortal.liveAgain();
    await mortal.rest();
  }
  async function pass(ms: number): Promise<void> {
    await mortal.pass(ms);
    await rest();
  }
  const pages = () => taken.filter(({ address }) => address === NURSE).map((each) => each.text);
  const alertOf = async (id: string) => (await mortal.look(id)).alert!;
  /** Nobody waits for a phone that rang for somebody before. */
  const anotherDay = () => pass(DAY);

  // First, for no drill begins while anybody is in danger, and who leaves after a danger may be.
  it.each(practice)(
    '%s',
    async (_, last) => {
      await anotherDay();
      const before = mortal.lives;
      taken.length = 0;
      await mortal.dieAt(last);
      await mortal.drill();
      await rest();
      const code = () => /DRILL.*Reply (\d+)A/.exec(pages().join('\n'))?.[1];
      for (let times = 0; times < 3 && code() === undefined; times += 1) await pass(31 * SECOND);
      await text(NURSE, `${code()}A`);
      await pass(MINUTE);
      expect(mortal.lives - before).toBe(1);
      const { status, facts } = await alertOf(DRILLS);
      expect(status).toBe('resolved');
      expect(facts.filter(({ kind }) => kind === 'acknowledged')).toHaveLength(1);
      for (const { address, text: said } of taken)
        expect([address, said]).toEqual([NURSE, expect.stringContaining('DRILL')]);
    },
    120_000,
  );

  it.each(together)(
    '%s',
    async (_, last) => {
      await anotherDay();
      const before = mortal.lives;
      const ids = ['a', 'b', 'c'].map((name) => `${name}-${count}`);
      const phones = ids.map((__, nth) => `+1555010${String(2_000 + count * 3 + nth)}`);
      count += 1;
      const rows = ids.map((id, nth) => `${id},Ada,${phones[nth]},en,UTC,10:00`);
      await mortal.enrol(['id,name,mobile,language,zone,check_in', ...rows].join('\n'));
      for (const phone of phones) await text(phone, 'YES');
      taken.length = 0;
      await Promise.all(phones.map((phone) => deliver(phone, DANGER)));
      await rest();
      expect(pages()).toHaveLength(1);
      const labels = await Promise.all(ids.map(async (id) => (await alertOf(id)).label));
      await mortal.dieAt(last);
      for (let times = 0; times < 3; times += 1) await pass(31 * SECOND);
      expect(mortal.lives - before).toBe(1);
      for (const [nth, id] of ids.entries()) {
        const { facts } = await alertOf(id);
        const isTold = facts.some((fact) => fact.kind === 'sent' && fact.clinician === 'otieno');
        expect([id, isTold]).toEqual([id, true]);
        expect(pages().join()).toContain(labels[nth]);
        const code = new RegExp(`(\\d+) ${labels[nth]}|${labels[nth]}.*Reply (\\d+)A`).exec(
          pages().join('\n'),
        );
        await text(NURSE, `${code?.[1] ?? code?.[2]}R acted`);
        expect((await alertOf(id)).status).toBe('resolved');
      }
      for (const phone of phones) await text(phone, 'STOP');
    },
    120_000,
  );

  it.each(moved)(
    '%s',
    async (_, last, whom) => {
      await anotherDay();
      const before = mortal.lives;
      const [id, phone] = [`m-${count}`, `+1555010${String(3_000 + count)}`];
      count += 1;
      await mortal.enrol(`id,name,mobile,language,zone,check_in\n${id},Ada,${phone},en,UTC,10:00`);
      await text(phone, 'YES');
      taken.length = 0;
      await text(phone, DANGER);
      const code = /Reply (\d+)A/.exec(pages().join('\n'))?.[1];
      await text(NURSE, `${code}A`);
      taken.length = 0;
      await mortal.dieAt(last);
      if (whom === COLLEAGUE) await text(NURSE, `${code}T moreau`);
      else await pass(16 * MINUTE);
      for (let times = 0; times < 3; times += 1) await pass(31 * SECOND);
      expect(mortal.lives - before).toBe(1);
      const { label, facts } = await alertOf(id);
      // Whose text was not answered sends it again.
      expect(facts.map(({ kind }) => kind)).toContain(last['fact']);
      const told = taken.filter(({ address }) => address === whom).map((each) => each.text);
      expect(told.join()).toContain(label);
      await text(NURSE, `${code}R acted`);
      expect((await alertOf(id)).status).toBe('resolved');
      await text(phone, 'STOP');
    },
    120_000,
  );
});
