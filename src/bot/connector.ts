/** Speaks to a channel: one request for one activity, with our token, and what became of it as a value. */
import { z } from 'zod';
import type { Sent } from '../model/outgoing.ts';
import type { Log } from '../ports/log.ts';
import { type Call, type Called, retryAfterMs } from '../wire/call.ts';
import { within } from '../wire/within.ts';
import { reference as schema, type Reference } from './reference.ts';

export interface Connector {
  send(reference: unknown, activity: Record<string, unknown>): Promise<Sent>;
  replace(reference: unknown, activityId: string, card: Record<string, unknown>): Promise<Sent>;
}

export interface ConnectorOptions {
  call: Call;
  log: Log;
  authorization(fresh: boolean): Promise<string | undefined>;
}

const TIMEOUT_MS = 10_000;
const SOON_MS = 5_000;
const LATER_MS = 30_000;
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

const posted = z.object({ id: z.string().min(1) });

export function createConnector(options: ConnectorOptions): Connector {
  const request = requester(options);
  return {
    send: (reference, activity) => request(reference, activity),
    replace: (reference, activityId, card) => {
      const attachments = [{ contentType: CARD_TYPE, content: card }];
      return request(reference, { type: 'message', id: activityId, attachments }, activityId);
    },
  };
}

/** `replaced` is the id of the activity that this one takes the place of. */
type RequestActivity = (
  given: unknown,
  activity: Record<string, unknown>,
  replaced?: string,
) => Promise<Sent>;

function requester({ call, log, authorization }: ConnectorOptions): RequestActivity {
  let refused = false;
  return async (given, activity, replaced) => {
    const read = schema.safeParse(given);
    if (!read.success) return { kind: 'refused', because: 'no-conversation', then: 'route-dead' };
    const token = await tokenFor(() => authorization(refused), log);
    if (token.kind === 'none') return { kind: 'later', afterMs: LATER_MS, because: 'no-token' };
    const called = await call({
      method: replaced === undefined ? 'POST' : 'PUT',
      url: activitiesUrl(read.data) + (replaced === undefined ? '' : `/${encodeURIComponent(replaced)}`),
      headers: { 'content-type': 'application/json', ...token.headers },
      body: JSON.stringify(addressed(read.data, activity)),
      timeoutMs: TIMEOUT_MS,
    });
    refused = called.kind === 'answered' && called.status === 401;
    if (refused) log.error('channel does not accept our token');
    return sentOf(called, replaced, log);
  };
}

type Token = { kind: 'some'; headers: Record<string, string> } | { kind: 'none' };

async function tokenFor(authorization: () => Promise<string | undefined>, log: Log): Promise<Token> {
  try {
    const header = await within(TIMEOUT_MS, authorization());
    return { kind: 'some', headers: header === undefined ? {} : { authorization: header } };
  } catch (fault) {
    log.error('no token for the channel', {}, fault);
    return { kind: 'none' };
  }
}

function activitiesUrl({ serviceUrl, conversation }: Reference): string {
  return `${serviceUrl.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(conversation.id)}/activities`;
}

function addressed(
  { bot, user, conversation, channelId, serviceUrl }: Reference,
  activity: Record<string, unknown>,
) {
  return { ...activity, from: bot, recipient: user, conversation, channelId, serviceUrl };
}

/** What Teams writes into the body of a 403: the person, the clinic's administrator or we ourselves are the reason. */
const REFUSALS = {
  ConversationBlockedByUser: 'person',
  MessageWritesBlocked: 'person',
  BotNotInConversationRoster: 'person',
  ForbiddenOperationException: 'person',
  BotDisabledByAdmin: 'administrator',
  InvalidBotApiHost: 'ours',
  NotEnoughPermissions: 'ours',
} as const;
const refusals = Object.entries(REFUSALS);

/** The envelope differs from one fault to the next, so the code is looked for wherever it stands. */
function forbidden(body: string, log: Log): Sent {
  const [code, whose] = refusals.find(([name]) => body.includes(`"${name}"`)) ?? [];
  const because = code ?? 'http-403';
  if (whose === 'ours' || whose === 'administrator') log.error('channel does not let us speak', { because });
  if (whose === 'ours') return { kind: 'later', afterMs: LATER_MS, because };
  return { kind: 'refused', because, then: 'route-dead' };
}

/** Posting takes no key against repeats, so only an answer that says "not now" may be tried again. */
function sentOf(called: Called, replaced: string | undefined, log: Log): Sent {
  if (called.kind === 'not-sent') return { kind: 'later', afterMs: SOON_MS, because: called.because };
  if (called.kind === 'unknown') return { kind: 'unknown', because: called.because };
  const { status, headers } = called;
  const because = `http-${status}`;
  if (status >= 200 && status < 300)
    return { kind: 'accepted', providerId: replaced ?? postedId(called.body) };
  if (status === 429 || status === 412)
    return { kind: 'later', afterMs: retryAfterMs(headers, SOON_MS), because };
  if (status === 403 && replaced === undefined) return forbidden(called.body, log);
  // Gone; for a replacement it may be the old card alone that is gone.
  if (status === 403 || status === 404)
    return { kind: 'refused', because, ...(replaced === undefined && { then: 'route-dead' as const }) };
  if (status === 401 || status < 400) return { kind: 'later', afterMs: LATER_MS, because };
  return status >= 500 || status === 408 ? { kind: 'unknown', because } : { kind: 'refused', because };
}

/** Some channels take an activity and give no id for it; then it cannot be replaced later. */
function postedId(body: string): string {
  try {
    return posted.safeParse(JSON.parse(body)).data?.id ?? '';
  } catch {
    return '';
  }
}
