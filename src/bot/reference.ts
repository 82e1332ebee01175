/** The conversation we can speak into later: stored with a patient's or a clinician's route, opaque to everybody else. */
import { z } from 'zod';
import type { Said } from './activity.ts';

const id = z.string().min(1).max(1_000);
export const reference = z.object({
  v: z.literal(1),
  serviceUrl: z.string().max(500),
  channelId: z.string(),
  conversation: z.object({ id, tenantId: z.string().optional() }),
  bot: z.object({ id, name: z.string().optional() }),
  user: z.object({ id }),
});
export type Reference = z.infer<typeof reference>;

export function referenceOf({ serviceUrl, channelId, conversation, recipient, from }: Said): Reference {
  return reference.parse({
    v: 1,
    serviceUrl,
    channelId,
    conversation: { id: conversation.id, tenantId: conversation.tenantId },
    bot: recipient,
    user: { id: from.id },
  });
}
