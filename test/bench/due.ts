/** Many check-ins due at one time: how fast they are begun, and how long a message of danger takes meanwhile. */
import { readFile } from '../../src/model/file.ts';
import { HOUR, MINUTE, localClock, localDay } from '../../src/model/time.ts';
import type { Store } from '../../src/ports/store.ts';
import { zoneAtNoon } from '../harness/noon.ts';
import type { Provider } from '../harness/provider.ts';
import { openClinic, type Clinic } from './clinic.ts';
import { percentile, post } from './load.ts';
import { people, text, type Person } from './people.ts';

export interface DueWork {
  due: number;
  begunPerSecond: number;
  /** From a message of danger until a provider was called for it, in ms, while the others were begun. */
  dangerP50: number;
  dangerP99: number;
  dangers: number;
  residentMb: number;
  readyMs: number;
}

export async function measureDue(provider: Provider, count: number): Promise<DueWork> {
  const clinic = await openClinic(provider, [], { SMS_PER_SECOND: '10000', TEAMS_PER_SECOND: '10000' });
  try {
    const some = people(8_000_000, 200);
    await clinic.join(some);
    const store = await clinic.store();
    const at = (await store.time()) + Math.max(10_000, count * 4);
    await seedDue(store, some[0]!, count, at);
    if ((await store.time()) >= at) throw new Error('the first came due before the last was written');
    await store.close();
    await new Promise((reached) => setTimeout(reached, Math.max(0, at - Date.now())));
    return await watched(provider, clinic, some, count);
  } finally {
    await clinic.close();
  }
}

/** Everybody has the record of somebody who joined through the front door, under a name and a number of their own. */
export async function seedDue(store: Store, { number }: Person, count: number, at: number): Promise<void> {
  const owner = await store.find('sms', number);
  if (owner === undefined) throw new Error('nobody has joined');
  const { docs } = await store.read(owner);
  const known = readFile(docs)!;
  const zone = zoneAtNoon(at);
  const day = localDay(at, zone);
  const event = { kind: 'check-in-due', v: 1, id: `check-in/${day}`, at, day } as const;
  const one = async (n: number) => {
    const patient = {
      ...known.patient,
      id: `due-${n}`,
      zone,
      checkInAt: localClock(at - HOUR, zone),
      prefers: 'sms' as const,
      sms: { channel: 'sms' as const, number: `+1646${String(n).padStart(7, '0')}`, via: 'twilio' as const },
    };
    const put = { patient, consent: docs['consent']?.value, talk: { v: 1 } };
    await store.commit(patient.id, {
      put,
      due: [{ id: 'check-in', lane: 'routine', at, work: { kind: 'event', event } }],
    });
  };
  for (let n = 0; n < count; n += 64)
    await Promise.all(Array.from({ length: Math.min(64, count - n) }, (_, more) => one(n + more)));
}

async function watched(
  provider: Provider,
  { service }: Clinic,
  some: Person[],
  count: number,
): Promise<DueWork> {
  const seen = new Set<string>();
  const all = Promise.withResolvers<void>();
  const begun = performance.now();
  let last = begun;
  provider.onMessage = (address) => {
    if (!address.startsWith('+1646')) return;
    seen.add(address);
    last = performance.now();
    if (seen.size === count) all.resolve();
  };
  const waits: number[] = [];
  let over = false;
  const dangers = (async () => {
    for (const who of some) {
      if (over) return;
      const wrote = performance.now();
      const heard = provider.next(who.number);
      await post(text(service.url, who, 'I want to kill myself, I have all the pills here'));
      await heard;
      waits.push(performance.now() - wrote);
      await new Promise((go) => setTimeout(go, 500));
    }
  })();
  const patience = new Promise<void>((give) => setTimeout(give, Math.max(MINUTE, count * 10)).unref());
  await Promise.race([all.promise, patience]);
  over = true;
  await dangers;
  provider.onMessage = undefined;
  if (seen.size < count) console.error(`only ${seen.size} of ${count} were begun`);
  return {
    due: count,
    begunPerSecond: Math.round((seen.size * 1_000) / (last - begun)),
    dangerP50: percentile(waits, 0.5),
    dangerP99: percentile(waits, 0.99),
    dangers: waits.length,
    residentMb: Math.round(service.resident() / 1e6),
    readyMs: Math.round(service.readyAfterMs),
  };
}
