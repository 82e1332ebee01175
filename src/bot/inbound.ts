/** What an activity means to us: words, an installation, a removal, a card's button, or nothing. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { smsRoute, type Route, type TeamsRoute } from '../model/patient.ts';
import type { CardAction, Inbound } from '../ports/receiver.ts';
import { isPersonal, spoken, type Said } from './activity.ts';
import { referenceOf } from './reference.ts';

export type Meant =
  | { kind: 'said'; inbound: Inbound }
  | { kind: 'installed' | 'removed'; from: TeamsRoute }
  /** `invoked` is answered in the same breath; otherwise the card that was pressed can only be replaced afterwards. */
  | { kind: 'acted'; action: CardAction; invoked: boolean }
  | { kind: 'nothing' }
  | { kind: 'wrong' };

const submitted = z.object({
  questionnaire: z.string().min(1).max(200),
  linkId: z.string().min(1).max(200),
  round: z.string().max(200).optional(),
  answer: z.coerce.string().max(4_000).default(''),
  /** Of a card with several fields, by their names: how each stands in the answer. */
  said: z.record(z.string().max(60), z.string().max(200)).optional(),
});
const field = z.coerce.string().max(1_000);
const pressed = z.object({
  verb: z.string().min(1).max(60),
  patientId: z.string().min(1).max(200),
  alertId: z.string().min(1).max(200),
  minutes: z.string().max(10).optional(),
  to: z.string().max(100).optional(),
  outcome: z.string().max(40).optional(),
  note: z.string().max(1_000).optional(),
  on: z.literal('list').optional(),
  also: z
    .array(z.object({ patientId: z.string().min(1).max(200), alertId: z.string().min(1).max(200) }))
    .max(60)
    .optional(),
});
const invoked = z.object({
  action: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()).optional() }),
  trigger: z.string().optional(),
});

export function meantBy(said: Said): Meant {
  switch (said.type) {
    case 'message':
    case 'messageUpdate':
      return fromMessage(said);
    case 'invoke':
      return said.name === 'adaptiveCard/action' ? fromInvoke(said) : { kind: 'nothing' };
    case 'installationUpdate':
      return fromInstallation(said);
    case 'conversationUpdate':
      return fromMembers(said);
    default:
      // A reaction among them: it belongs to some earlier message, and would be filed as the answer to the last one.
      return { kind: 'nothing' };
  }
}

function fromMessage(said: Said): Meant {
  const button = pressed.safeParse(said.value);
  if (button.success && said.channelId !== 'sms') return acted(said, button.data, 'person', false);
  const from = routeOf(said);
  if (from === undefined) return { kind: 'nothing' };
  const providerId = providerIdOf(said);
  if (providerId === undefined) return { kind: 'wrong' };
  const card = cardIn(said.value);
  // Screening reads the text, so what was typed into a card is text as well.
  const text = spoken(said) || (card?.answer ?? '');
  const media = (said.attachments ?? []).filter(({ contentType }) => contentType !== 'text/html').length;
  if (text === '' && media === 0 && card === undefined) return { kind: 'nothing' };
  return { kind: 'said', inbound: { providerId, from, text, media, ...(card && { card }) } };
}

function cardIn(value: unknown): Inbound['card'] {
  const card = submitted.safeParse(value).data;
  if (card === undefined) return undefined;
  const { said = {}, answer, ...named } = card;
  const filled = Object.entries(said).flatMap(([name, as]) => {
    const typed = field.safeParse((value as Record<string, unknown>)[name] ?? '').data?.trim() ?? '';
    return typed === '' ? [] : [as.replace('{}', () => typed)];
  });
  return { ...named, answer: answer || filled.join('').replace(/^[\s,.]+/u, '') };
}

/** An edited message keeps its id, but what it says now has not been screened: it is another message to us. */
function providerIdOf(said: Said): string | undefined {
  if (said.id === undefined) return undefined;
  const id = `bot:${said.channelId}|${said.conversation.id}|${said.id}`;
  if (said.type === 'message') return id;
  return `${id}|edit:${createHash('sha256').update(`${said.timestamp}\n${said.text}`).digest('base64url')}`;
}

function fromInvoke(said: Said): Meant {
  const value = invoked.safeParse(said.value);
  if (!value.success) return { kind: 'wrong' };
  const button = pressed.safeParse({ ...value.data.action.data, verb: value.data.action.verb });
  if (!button.success) return { kind: 'wrong' };
  return acted(said, button.data, value.data.trigger === 'automatic' ? 'refresh' : 'person', true);
}

function acted(
  said: Said,
  { verb, patientId, alertId, minutes, to, outcome, note, on, also }: z.infer<typeof pressed>,
  trigger: CardAction['trigger'],
  invoked: boolean,
): Meant {
  const typed = Object.entries({ minutes, to, outcome, note }).filter(([, value]) => value !== undefined);
  const inputs = typed.length > 0 ? { inputs: Object.fromEntries(typed) } : {};
  return {
    kind: 'acted',
    action: {
      verb,
      patientId,
      alertId,
      from: teamsRoute(said),
      trigger,
      ...inputs,
      ...(on && { on }),
      ...(also && { also }),
    },
    invoked,
  };
}

function fromInstallation(said: Said): Meant {
  if (said.channelId === 'sms' || !isPersonal(said)) return { kind: 'nothing' };
  if (said.action?.startsWith('add')) return { kind: 'installed', from: teamsRoute(said) };
  // "remove-upgrade" is the first half of an update; the app stays.
  return said.action === 'remove' ? { kind: 'removed', from: teamsRoute(said) } : { kind: 'nothing' };
}

function fromMembers(said: Said): Meant {
  const person = said.membersAdded?.find(({ id }) => id !== said.recipient.id);
  if (person === undefined || said.channelId === 'sms' || !isPersonal(said)) return { kind: 'nothing' };
  const from = person.id === said.from.id ? said.from : person;
  return { kind: 'installed', from: teamsRoute({ ...said, from }) };
}

function routeOf(said: Said): Route | undefined {
  if (said.channelId !== 'sms') return teamsRoute(said);
  const number = { channel: 'sms', number: said.from.id, via: 'bot', reference: referenceOf(said) };
  return smsRoute.safeParse(number).data;
}

/**
 * Only Teams vouches for who a user is: elsewhere the client picks the id, so it is kept apart by its channel's name.
 * A group hears nothing about a patient: what is said there comes without a conversation to answer into.
 */
function teamsRoute(said: Said): TeamsRoute {
  const user =
    said.channelId === 'msteams'
      ? (said.from.aadObjectId ?? said.from.id)
      : `${said.channelId}:${said.from.id}`;
  return { channel: 'teams', user, ...(isPersonal(said) && { reference: referenceOf(said) }) };
}
