/**
 * Delivery reports. They come late, twice and out of order, so each kind is kept once for a message, with its time, and
 * whoever reads them takes the most certain; error codes that say something about a person or a number are acted on.
 */
import { readFile } from '../model/file.ts';
import type { DeliveryState } from '../model/outgoing.ts';
import type { Change } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { Owned } from '../ports/owned.ts';
import type { Delivery } from '../ports/receiver.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import type { Content } from '../content/content.ts';
import { pageLost } from '../escalation/page-lost.ts';
import { STRANGERS } from './deliver.ts';
import { refusal } from './refusal.ts';
import { phonedInDanger } from './unreached.ts';

/** The states on the way there say nothing that is not known; `sent` is the last word of some carriers. */
const KEPT: DeliveryState[] = ['sent', 'delivered', 'undelivered', 'failed', 'read'];

/** Twilio's error codes that say something about the person or the number rather than about this one message. */
const MEANS: Record<string, 'revoke' | 'route-dead' | 'not-reached'> = {
  '21610': 'revoke',
  '21211': 'route-dead',
  '21265': 'route-dead',
  '21614': 'route-dead',
  '21635': 'route-dead',
  '30003': 'not-reached',
  '30005': 'not-reached',
  '30006': 'not-reached',
};
/** And those that say something about our account: nothing to retry, but every text will end like this one. */
const OURS = new Set([
  '30002',
  '30007',
  '30010',
  '30022',
  '30023',
  '30024',
  '30032',
  '30034',
  '30035',
  '63038',
]);

export async function delivered(
  deps: { store: Store; content: Content; log: Log; watch: Watch },
  report: Delivery,
): Promise<void> {
  const { owner, state } = report;
  if (!KEPT.includes(state)) return;
  for (let attempt = 0; attempt < 5; attempt++) {
    const owned = await deps.store.read(owner);
    // Somebody who has been erased meanwhile: a report would begin a record of them again.
    if (owner !== STRANGERS && Object.keys(owned.docs).length === 0) return;
    const committed = await deps.store.commit(owner, changeFor(owned, report));
    if (committed.kind === 'conflict') continue;
    if (committed.kind === 'committed') tell(deps, report);
    // Also when it is told again: whoever heard it first may have died before the alert did.
    if (state === 'undelivered' || state === 'failed') await pageLost(deps, report);
    return;
  }
}

function tell({ log, watch }: { log: Log; watch: Watch }, report: Delivery): void {
  const { owner, messageId: message, state, code } = report;
  watch({ is: 'delivery', state, ...(code === undefined ? {} : { code }) });
  if (code !== undefined && OURS.has(code))
    log.error('text carrier does not deliver for our account', { because: `twilio-${code}` });
  log.info('message delivery', { owner, message, state, code });
}

function changeFor(owned: Owned, report: Delivery): Change {
  const { messageId: message, providerId, state, code } = report;
  // The carrier's number is what the message was recorded with when it was sent.
  const fact = { at: owned.at, providerId, state, ...(code ? { code } : {}) };
  const meaning = meant(owned, report);
  return {
    ...meaning,
    once: `delivery/${message}/${state}`,
    append: { ...meaning.append, deliveries: [fact] },
  };
}

function meant(owned: Owned, report: Delivery): Change {
  const then = report.code === undefined ? undefined : MEANS[report.code];
  const file = readFile(owned.docs);
  if (file === undefined) return {};
  const because = `carrier code ${report.code}`;
  const meaning = then === undefined ? {} : refusal({ because, then }, 'sms', file, owned.at);
  const isLost = report.state === 'undelivered' || report.state === 'failed';
  return isLost ? phonedInDanger(file, meaning, owned.at) : meaning;
}
