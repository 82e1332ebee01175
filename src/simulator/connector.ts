/** The Bot Framework connector that Teams would run: where the service sends, replaces and deletes activities. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import type { Bubble } from './bubble.ts';
import { json, readJson } from './door.ts';
import type { Faults } from './faults.ts';
import { faultSwitches } from './faults.ts';
import type { Directory, Person } from './people.ts';
import { conversationId } from './people.ts';
import type { Stage } from './stage.ts';

const PREFIX = '/simulator/teams/v3/conversations';
const CARD = 'application/vnd.microsoft.card.adaptive';

const outgoing = z.object({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.record(z.string(), z.unknown()).optional() }))
    .default([]),
});
type OutgoingActivity = z.infer<typeof outgoing>;
const opening = z.object({
  members: z.array(z.object({ id: z.string() })).min(1),
  activity: outgoing.optional(),
});

export interface ConnectorOptions {
  directory: Directory;
  stage: Stage;
  faults: Faults;
  now: () => number;
  typing: (who: string) => void;
}

export function connectorRoutes(options: ConnectorOptions): HttpRoute[] {
  const faulty = (take: (request: Request) => Answer) => (request: Request) =>
    withFault(options.faults, request, take);
  return [
    { method: 'POST', path: PREFIX, handle: faulty((request) => open(options, request)) },
    { method: 'POST', path: `${PREFIX}/*`, handle: faulty((request) => send(options, request)) },
    { method: 'PUT', path: `${PREFIX}/*`, handle: faulty((request) => replace(options, request)) },
    { method: 'DELETE', path: `${PREFIX}/*`, handle: faulty((request) => remove(options, request)) },
    {
      method: 'POST',
      path: '/simulator/teams/faults',
      handle(request) {
        const switches = readJson(request, faultSwitches);
        if (switches === undefined) return json(400, { error: 'not a set of switches' });
        options.faults.set(switches);
        return json(200, switches);
      },
    },
  ];
}

async function withFault(
  faults: Faults,
  request: Request,
  take: (request: Request) => Answer,
): Promise<Answer> {
  const fault = faults.next();
  if (fault?.kind === 'hang') return faults.silence();
  if (fault?.kind === 'refuse') return refusal(fault.status, String(fault.code));
  if (fault?.kind === 'too-many') {
    const answer = refusal(429, 'Throttled');
    return { ...answer, headers: { ...answer.headers, 'retry-after': '1' } };
  }
  const answer = take(request);
  return fault?.kind === 'accept-then-silence' ? faults.silence() : answer;
}

function open(options: ConnectorOptions, request: Request): Answer {
  const wanted = readJson(request, opening);
  if (wanted === undefined) return refusal(400, 'BadSyntax');
  const person = wanted.members
    .map((each) => options.directory.byTeamsId(each.id))
    .find((each) => each !== undefined);
  const wrong = person ? objection(options, person) : refusal(404, 'ConversationNotFound');
  if (wrong || person === undefined) return wrong ?? refusal(404, 'ConversationNotFound');
  const activityId = wanted.activity && show(options, person, wanted.activity);
  return json(201, { id: conversationId(person), activityId, serviceUrl: undefined });
}

function send(options: ConnectorOptions, request: Request): Answer {
  const { person } = addressed(options, request);
  const wrong = objection(options, person);
  if (wrong || person === undefined) return wrong ?? refusal(404, 'ConversationNotFound');
  const what = readJson(request, outgoing);
  if (what === undefined) return refusal(400, 'BadSyntax');
  if (what.type === 'typing') options.typing(person.id);
  if (what.type !== 'message') return json(202, { id: randomUUID() });
  const id = show(options, person, what);
  return json(201, id === undefined ? {} : { id });
}

function replace(options: ConnectorOptions, request: Request): Answer {
  const { person, activityId } = addressed(options, request);
  const wrong = objection(options, person);
  const known = activityId === undefined ? undefined : options.stage.bubble(activityId);
  if (wrong || known === undefined) return wrong ?? refusal(404, 'ActivityNotFoundInConversation');
  const what = readJson(request, outgoing);
  if (what === undefined) return refusal(400, 'BadSyntax');
  options.stage.change(known.id, { ...contents(what), replacedAt: options.now() });
  return json(200, { id: known.id });
}

function remove(options: ConnectorOptions, request: Request): Answer {
  const { activityId } = addressed(options, request);
  if (activityId === undefined || !options.stage.bubble(activityId))
    return refusal(404, 'ActivityNotFoundInConversation');
  options.stage.remove(activityId);
  return { status: 200 };
}

function addressed(
  { directory }: ConnectorOptions,
  request: Request,
): { person?: Person; activityId?: string } {
  const [conversation, , activityId] = request.path
    .slice(PREFIX.length + 1)
    .split('/')
    .map(decodeURIComponent);
  const person = directory.byConversation(conversation ?? '');
  return { ...(person ? { person } : {}), ...(activityId === undefined ? {} : { activityId }) };
}

function objection({ stage }: ConnectorOptions, person: Person | undefined): Answer | undefined {
  if (person === undefined) return refusal(404, 'ConversationNotFound');
  return stage.installed().includes(person.id) ? undefined : refusal(403, 'BotNotInConversationRoster');
}

/** Text and a card in one activity become two messages, and Teams then tells no id. */
function show(options: ConnectorOptions, person: Person, what: OutgoingActivity): string | undefined {
  const { text, card } = contents(what);
  if (what.text !== undefined && what.text !== '' && card) {
    put(options, person, { text: what.text });
    put(options, person, { text: what.summary ?? '', card });
    return undefined;
  }
  return put(options, person, { text, card });
}

function put({ stage, now }: ConnectorOptions, person: Person, shown: Pick<Bubble, 'text' | 'card'>): string {
  const id = randomUUID();
  stage.show({ id, who: person.id, channel: 'teams', from: 'clinic', at: now(), ...shown });
  return id;
}

function contents(what: OutgoingActivity): { text: string; card: Record<string, unknown> | undefined } {
  const card = what.attachments.find((each) => each.contentType === CARD)?.content;
  return { text: what.text || what.summary || '', card };
}

function refusal(status: number, code: string): Answer {
  return json(status, { error: { code, message: `The connector answers ${code}.` } });
}
