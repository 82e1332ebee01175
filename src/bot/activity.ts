/** The shape of a Bot Framework activity, as far as we read it. */
import { z } from 'zod';

/** `sms` is Azure Bot Service's own text channel; everything else shows cards. */
export const channels = ['msteams', 'webchat', 'emulator', 'directline', 'sms'] as const;

/** Absent and null mean the same on this wire. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

const account = z.object({
  id: z.string().min(1).max(1_000),
  name: maybe(z.string()),
  aadObjectId: maybe(z.string()),
});
const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

export const activity = z.object({
  type: z.string().min(1),
  id: maybe(z.string().min(1).max(1_000)),
  channelId: z.enum(channels),
  serviceUrl: z.string().min(1).max(500),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().min(1).max(1_000),
    tenantId: maybe(z.string()),
    conversationType: maybe(z.string()),
    isGroup: maybe(z.boolean()),
  }),
  deliveryMode: maybe(z.enum(['normal', 'notification'])),
  timestamp: maybe(z.string().max(64)),
  replyToId: maybe(z.string().min(1).max(1_000)),
  name: maybe(z.string()),
  action: maybe(z.string()),
  text: maybe(z.string().max(40_000)),
  value: z.unknown().optional(),
  entities: maybe(z.array(z.unknown())),
  attachments: maybe(z.array(z.looseObject({ contentType: z.string() }))),
  membersAdded: maybe(z.array(account)),
});
export type Said = z.infer<typeof activity>;

/** Without the words by which a Teams user addresses the bot. */
export function spoken({ text, entities, recipient }: Said): string {
  const mentions = (entities ?? []).flatMap((each) => mention.safeParse(each).data ?? []);
  const own = mentions.filter(({ mentioned }) => mentioned.id === recipient.id);
  return own.reduce((left, { text: words }) => left.replaceAll(words, ' '), text ?? '').trim();
}

/** A conversation of one person with the bot: where something about a patient may be said. */
export function isPersonal({ conversation }: Said): boolean {
  return conversation.isGroup !== true && [undefined, 'personal'].includes(conversation.conversationType);
}
