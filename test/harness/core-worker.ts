/**
 * A process of its own that holds a core on a Redis; its parent tells it what happens and moves its clock, and is told what
 * it has sent. SKEW_MS puts the clock of this "machine" wrong, which nobody may notice.
 */
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { clinicOf, type Clinic } from './clinic.ts';
import { openScene, testKeys } from './scene.ts';
import { contentWith, type Staff } from './staff.ts';
import type { Written } from './canary.ts';
import { createWitness } from './watched-scene.ts';

export interface Order {
  number: number;
  name: 'open' | Exclude<keyof Clinic, 'content' | 'now' | 'nextDue' | 'sent' | 'replaced' | 'paged'>;
  given: unknown[];
}
export interface Report extends Pick<Clinic, 'sent' | 'replaced' | 'paged'> {
  number: number;
  written: Written[];
  answer?: unknown;
  fault?: string;
}

const skew = Number(process.env['SKEW_MS'] ?? 0);
const hostNow = Date.now;
Date.now = () => hostNow() + skew;

let clinic: Clinic | undefined;
const { written, log, watch } = createWitness();

async function open(socketPath: string, at: number, staff: Staff): Promise<void> {
  const scene = await openScene({
    at,
    content: contentWith(staff),
    log,
    watch,
    store: (shift) => openRedisStore({ socketPath, keys: testKeys, shift, log }),
  });
  clinic = clinicOf(scene);
}

async function carryOut({ name, given }: Order): Promise<unknown> {
  if (name === 'open') return open(...(given as Parameters<typeof open>));
  if (clinic === undefined) throw new Error('no clinic is open here');
  return (clinic[name] as (...args: unknown[]) => Promise<unknown>)(...given);
}

process.on('message', (order: Order) => {
  const { number } = order;
  const report = (said: Partial<Report>) => {
    const fresh = <T>(of: T[] | undefined) => of?.splice(0) ?? [];
    const news = {
      sent: fresh(clinic?.sent),
      replaced: fresh(clinic?.replaced),
      paged: fresh(clinic?.paged),
      written: written.splice(0),
    };
    process.send?.({ number, ...news, ...said });
  };
  carryOut(order).then(
    (answer) => report({ answer }),
    (fault: unknown) => report({ fault: String(fault) }),
  );
});
