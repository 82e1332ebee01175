/** What the spool keeps: calls of the receiver to be made later, what was done about danger meanwhile, and how far it got. */
import { z } from 'zod';
import { deliveryStates } from '../model/outgoing.ts';
import { route, teamsRoute } from '../model/patient.ts';
import type { Delivery, Inbound, Receiver } from '../ports/receiver.ts';

const inbound = z.object({
  providerId: z.string(),
  from: route,
  text: z.string(),
  media: z.number(),
  card: z
    .object({
      questionnaire: z.string(),
      linkId: z.string(),
      round: z.string().optional(),
      answer: z.string(),
    })
    .optional(),
  answered: z.enum(['stop', 'start', 'help']).optional(),
}) as z.ZodType<Inbound>;

const report = z.object({
  owner: z.string(),
  messageId: z.string(),
  providerId: z.string(),
  state: z.enum(deliveryStates),
  code: z.string().optional(),
}) as z.ZodType<Delivery>;

/** A call that waits for the store. */
export type Call =
  | { kind: 'said'; inbound: Inbound }
  | { kind: 'delivered'; report: Delivery }
  | { kind: 'installed' | 'removed'; from: z.infer<typeof teamsRoute> };

export function makeCall(inner: Receiver, call: Call): Promise<void> {
  switch (call.kind) {
    case 'said':
      return inner.said(call.inbound);
    case 'delivered':
      return inner.delivered(call.report);
    default:
      return inner[call.kind](call.from);
  }
}

const note = z.discriminatedUnion('is', [
  /** The sender of this message has been given the numbers to call. */
  z.object({ is: z.literal('told'), message: z.string() }),
  /** A page about this sender is going out: the code its answer will carry, and how far the policy has been followed. */
  z.object({
    is: z.literal('paging'),
    sender: z.string(),
    code: z.number(),
    step: z.number(),
    loop: z.number(),
    at: z.number(),
  }),
  /** A clinician has answered and has been given the number to call. */
  z.object({ is: z.literal('answered'), sender: z.string(), clinician: z.string(), at: z.number() }),
]);
/** What has been done about danger while the store was away, so that a restart neither forgets nor repeats it. */
export type Note = z.infer<typeof note>;

export const record = z.union([
  z.object({ kind: z.literal('said'), inbound }),
  z.object({ kind: z.literal('delivered'), report }),
  z.object({ kind: z.enum(['installed', 'removed']), from: teamsRoute }),
  z.object({ kind: z.literal('note'), note }),
  /** Every call up to this number has been made. */
  z.object({ kind: z.literal('done'), upTo: z.number() }),
]);
export type SpoolRecord = z.infer<typeof record>;

/** What an earlier process heard of danger and did about it. */
export type Past = { heard: Inbound } | { noted: Note };
