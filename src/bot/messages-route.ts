/** POST /api/messages: every activity of every channel. Answered when what it said is durable, never with a reply. */
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { CardAnswer, Receiver } from '../ports/receiver.ts';
import type { Said } from './activity.ts';
import type { InvokeAnswer } from './authentication.ts';
import type { Connector } from './connector.ts';
import type { Door } from './door.ts';
import { meantBy, type Meant } from './inbound.ts';
import { referenceOf } from './reference.ts';

export interface MessagesDeps {
  door: Door;
  receiver: Omit<Receiver, 'delivered'>;
  connector: Connector;
  log: Log;
}

export function messagesRoute(deps: MessagesDeps): HttpRoute {
  return {
    method: 'POST',
    path: '/api/messages',
    proof: 'authorization',
    handle: (request) => handle(deps, request),
  };
}

async function handle(deps: MessagesDeps, request: Request): Promise<Answer> {
  const admitted = await deps.door(request);
  if (admitted.kind === 'turned-away') return { status: admitted.status };
  const meant = meantBy(admitted.said);
  if (meant.kind === 'wrong') return { status: 400 };
  try {
    return toHttp(await admitted.run(() => pass(deps, meant, admitted.said)));
  } catch (fault) {
    deps.log.error('activity not handled', { kind: meant.kind }, fault);
    return { status: 503 };
  }
}

async function pass(
  { receiver, connector }: MessagesDeps,
  meant: Meant,
  said: Said,
): Promise<InvokeAnswer | undefined> {
  switch (meant.kind) {
    case 'said':
      await receiver.said(meant.inbound);
      return undefined;
    case 'installed':
      await receiver.installed(meant.from);
      return undefined;
    case 'removed':
      await receiver.removed(meant.from);
      return undefined;
    case 'acted': {
      const answer = await receiver.acted(meant.action);
      if (meant.invoked) return { status: 200, body: invokeBody(answer) };
      await showAfterwards(connector, said, answer);
      return undefined;
    }
    default:
      return said.type === 'invoke' ? { status: 501 } : undefined;
  }
}

function invokeBody(answer: CardAnswer): Record<string, unknown> {
  return answer.kind === 'card'
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
}

/** An old client only submits: its card is replaced, or the words are said, by a call of our own. */
async function showAfterwards(connector: Connector, said: Said, answer: CardAnswer): Promise<void> {
  const reference = referenceOf(said);
  if (answer.kind === 'message') await connector.send(reference, { type: 'message', text: answer.text });
  else if (said.replyToId !== undefined) await connector.replace(reference, said.replyToId, answer.card);
}

function toHttp(answer: InvokeAnswer | undefined): Answer {
  if (answer === undefined) return { status: 200 };
  if (answer.body === undefined) return { status: answer.status };
  return { status: answer.status, type: 'application/json', body: JSON.stringify(answer.body) };
}
