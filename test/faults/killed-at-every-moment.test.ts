/**
 * One patient's morning, lived through again and again by a service that is killed with -9 once in it, each time at
 * another moment; then it is started again and goes on. Whoever was told nothing tries again, as a carrier does.
 */
import { MINUTE, SECOND, DAY } from '../../src/model/time.ts';
import { newSid, signatureOf } from '../../src/simulator/twilio-form.ts';
import { onBothStores } from '../harness/both-stores.ts';
import { heard } from '../harness/heard.ts';
import { openProvider, type Provider } from '../harness/provider.ts';
import { startMortal, type Mortal, textingBy, TOKEN } from './mortal.ts';
import type { Last, Look } from './mortal-service.ts';

const NURSE = '+15550100201';
const DANGER = "I can't feel when I wipe since last night";

const deaths: [string, Last][] = [
  ['an answer has been screened and nothing is stored', { is: 'heard', tier: 'none' }],
  ['an alarming message has been screened and nothing is stored', { is: 'heard', tier: 'emergency' }],
  ['a message is stored and nobody has been told so', { is: 'admitted', who: 'patient' }],
  ['an alert is stored and nobody has been told so', { is: 'alert-changed', fact: 'opened' }],
  ['the time of a check-in has come and is claimed', { is: 'due-claimed', kind: 'event' }],
  ['a check-in stands in the mailbox', { is: 'event-arrived' }],
  ['a turn has the lock', { is: 'turn-begun', kind: 'said' }],
  ['the check-in has the lock', { is: 'turn-begun', kind: 'check-in-due' }],
  ['a turn has decided and nothing of it is stored', { is: 'turn-decided' }],
  ['a turn is stored and nothing has been said', { is: 'turn-committed' }],
  ['a reminder is marked and the provider has not been asked', { is: 'send-begun', purpose: 'reminder' }],
  ['the provider has taken a reminder and that is not stored', { is: 'send-answered', purpose: 'reminder' }],
  ['a reminder is recorded as sent', { is: 'send-recorded', purpose: 'reminder' }],
  ['a reply is about to be sent', { is: 'send-begun', purpose: 'reply' }],
  ['the provider has taken a reply and that is not stored', { is: 'send-answered', purpose: 'reply' }],
  ['a reply is recorded as sent', { is: 'send-recorded', purpose: 'reply' }],
  ['what is said for safety is about to be sent', { is: 'send-begun', purpose: 'safety' }],
  ['the provider has taken what is said for safety', { is: 'send-answered', purpose: 'safety' }],
  ['the step of an alert is claimed', { is: 'due-claimed', kind: 'escalate' }],
  ['the step of an alert is stored', { is: 'alert-changed', fact: 'step' }],
  ['a page is claimed', { is: 'due-claimed', kind: 'page' }],
  ['a page is about to be sent', { is: 'page-begun', by: 'sms' }],
  ['the provider has taken a page and that is not stored', { is: 'page-answered', by: 'sms' }],
  ['a page is recorded as sent', { is: 'page-recorded', by: 'sms' }],
  ['an acknowledgement is stored and nobody has been told so', { is: 'alert-changed', fact: 'acknowledged' }],
  ['cards are to be replaced after an acknowledgement', { is: 'due-claimed', kind: 'update-cards' }],
  ['that an alert is dealt with is stored', { is: 'alert-changed', fact: 'resolved' }],
];

onBothStores('a service that is killed when', (settings) => {
  let provider: Provider;
  let mortal: Mortal;
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

  /** Delivers it as often as it takes, under the same name, as somebody does who was not told that it arrived. */
  async function text(from: string, body: string): Promise<void> {
    heard(body);
    const form = { MessageSid: newSid('SM'), From: from, To: '+15550100000', Body: body, NumMedia: '0' };
    while (!(await deliver(form))) await mortal.liveAgain();
    await rest();
  }

  async function deliver(form: Record<string, string>): Promise<boolean> {
    const url = `${mortal.url}/sms/inbound`;
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signatureOf(TOKEN, url, form),
    };
    const posted = fetch(url, { method: 'POST', headers, body: new URLSearchParams(form).toString() });
    return posted.then(
      (answer) => answer.ok,
      () => false,
    );
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

  /** Longer than any lease, lock and rescue, so that what a dead process left behind is taken up. */
  async function recover(): Promise<void> {
    for (let times = 0; times < 3; times += 1) await pass(31 * SECOND);
  }

  const pages = () => taken.filter(({ address }) => address === NURSE).map((each) => each.text);
  const codeOfLastPage = () =>
    pages()
      .findLast((page) => /Reply \d+A/.test(page))
      ?.match(/Reply (\d+)A/)?.[1];

  async function untilNine(id: string): Promise<void> {
    const { now } = await mortal.look(id);
    await pass(DAY - (now % DAY) + 9 * 60 * MINUTE);
  }

  async function morning(
    id: string,
    phone: string,
    last: Last,
  ): Promise<{ look: Look; log: string; lives: number }> {
    const before = { log: mortal.log().length, lives: mortal.lives };
    await untilNine(id);
    await mortal.enrol(`id,name,mobile,language,zone,check_in\n${id},Ada,${phone},en,UTC,10:00`);
    await text(phone, 'YES');
    taken.length = 0;
    await mortal.dieAt(last);
    await pass(95 * MINUTE);
    await recover();
    await text(phone, '6');
    await recover();
    await text(phone, '5');
    await recover();
    await text(phone, DANGER);
    await recover();
    await text(NURSE, `${codeOfLastPage()}A`);
    await recover();
    await text(NURSE, `${codeOfLastPage()}R acted`);
    await recover();
    const found = {
      look: await mortal.look(id),
      log: mortal.log().slice(before.log),
      lives: mortal.lives - before.lives,
    };
    await mortal.forget(id);
    return found;
  }

  it.each(deaths)(
    '%s',
    async (_, last) => {
      const index = deaths.findIndex(([, each]) => each === last);
      const phone = `+1555010${String(1_000 + index)}`;
      const { look, log, lives: died } = await morning(`p-${index}`, phone, last);
      const { file, messages } = look;
      const heard = taken.filter(({ address }) => address === phone).map((each) => each.text);
      const times = (words: RegExp) => heard.filter((each) => words.test(each)).length;

      expect(died).toBe(1);
      // Nothing that came in is lost or counted twice.
      expect(messages.filter(({ from }) => from === 'patient').map((each) => each.text)).toEqual([
        'YES',
        '6',
        '5',
        DANGER,
      ]);
      expect(look.mail).toBe(0);
      // No answer is lost, and each is under its question.
      expect(file?.checkIn?.answers.map(({ linkId, value }) => [linkId, value])).toEqual([
        ['pain-now', 6],
        ['interference', 5],
      ]);
      // No alert is lost, there is one of it, and a person was told and has dealt with it.
      expect(file?.alert?.quotes.map((quote) => quote.text)).toEqual([DANGER]);
      const facts = file?.alert?.facts.map(({ kind }) => kind) ?? [];
      expect(facts.filter((kind) => ['opened', 'acknowledged', 'resolved'].includes(kind))).toEqual([
        'opened',
        'acknowledged',
        'resolved',
      ]);
      expect(pages().filter((page) => page.includes('emergency')).length).toBeGreaterThan(0);
      // Everything that had to be said was said at least once.
      expect(times(/How much does pain limit you/)).toBeGreaterThan(0);
      expect(times(/How was your sleep/)).toBeGreaterThan(0);
      expect(times(/call 911/)).toBeGreaterThan(0);
      expect(times(/nurse Otieno/)).toBeGreaterThan(0);
      // A reminder goes out once; or nobody knows whether it did, and then that is on record.
      const unknown = messages.filter((each) => each.unsent === 'unknown').length;
      const asked = times(/How is your pain right now/);
      expect(asked).toBeLessThanOrEqual(1);
      expect(asked + unknown).toBeGreaterThan(0);
      expect((log.match(/"because":"unknown"/g) ?? []).length).toBe(unknown);
      expect(look.docs.filter((name) => name.startsWith('sending:'))).toEqual([]);
    },
    120_000,
  );
});
