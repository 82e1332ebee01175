/** A clinic round the mortal service: phones and Teams that try again when nobody has told them that it arrived. */
import { randomUUID } from 'node:crypto';
import { MINUTE, SECOND } from '../../src/model/time.ts';
import { newSid, signatureOf } from '../../src/simulator/twilio-form.ts';
import { heard } from '../harness/heard.ts';
import { openProvider } from '../harness/provider.ts';
import { startMortal, type Mortal, textingBy, TOKEN } from './mortal.ts';
import type { Last } from './mortal-service.ts';

export const NURSE = '+15550100201';
export const COLLEAGUE = '+15550100202';
export const DANGER = "I can't feel when I wipe since last night";

const TEAMS_USER = '5c1f0a50-0000-4000-8000-000000000201';

export interface Taken {
  address: string;
  text: string;
}

export interface MortalClinic {
  mortal: Mortal;
  /** What the providers have taken: texts by number, cards and words by the Teams conversation. */
  taken: Taken[];
  /** Refused by the carrier while this is true of it. */
  refuse(which: (text: Taken) => boolean): void;
  /** Until the text is taken, under one name; then everything that follows from it. */
  text(from: string, body: string): Promise<void>;
  /** Until it is taken, and no longer. */
  deliver(from: string, body: string): Promise<void>;
  /** The nurse adds the app, types in her chat, or presses a button on a card. */
  install(): Promise<void>;
  types(text: string): Promise<void>;
  press(verb: string, data: Record<string, string>): Promise<void>;
  /** A key in a call that was taken; Twilio asks once what that means, and ends the call when nobody answers. */
  pressesKey(call: Taken, digit: string): Promise<void>;
  hangsUp(call: Taken): Promise<void>;
  /** A paging service tells of an incident, until it is answered. */
  hook(path: string, headers: Record<string, string>, body: string): Promise<void>;
  /** The carrier's report of a text that it took. */
  report(of: Taken, state: string): Promise<void>;
  rest(): Promise<void>;
  pass(ms: number): Promise<void>;
  /** Longer than any lease, lock and rescue, so that what a dead process left behind is taken up. */
  recover(): Promise<void>;
  /** One death, at this moment of this, and life after it. */
  dying(last: Last, doing: () => Promise<void>): Promise<void>;
  textsTo(address: string): string[];
  end(): Promise<void>;
}

export async function openMortalClinic(settings: Record<string, string>): Promise<MortalClinic> {
  const taken: Taken[] = [];
  const callbacks = new Map<Taken, { sid: string; address: string }>();
  let refused: (text: Taken) => boolean = () => false;
  const provider = await openProvider();
  provider.refuse = (address, body) =>
    refused({ address, text: new URLSearchParams(body).get('Body') ?? '' });
  provider.onMessage = (address, body) => {
    const form = new URLSearchParams(body);
    const one = { address, text: form.get('Body') ?? body };
    taken.push(one);
    callbacks.set(one, { sid: provider.lastId(), address: form.get('StatusCallback') ?? '' });
  };
  const mortal = await startMortal({
    ...settings,
    ...textingBy(provider),
  });

  async function until(posted: () => Promise<boolean>): Promise<void> {
    while (!(await posted())) await mortal.liveAgain();
  }
  const post = (path: string, headers: Record<string, string>, body: string) =>
    fetch(`${mortal.url}${path}`, { method: 'POST', headers, body }).then(
      ({ ok }) => ok,
      () => false,
    );
  const signed = (path: string, form: Record<string, string>) =>
    post(
      path,
      {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signatureOf(TOKEN, `${mortal.url}${path}`, form),
      },
      new URLSearchParams(form).toString(),
    );
  const clinic: MortalClinic = {
    mortal,
    taken,
    refuse: (which) => (refused = which),
    async deliver(from, body) {
      heard(body);
      const form = { MessageSid: newSid('SM'), From: from, To: '+15550100000', Body: body, NumMedia: '0' };
      await until(() => signed('/sms/inbound', form));
    },
    async text(from, body) {
      await clinic.deliver(from, body);
      await clinic.rest();
    },
    install: () => say({ type: 'installationUpdate', action: 'add' }),
    types: (text) => say({ type: 'message', text }),
    press: (verb, data) =>
      say({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      }),
    async pressesKey(call, digit) {
      const page = pathOf(new URLSearchParams(call.text).get('Url'));
      const form = { CallSid: callbacks.get(call)?.sid ?? '', Digits: digit };
      await signed(page.replace('/voice/page', '/voice/key'), form);
      await clinic.rest();
    },
    async hangsUp(call) {
      const { sid = '', address } = callbacks.get(call) ?? {};
      await until(() => signed(pathOf(address), { CallSid: sid, CallStatus: 'completed' }));
      await clinic.rest();
    },
    async hook(path, headers, body) {
      await until(() => post(path, { 'content-type': 'application/json', ...headers }, body));
      await clinic.rest();
    },
    async report(of, state) {
      const { sid = '', address } = callbacks.get(of) ?? {};
      const form = { MessageSid: sid, MessageStatus: state, ErrorCode: '30008' };
      await until(() => signed(pathOf(address), form));
      await clinic.rest();
    },
    async rest() {
      await mortal.rest();
      if (mortal.dead()) await mortal.liveAgain();
      await mortal.rest();
    },
    async pass(ms) {
      await mortal.pass(ms);
      await clinic.rest();
    },
    async recover() {
      for (let times = 0; times < 3; times += 1) await clinic.pass(31 * SECOND);
    },
    async dying(last, doing) {
      const before = mortal.lives;
      await mortal.dieAt(last);
      await doing();
      await clinic.recover();
      expect(mortal.lives - before).toBe(1);
    },
    textsTo: (address) => taken.filter((each) => each.address === address).map(({ text }) => text),
    async end() {
      await mortal.end();
      await provider.close();
    },
  };

  async function say(rest: Record<string, unknown>): Promise<void> {
    const activity = {
      id: randomUUID(),
      timestamp: new Date(MINUTE).toISOString(),
      channelId: 'msteams',
      serviceUrl: provider.url,
      from: { id: '29:nurse', aadObjectId: TEAMS_USER },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:nurse', conversationType: 'personal', tenantId: 'tenant-1' },
      ...rest,
    };
    const json = { 'content-type': 'application/json' };
    await until(() => post('/api/messages', json, JSON.stringify(activity)));
    await clinic.rest();
  }
  return clinic;
}

/** Whoever has come back to life listens at another port. */
function pathOf(address: string | null | undefined): string {
  const { pathname, search } = new URL(address ?? '');
  return `${pathname}${search}`;
}
