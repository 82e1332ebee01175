/** Delivery reports: kept as they grow more certain and never undone by a late one; error codes are acted on. */
import { readFile } from '../model/file.ts';
import { deliveryStates, type DeliveryState } from '../model/outgoing.ts';
import type { Change, Delivery, Log, Owned, Store, Watch } from '../ports.ts';
import { refusal } from './deliver.ts';

const TERMINAL: DeliveryState[] = ['delivered', 'undelivered', 'failed', 'read'];

/** Twilio's error codes that say something about the person or the number rather than about this one message. */
const MEANS: Record<string, 'revoke' | 'route-dead'> = {
  '21610': 'revoke',
  '30003': 'route-dead',
  '30005': 'route-dead',
  '30006': 'route-dead',
};

export async function delivered(
  deps: { store: Store; log: Log; watch: Watch },
  report: Delivery,
): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const owned = await deps.store.read(report.owner);
    const change = changeFor(owned, report);
    if (change === undefined) return;
    const committed = await deps.store.commit(report.owner, change);
    if (committed.kind === 'conflict') continue;
    if (committed.kind === 'duplicate') return;
    const { owner, messageId: message, state, code } = report;
    deps.watch({ is: 'delivery', state, ...(code === undefined ? {} : { code }) });
    deps.log.info('message delivery', { owner, message, state, code });
    return;
  }
}

/** Pure: undefined when the report says nothing new. */
function changeFor(owned: Owned, report: Delivery): Change | undefined {
  const name = `sent:${report.messageId}`;
  const kept = owned.docs[name];
  const known = kept?.value as { state: DeliveryState; at: number } | undefined;
  if (known !== undefined && !outranks(report.state, known.state)) return undefined;
  if (known === undefined && !TERMINAL.includes(report.state)) return undefined;
  const over = TERMINAL.includes(report.state);
  const fact = {
    at: owned.at,
    message: report.messageId,
    state: report.state,
    ...(report.code ? { code: report.code } : {}),
  };
  return {
    ...meant(owned, report),
    ...(over
      ? {
          // A carrier repeats itself; by then nothing else is kept to compare with.
          once: `delivery/${report.messageId}/${report.state}`,
          ...(kept ? { remove: [name] } : {}),
          append: { deliveries: [fact], ...meant(owned, report).append },
        }
      : { put: { ...meant(owned, report).put, [name]: { ...known, state: report.state } } }),
  };
}

function outranks(next: DeliveryState, now: DeliveryState): boolean {
  return deliveryStates.indexOf(next) > deliveryStates.indexOf(now);
}

function meant(owned: Owned, report: Delivery): Change {
  const then = report.code === undefined ? undefined : MEANS[report.code];
  const file = readFile(owned.docs);
  if (then === undefined || file === undefined) return {};
  return refusal({ because: `carrier code ${report.code}`, then }, 'sms', file, owned.at);
}
