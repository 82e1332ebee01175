/** How soon the carrier is told that a text has been taken, at a steady pace that does not wait for answers. */
import type { Provider } from '../harness/provider.ts';
import { openClinic } from './clinic.ts';
import { percentile, stream } from './load.ts';
import { people, texted } from './people.ts';

export interface Acknowledged {
  perSecond: number;
  p50: number;
  p99: number;
  messages: number;
  failed: number;
}

const PEOPLE = 400;

export async function measureAcknowledged(provider: Provider, perSecond: number): Promise<Acknowledged> {
  const clinic = await openClinic(provider);
  try {
    const [warm, measured] = [people(7_000_000, 100), people(7_100_000, PEOPLE)];
    await clinic.join([...warm, ...measured]);
    const talks = (who: typeof warm) => who.map((each) => texted(clinic.service.url, each));
    await stream(provider, talks(warm), perSecond);
    const { acknowledged, failed } = await stream(provider, talks(measured), perSecond);
    const share = (part: number) => percentile(acknowledged, part);
    return { perSecond, p50: share(0.5), p99: share(0.99), messages: acknowledged.length, failed };
  } finally {
    await clinic.close();
  }
}
