/** A person in Teams: what they type, the cards they answer, and the app they add or remove. */
import { z } from 'zod';
import type { Activity } from './activity.ts';
import { activity, installation } from './activity.ts';
import type { Bubble } from './bubble.ts';
import type { Person } from './people.ts';
import type { Stage } from './stage.ts';

/** Teams gives up on a turn after this. */
const PATIENCE_MS = 15_000;

export interface TeamsOptions {
  serviceUrl: () => string;
  stage: Stage;
  now: () => number;
}

export const cardAction = z.object({
  type: z.enum(['Action.Submit', 'Action.Execute']),
  title: z.string().default(''),
  id: z.string().optional(),
  verb: z.string().optional(),
  data: z.union([z.record(z.string(), z.unknown()), z.string()]).optional(),
  trigger: z.enum(['manual', 'automatic']).default('manual'),
});
export type CardAction = z.infer<typeof cardAction>;

/** What Action.Submit data may ask of Teams itself. */
const teamsData = z.object({
  msteams: z
    .object({ type: z.string(), value: z.unknown().optional(), text: z.string().optional() })
    .optional(),
});

const invokeAnswer = z.object({ statusCode: z.number().default(200), type: z.string(), value: z.unknown() });

export interface Teams {
  install(person: Person, installed: boolean): Promise<boolean>;
  say(person: Person, text: string): Promise<Bubble>;
  act(person: Person, shown: Bubble, action: CardAction): Promise<Bubble>;
}

export function createTeams({ serviceUrl, stage, now }: TeamsOptions): Teams {
  const envelope = (person: Person) => ({ person, serviceUrl: serviceUrl(), at: now() });

  async function post(what: Activity): Promise<{ status: number; body: string }> {
    try {
      const answer = await fetch(`${serviceUrl()}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Microsoft-SkypeBotApi' },
        body: JSON.stringify(what),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return { status: answer.status, body: await answer.text() };
    } catch {
      return { status: 0, body: '' };
    }
  }

  async function install(person: Person, installed: boolean): Promise<boolean> {
    // Known as installed first: a welcome may arrive before the service has answered.
    stage.install(person.id, installed);
    let taken = true;
    for (const each of installation(envelope(person), installed))
      taken = isTaken((await post(each)).status) && taken;
    if (!taken && installed) stage.install(person.id, false);
    return taken;
  }

  async function say(person: Person, text: string, rest: object = {}): Promise<Bubble> {
    if (!stage.installed().includes(person.id)) await install(person, true);
    const message = activity('message', envelope(person), { text, textFormat: 'plain', ...rest });
    const bubble: Bubble = {
      id: message.id,
      who: person.id,
      channel: 'teams',
      from: 'person',
      at: now(),
      text,
    };
    stage.show({ ...bubble, state: 'sending' });
    const { status } = await post(message);
    stage.change(
      message.id,
      isTaken(status) ? { state: 'delivered' } : { state: 'failed', code: String(status) },
    );
    return stage.bubble(message.id) ?? bubble;
  }

  async function submit(person: Person, shown: Bubble, action: CardAction): Promise<Bubble> {
    const asked = teamsData.safeParse(action.data).data?.msteams;
    if (asked?.type === 'imBack') return say(person, typeof asked.value === 'string' ? asked.value : '');
    if (asked?.type === 'messageBack') {
      return say(person, asked.text ?? '', { value: asked.value, replyToId: shown.id });
    }
    const rest = { value: action.data ?? {}, replyToId: shown.id };
    const { status } = await post(activity('message', envelope(person), rest));
    return pressed(shown, action, isTaken(status) ? undefined : WRONG);
  }

  async function execute(person: Person, shown: Bubble, action: CardAction): Promise<Bubble> {
    const { trigger, id, verb, data } = action;
    const value = { action: { type: 'Action.Execute', id, verb, data: data ?? {} }, trigger };
    const what = activity('invoke', envelope(person), {
      name: 'adaptiveCard/action',
      value,
      replyToId: shown.id,
    });
    const { status, body } = await post(what);
    const answer = isTaken(status) ? readInvoke(body) : undefined;
    if (answer?.card) stage.change(shown.id, { card: answer.card, replacedAt: now() });
    if (trigger === 'automatic') return stage.bubble(shown.id) ?? shown;
    return pressed(shown, action, answer === undefined ? WRONG : answer.note);
  }

  function pressed(shown: Bubble, action: CardAction, note: string | undefined): Bubble {
    stage.change(shown.id, { pressed: { title: action.title, ...(note === undefined ? {} : { note }) } });
    return stage.bubble(shown.id) ?? shown;
  }

  return {
    install,
    say,
    act: (person, shown, action) =>
      action.type === 'Action.Submit' ? submit(person, shown, action) : execute(person, shown, action),
  };
}

/** What the Teams client shows when a bot does not answer a button well. */
const WRONG = 'Something went wrong. Please try again.';

function readInvoke(body: string): { card?: Record<string, unknown>; note?: string } | undefined {
  const answer = invokeAnswer.safeParse(parsed(body)).data;
  if (answer === undefined || answer.statusCode >= 400) return undefined;
  if (answer.type === 'application/vnd.microsoft.card.adaptive') {
    const card = z.record(z.string(), z.unknown()).safeParse(answer.value).data;
    return card && { card };
  }
  return answer.type === 'application/vnd.microsoft.activity.message'
    ? { note: String(answer.value) }
    : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}
