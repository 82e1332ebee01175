/** Decides who may come in, before and by the SDK's checks; the SDK sees only activities of a shape we know. */
import type { Activity, TurnContext } from 'botbuilder';
import type { Request } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import { allowedUrl } from '../wire/hosts.ts';
import { within } from '../wire/within.ts';
import { activity as schema, type Said } from './activity.ts';
import type { BotAuthentication, InvokeAnswer, Logic } from './authentication.ts';
import { claimsOf } from './claims.ts';

export type Admitted =
  | {
      kind: 'let-in';
      said: Said;
      run: (logic: () => Promise<InvokeAnswer | undefined>) => Promise<InvokeAnswer | undefined>;
    }
  | { kind: 'turned-away'; status: 400 | 401 | 403 | 503 };
export type Door = (request: Request) => Promise<Admitted>;

export interface DoorOptions {
  authentication: BotAuthentication;
  allowAnonymous: boolean;
  allowedHosts: readonly string[];
  log: Log;
}

/** The SDK fetches the channel's keys without a limit of its own. */
const KEYS_TIMEOUT_MS = 8_000;

export function createDoor(options: DoorOptions): Door {
  return async (request) => {
    // A web page can post anything else than JSON to a service on its reader's machine without asking.
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return { kind: 'turned-away', status: 400 };
    const stranger = refusedUnread(options, request);
    if (stranger !== undefined) return { kind: 'turned-away', status: stranger };
    const raw = parsed(request.body);
    const read = schema.safeParse(raw);
    if (!read.success) return { kind: 'turned-away', status: 400 };
    if (isElsewhere(options, read.data)) return { kind: 'turned-away', status: 403 };
    const admitted = await authenticated(options, request, read.data, raw as Activity);
    return admitted.kind === 'let-in' && !isCallable(options, read.data)
      ? { kind: 'turned-away', status: 403 }
      : admitted;
  };
}

/** The cheap look comes first: most of what must be refused says so in its head, and is not worth taking apart. */
function refusedUnread({ authentication, allowAnonymous }: DoorOptions, request: Request): 401 | undefined {
  const { identity } = authentication;
  if (identity === undefined) return allowAnonymous && request.loopback ? undefined : 401;
  const claims = claimsOf(request.headers['authorization']);
  // The SDK also takes tokens of other bots and of the emulator, and keeps the tenant of every token it is shown.
  if (claims?.iss !== identity.issuer) return 401;
  return claims.tid !== undefined && claims.tid !== identity.tenantId ? 401 : undefined;
}

/** By what it says of itself: without an identity, only this machine is spoken to. */
function isElsewhere({ authentication: { identity } }: DoorOptions, said: Said): boolean {
  if (identity === undefined) return allowedUrl(said.serviceUrl, ['loopback']) === undefined;
  const tenant = said.conversation.tenantId;
  return identity.tenantId !== undefined && tenant !== undefined && tenant !== identity.tenantId;
}

/** Only of a caller who has shown who it is: a stranger could have any host proposed to whoever reads the log. */
function isCallable({ authentication, allowedHosts, log }: DoorOptions, { serviceUrl }: Said): boolean {
  if (authentication.identity === undefined || allowedUrl(serviceUrl, allowedHosts) !== undefined)
    return true;
  log.error('address not allowed', { code: 'NOT_ALLOWED', host: URL.parse(serviceUrl)?.host });
  return false;
}

async function authenticated(
  options: DoorOptions,
  request: Request,
  said: Said,
  raw: Activity,
): Promise<Admitted> {
  const { authentication, log } = options;
  try {
    const caller = await within(
      KEYS_TIMEOUT_MS,
      authentication.caller(raw, request.headers['authorization'] ?? ''),
    );
    return {
      kind: 'let-in',
      said,
      run: (logic) => authentication.run(caller, raw, answering(logic)),
    };
  } catch (fault) {
    if (isOurs(fault)) {
      log.error('channel keys not available', {}, fault);
      return { kind: 'turned-away', status: 503 };
    }
    return { kind: 'turned-away', status: 401 };
  }
}

/** In the SDK's turn the answer to an invoke is an activity like any other; it is the only one that is ever "sent". */
function answering(logic: () => Promise<InvokeAnswer | undefined>): Logic {
  return async (context: TurnContext) => {
    const value = await logic();
    if (value !== undefined) await context.sendActivity({ type: 'invokeResponse', value });
  };
}

/** Keys that could not be fetched say nothing about the caller: the channel may try again. */
function isOurs(fault: unknown): boolean {
  const { name, statusCode } = fault as { name?: string; statusCode?: number };
  return name === 'FetchError' || name === 'TookTooLong' || statusCode === 500;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
