/** What Twilio asks during a call of ours, and reports of it. Only the key 1 acknowledges; a voice, a machine or silence never does. */
import { z } from 'zod';
import type { PageEnd, PageTaken } from '../model/page.ts';
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { PageReceiver } from '../ports/paging.ts';
import { answerAfter, open, SIGNATURE, type Door } from '../sms/webhook.ts';
import type { Sealer } from '../wire/sealed.ts';
import { KEY_PATH, MACHINE_PATH, PAGE_PATH, STATUS_PATH, type Addresses } from './addresses.ts';
import { openSpoken, type Spoken, type VoiceWord, type VoiceWords } from './spoken.ts';
import { askForKey, sayAndEnd } from './twiml.ts';

export interface RouteDeps extends Door {
  receiver: PageReceiver;
  sealer: Sealer;
  addresses: Addresses;
  words: VoiceWords;
  log: Log;
}

/** Said so often without a key, the call ends; asked for again with 2 it may go on a little longer. */
const ROUNDS = 3;
const MOST_ROUNDS = 9;

const sid = z.string().regex(/^[A-Za-z0-9]{2,64}$/);
const query = z.object({
  r: z.string().regex(/^[\w-]{40,1000}$/),
  n: z.string().regex(/^\d$/).transform(Number).optional(),
});
const pressed = z.object({ CallSid: sid, Digits: z.string().max(8).default('') });
const ended = z.object({ CallSid: sid, CallStatus: z.string().max(40) });
const answeredBy = z.object({ CallSid: sid, AnsweredBy: z.string().max(40) });

export function voiceRoutes(deps: RouteDeps): HttpRoute[] {
  const route = (path: string, address: AddressOf, handle: Handle): HttpRoute => ({
    method: 'POST',
    path,
    proof: SIGNATURE,
    handle: (request) => opened(deps, request, address, handle),
  });
  const { addresses } = deps;
  return [
    route(PAGE_PATH, addresses.page, (of) => xml(say(deps, of))),
    route(KEY_PATH, addresses.key, (of, form) => key(deps, of, form)),
    route(STATUS_PATH, addresses.status, ({ spoken }, form) => status(deps, spoken, form)),
    route(MACHINE_PATH, addresses.machine, ({ spoken }, form) => machine(deps, spoken, form)),
  ];
}

type AddressOf = (sealed: string, round: number) => string;
interface Asked {
  sealed: string;
  spoken: Spoken;
  round: number;
}
type Handle = (asked: Asked, form: Record<string, string>) => Answer | Promise<Answer>;

async function opened(
  deps: RouteDeps,
  request: Request,
  address: AddressOf,
  handle: Handle,
): Promise<Answer> {
  const ours = query.safeParse(Object.fromEntries(request.query));
  if (!ours.success) return { status: 400 };
  const { r: sealed, n: round = 0 } = ours.data;
  const door = open(deps, request, address(sealed, round));
  if (door.kind === 'closed') return door.answer;
  // Signed by Twilio and not sealed by us: an address of another service with the same account.
  const spoken = openSpoken(deps.sealer, sealed);
  if (spoken === undefined) return { status: 404 };
  return handle({ sealed, spoken, round }, Object.fromEntries(door.form));
}

function say({ words, addresses }: RouteDeps, { sealed, spoken, round }: Asked): string {
  // Nothing to acknowledge: it only tells its code.
  if (spoken.why === 'contact') return sayAndEnd(words(spoken, 'contact'), spoken.lang);
  if (round >= ROUNDS) return sayAndEnd(words(spoken, 'no-key'), spoken.lang);
  const text = words(spoken, spoken.why);
  return askForKey(text, spoken.lang, addresses.key(sealed, round), addresses.page(sealed, round + 1));
}

async function key(deps: RouteDeps, asked: Asked, form: Record<string, string>): Promise<Answer> {
  const read = pressed.safeParse(form);
  if (!read.success) return { status: 400 };
  const { Digits } = read.data;
  if (Digits === '1') return xml(await acknowledge(deps, asked));
  const { words, addresses } = deps;
  const { sealed, spoken, round } = asked;
  if (Digits !== '2' || round >= MOST_ROUNDS) return xml(say(deps, { ...asked, round: round + 1 }));
  const next = Math.min(round + 1, MOST_ROUNDS);
  return xml(
    askForKey(
      words(spoken, spoken.why),
      spoken.lang,
      addresses.key(sealed, next),
      addresses.page(sealed, next),
    ),
  );
}

const told: Record<PageTaken, VoiceWord> = {
  yours: 'acknowledged',
  already: 'already',
  gone: 'gone',
  news: 'news',
  'unknown-person': 'gone',
};

/** "It is yours" is said only when that is stored. */
async function acknowledge(deps: RouteDeps, { sealed, spoken, round }: Asked): Promise<string> {
  const { words, addresses, receiver } = deps;
  const ack = { of: spoken.of, by: 'voice', doneAt: spoken.at } as const;
  try {
    return sayAndEnd(words(spoken, told[await receiver.acknowledged(ack)]), spoken.lang);
  } catch (fault) {
    deps.log.error('telephone acknowledgement not kept', { alert: spoken.of.alertId }, fault);
    const next = Math.min(round + 1, MOST_ROUNDS);
    if (next === MOST_ROUNDS) return sayAndEnd(words(spoken, 'no-key'), spoken.lang);
    return askForKey(
      words(spoken, 'not-kept'),
      spoken.lang,
      addresses.key(sealed, next),
      addresses.page(sealed, next),
    );
  }
}

const ends: Record<string, PageEnd['how']> = {
  completed: 'ended',
  busy: 'busy',
  'no-answer': 'no-answer',
  failed: 'failed',
  canceled: 'failed',
};

function status(deps: RouteDeps, { of }: Spoken, form: Record<string, string>): Answer | Promise<Answer> {
  const read = ended.safeParse(form);
  if (!read.success) return { status: 400 };
  const how = ends[read.data.CallStatus];
  if (how === undefined) return { status: 204 };
  return report(deps, { of, by: 'voice', providerId: read.data.CallSid, how });
}

function machine(deps: RouteDeps, { of }: Spoken, form: Record<string, string>): Answer | Promise<Answer> {
  const read = answeredBy.safeParse(form);
  if (!read.success) return { status: 400 };
  if (!/^(?:machine_|fax$)/.test(read.data.AnsweredBy)) return { status: 204 };
  return report(deps, { of, by: 'voice', providerId: read.data.CallSid, how: 'machine' });
}

function report(deps: RouteDeps, end: PageEnd): Promise<Answer> {
  return answerAfter(deps, deps.receiver.ended(end), { status: 204 });
}

function xml(body: string): Answer {
  return { status: 200, type: 'text/xml', body };
}
