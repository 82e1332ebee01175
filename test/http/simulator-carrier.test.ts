import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bubble } from '../../src/simulator/bubble.ts';
import type { StandIn } from './simulator-stand-in.ts';
import { people, standIn, twilio } from './simulator-stand-in.ts';

const [amina] = people.patients as [(typeof people.patients)[number]];
let service: StandIn;
beforeEach(async () => {
  service = await standIn();
});
afterEach(() => service.close());

const say = (text: string, who = 'amina') => service.ask<Bubble>('say', { who, channel: 'sms', text });
const bubbles = async () => (await service.ask<{ bubbles: Bubble[] }>('state')).bubbles;

describe("a person's text", () => {
  it('reaches the service as a signed Twilio webhook with the full set of parameters', async () => {
    await say('about a 6, maybe 7');
    const [text] = service.texts;
    expect(text).toMatchObject({
      AccountSid: twilio.accountSid,
      From: amina.number,
      To: twilio.clinicNumber,
      Body: 'about a 6, maybe 7',
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      ApiVersion: '2010-04-01',
    });
    expect(text?.MessageSid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(text?.SmsSid).toBe(text?.MessageSid);
    expect(Object.keys(text ?? {})).toEqual(
      expect.arrayContaining(['ToCountry', 'FromZip', 'SmsMessageSid', 'FromState']),
    );
  });

  it('keeps accents, plus signs and line breaks on the way, and the signature still holds', async () => {
    await say('¿1+1=2?\n“sí” & ñ');
    expect(service.texts[0]?.Body).toBe('¿1+1=2?\n“sí” & ñ');
  });

  it('shows characters and segments as a carrier counts them', async () => {
    expect((await say('a'.repeat(161))).sms).toEqual({ encoding: 'GSM-7', characters: 161, segments: 2 });
    expect((await say('I can’t')).sms).toEqual({ encoding: 'UCS-2', characters: 7, segments: 1 });
  });

  it('says so when the service does not take it', async () => {
    await service.close();
    service = await standIn({ text: () => Promise.reject(new Error('store away')) });
    expect(await say('hello')).toMatchObject({ state: 'failed', code: '500' });
  });
});

describe("the service's text", () => {
  it('is answered like Twilio answers, and arrives on the phone', async () => {
    const { status, body } = await service.send(amina.number, 'Good morning.');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      account_sid: twilio.accountSid,
      status: 'queued',
      direction: 'outbound-api',
      num_segments: '1',
      to: amina.number,
      from: twilio.clinicNumber,
      error_code: null,
    });
    expect(body.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(body.date_created).toMatch(/^Tue, 03 Mar 2026 13:00:00 \+0000$/);
    expect(await bubbles()).toMatchObject([
      { id: body.sid, who: 'amina', from: 'clinic', text: 'Good morning.' },
    ]);
  });

  it('is reported queued, sent and delivered by signed callbacks', async () => {
    const { body } = await service.send(amina.number, 'Good morning.');
    await service.until(() => service.statuses.length === 3);
    expect(service.statuses.map((each) => each.MessageStatus)).toEqual(['queued', 'sent', 'delivered']);
    expect(service.statuses.every((each) => each.MessageSid === body.sid)).toBe(true);
  });

  it('counts no segments when a messaging service sends it', async () => {
    const { body } = await service.send(amina.number, 'Hi', { From: '', MessagingServiceSid: 'MG1' });
    expect(body.code).toBe(21603);
    const form = new URLSearchParams({ To: amina.number, MessagingServiceSid: 'MG1', Body: 'Hi' });
    const answer = await fetch(
      `${service.url}/simulator/carrier/2010-04-01/Accounts/${twilio.accountSid}/Messages.json`,
      {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${twilio.accountSid}:${twilio.authToken}`)}` },
        body: form,
      },
    );
    expect(await answer.json()).toMatchObject({
      num_segments: '0',
      messaging_service_sid: 'MG1',
      from: null,
    });
  });

  it('to a number nobody has is taken and then undelivered with code 30005', async () => {
    expect((await service.send('+15550109999', 'Hello')).status).toBe(201);
    await service.until(() => service.statuses.length === 3);
    expect(service.statuses.at(-1)).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30005' });
  });

  it('to somebody who was enrolled since rings on a phone of their own, after a restart too', async () => {
    await service.close();
    const memory = join(mkdtempSync(join(tmpdir(), 'flarepath-')), 'simulator.jsonl');
    const start = { at: Date.parse('2026-03-03T13:00:00Z'), memory, port: 0 };
    const maya = { ...amina, id: 'maya', name: 'Maya Ortiz', number: '+15550109998' };
    service = await standIn({ enrolled: (number) => (number === maya.number ? maya : undefined) }, start);
    await service.send(maya.number, 'You are invited.');
    await service.until(() => service.statuses.length === 3);
    expect(service.statuses.at(-1)).toMatchObject({ MessageStatus: 'delivered' });
    expect((await say('yes', 'maya')).state).toBe('delivered');
    expect(service.texts.at(-1)).toMatchObject({ From: maya.number, Body: 'yes' });

    await service.close();
    service = await standIn({}, start);
    const { people: shown } = await service.ask<{ people: { id: string }[] }>('state');
    expect(shown.filter(({ id }) => id === 'maya')).toEqual([{ ...maya, role: 'patient' }]);
    expect((await bubbles()).map(({ who, text }) => [who, text])).toEqual([
      ['maya', 'You are invited.'],
      ['maya', 'yes'],
    ]);
  });

  it.each([
    ['a number that is none', '12', 'Hello', 21211],
    ['no number', '', 'Hello', 21604],
    ['no words', amina.number, ' ', 21602],
    ['too many words', amina.number, 'a'.repeat(1601), 21617],
  ])('with %s is refused', async (_, to, body, code) => {
    expect(await service.send(to, body)).toMatchObject({ status: 400, body: { code, status: 400 } });
  });

  it('without the right password is refused', async () => {
    const url = `${service.url}/simulator/carrier/2010-04-01/Accounts/${twilio.accountSid}/Messages.json`;
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ To: amina.number }) });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 20003 }]);
  });
});

describe('the block list of the carrier', () => {
  it('blocks a number that texts STOP: the service hears of it, and its texts are refused with 21610', async () => {
    await say('Stop ');
    expect(service.texts[0]).toMatchObject({ Body: 'Stop ', OptOutType: 'STOP' });
    expect(await service.send(amina.number, 'Are you sure?')).toMatchObject({
      status: 400,
      body: { code: 21610 },
    });
    expect((await bubbles()).filter((each) => each.from === 'clinic')).toEqual([]);
  });

  it('unblocks it with START or YES, which are words for the clinic otherwise', async () => {
    await say('yes');
    await say('start');
    expect(service.texts.map((each) => each.OptOutType)).toEqual([undefined, undefined]);
    await say('STOP');
    await say('YES');
    expect(service.texts[3]?.OptOutType).toBe('START');
    expect((await service.send(amina.number, 'Welcome back.')).status).toBe(201);
  });

  it('leaves HELP to the service, and STOP inside a sentence too', async () => {
    await say('HELP');
    await say('please stop asking');
    expect(service.texts.map((each) => each.OptOutType)).toEqual([undefined, undefined]);
    expect((await service.send(amina.number, 'Here is help.')).status).toBe(201);
  });

  it('can block without answering itself', async () => {
    await service.ask('carrier/faults', { answersKeywords: false });
    await say('STOP');
    expect(service.texts[0]?.OptOutType).toBeUndefined();
    expect((await service.send(amina.number, 'Goodbye.')).status).toBe(400);
  });
});

describe('the test switches of the carrier', () => {
  it('refuse the next texts with a code, and then no more', async () => {
    await service.ask('carrier/faults', { refuse: { times: 1, code: 30003 } });
    expect(await service.send(amina.number, 'one')).toMatchObject({ status: 400, body: { code: 30003 } });
    expect((await service.send(amina.number, 'two')).status).toBe(201);
  });

  it('answer 429', async () => {
    await service.ask('carrier/faults', { tooMany: 1 });
    expect(await service.send(amina.number, 'one')).toMatchObject({ status: 429, body: { code: 20429 } });
  });

  it('hang without taking the text, until the switches are set again', async () => {
    await service.ask('carrier/faults', { hang: 1 });
    const hanging = service.send(amina.number, 'one').catch(() => 'broken');
    await service.send(amina.number, 'two');
    expect((await bubbles()).map((each) => each.text)).toEqual(['two']);
    await service.ask('carrier/faults', {});
    await hanging;
  });

  it('take the text and lose the answer', async () => {
    await service.ask('carrier/faults', { acceptThenSilence: 1 });
    const hanging = service.send(amina.number, 'one').catch(() => 'broken');
    await service.until(() => service.statuses.at(-1)?.MessageStatus === 'delivered');
    expect((await bubbles()).map((each) => each.text)).toEqual(['one']);
    await service.ask('carrier/faults', {});
    await hanging;
  });

  it('hold, repeat and reorder callbacks', async () => {
    await service.ask('carrier/faults', { callbacks: { hold: true, repeat: 1, lastFirst: true } });
    await service.send(amina.number, 'one');
    expect(service.statuses).toEqual([]);
    await service.ask('carrier/faults', {});
    await service.until(() => service.statuses.length === 6);
    const expected = ['delivered', 'delivered', 'sent', 'sent', 'queued', 'queued'];
    expect(service.statuses.map((each) => each.MessageStatus)).toEqual(expected);
  });
});
