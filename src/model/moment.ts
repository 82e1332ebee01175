/**
 * The moments that a message, a due entry and an alert pass on their way. The core tells whoever watches and is told
 * nothing back: metrics count them, and a fault test ends the process at one of them. Ids, codes and counts only.
 */
import type { AlertFact } from './alert-fact.ts';
import type { Way } from './clinician.ts';
import type { ConsentRecord } from './consent.ts';
import type { EventKind } from './event.ts';
import type { DeliveryState, Outgoing, Sent } from './outgoing.ts';
import type { Channel } from './patient.ts';
import type { Read, Use } from './reading.ts';
import type { Tier } from './signal.ts';
import type { Lane, Work } from './work.ts';

/** `turn` is the id of the event that is handled; it stands in every message that the turn sends, before the slash. */
interface Turned {
  turn: string;
}
interface Sending {
  message: string;
  channel: Channel;
  purpose: Outgoing['purpose'];
}
interface Paging {
  alert: string;
  by: Way;
}

export type Moment =
  /** Screened; nothing is stored yet. */
  | { is: 'heard'; channel: Channel; tier: Tier }
  /** The safety commit is durable, or was already. */
  | ({ is: 'admitted'; channel: Channel; who: 'patient'; result: 'new' | 'repeated' } & Turned)
  | { is: 'admitted'; channel: Channel; who: 'clinician' | 'stranger'; result: 'new' }
  | { is: 'opted-out'; by: ConsentRecord['method'] }
  | ({ is: 'turn-begun'; kind: EventKind } & Turned)
  /** The dialogs have decided; nothing of it is stored yet. */
  | ({ is: 'turn-decided' } & Turned)
  | ({ is: 'turn-committed'; failed: boolean } & Turned)
  /** Permitted, and marked if it is a reminder; the provider has not been asked yet. */
  | ({ is: 'send-begun' } & Sending)
  /** The provider has answered; nothing of it is stored yet. */
  | ({ is: 'send-answered'; result: Sent['kind']; because?: string } & Sending)
  | ({ is: 'send-recorded' } & Sending)
  | ({ is: 'not-sent'; because: string } & Sending)
  /** A check-in whose time came was not asked, for a reason of ours. */
  | { is: 'check-in-missed'; because: string }
  /** A language model has read a message, or has not; `warned`: it heard a danger that our readers had not. */
  | { is: 'model-asked'; use: Use; result: Read['kind']; because: string; warned: boolean }
  | { is: 'delivery'; state: DeliveryState; code?: string }
  /** A due entry is ours for a while. */
  | { is: 'due-claimed'; kind: Work['kind']; lane: Lane; dueAt: number; attempt: number }
  /** A due event stands in its patient's mailbox. */
  | { is: 'event-arrived'; kind: EventKind }
  /** `step` when the fact is one: which of the policy's it was, from 1. */
  | {
      is: 'alert-changed';
      alert: string;
      tier: Tier;
      fact: AlertFact['kind'];
      afterMs: number;
      step?: number;
    }
  | ({ is: 'page-begun' } & Paging)
  | ({ is: 'page-answered'; result: Sent['kind']; because?: string } & Paging)
  | ({ is: 'page-recorded' } & Paging)
  /** Acknowledged by telephone or at a paging service; nothing of it is stored yet. */
  | ({ is: 'ack-heard' } & Paging);
