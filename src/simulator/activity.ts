/** Bot Framework activities as Teams sends them for a person in a chat with the bot. */
import { randomUUID } from 'node:crypto';
import type { Person } from './people.ts';
import { conversationId, teamsId } from './people.ts';

export const BOT = { id: '28:flarepath', name: 'Flarepath' };
const TENANT = '5f1a7e00-0000-4000-8000-000000000001';

export type Activity = Record<string, unknown> & { id: string };

export interface Envelope {
  person: Person;
  serviceUrl: string;
  at: number;
}

export function activity(type: string, { person, serviceUrl, at }: Envelope, rest: object): Activity {
  return {
    type,
    id: randomUUID(),
    timestamp: new Date(at).toISOString(),
    localTimezone: person.zone,
    channelId: 'msteams',
    serviceUrl: `${serviceUrl}/simulator/teams`,
    from: account(person),
    conversation: { conversationType: 'personal', tenantId: TENANT, id: conversationId(person) },
    recipient: BOT,
    locale: person.lang,
    entities: [{ type: 'clientInfo', locale: person.lang, platform: 'Web', timezone: person.zone }],
    channelData: { tenant: { id: TENANT } },
    ...rest,
  };
}

export function installation(envelope: Envelope, installed: boolean): Activity[] {
  const members = installed ? 'membersAdded' : 'membersRemoved';
  return [
    activity('conversationUpdate', envelope, { [members]: [account(envelope.person), { id: BOT.id }] }),
    activity('installationUpdate', envelope, { action: installed ? 'add' : 'remove' }),
  ];
}

function account(person: Person): object {
  return { id: teamsId(person), name: person.name, aadObjectId: person.teamsUser };
}
