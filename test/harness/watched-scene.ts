/** What a scene writes where somebody else reads it: log lines, moments (which become metrics), audit, addresses called. */
import { createLog } from '../../src/log.ts';
import type { Outgoing } from '../../src/model/outgoing.ts';
import { pagePermit } from '../../src/model/consent.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Watch } from '../../src/ports/watch.ts';
import { createSms } from '../../src/sms/sms.ts';
import { expectNoLeaks, type Person, type Written } from './canary.ts';

export interface Witness {
  written: Written[];
  log: Log;
  watch: Watch;
  /** Who there is, and what they have said: none of it may be found in what was written. */
  met(person: Person): void;
  heard(words: string): void;
  search(more: readonly Written[]): void;
  /** Sends the message as the real carrier would, to nobody, and keeps the addresses it would have called. */
  follow(message: Outgoing): Promise<void>;
}

export function createWitness(): Witness {
  const written: Written[] = [];
  const people: Person[] = [];
  const said: string[] = [];
  const note = (where: string, text: string) => void written.push({ where, text });
  const log = createLog('trace', { write: (line) => note('log', line) });
  const { carrier } = createSms({
    receiver: { said: async () => undefined, delivered: async () => undefined },
    call: async ({ url, body = '' }) => {
      note('url', url);
      note('url', new URLSearchParams(body).get('StatusCallback') ?? '');
      return { kind: 'answered', status: 201, headers: new Headers(), body: '{"sid":"SM1"}' };
    },
    log,
    accountSid: `AC${'0'.repeat(32)}`,
    authTokens: ['token'],
    sender: { from: '+15550100000' },
    publicUrl: () => 'https://pain.example.org',
  });
  return {
    written,
    log,
    met: (person) => void people.push(person),
    heard: (words) => void said.push(...words.split('\n')),
    search: (more) => expectNoLeaks([...written, ...more], people, said),
    watch: (moment) => note('moment', JSON.stringify(moment)),
    follow: async (message) => void (await carrier.send(message, pagePermit(message.to.channel))),
  };
}
