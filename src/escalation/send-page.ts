/** Gives a clinician's message to whoever carries it: texts and Teams to a carrier, all else to a pager. */
import type { Way } from '../model/clinician.ts';
import { pagePermit } from '../model/consent.ts';
import type { Outgoing, Sent } from '../model/outgoing.ts';
import { pager, type Page, type PagerName } from '../model/page.ts';
import type { Carrier } from '../ports/carrier.ts';
import type { Pager } from '../ports/paging.ts';

export type Pagers = Partial<Record<PagerName, Pager>>;

export interface Carrying {
  carriers: Partial<Record<Way, Carrier>>;
  pagers?: Pagers;
}

export async function sendPage(
  { carriers, pagers = {} }: Carrying,
  by: Way,
  made: Outgoing | Page,
): Promise<Sent> {
  const nobody = { kind: 'refused', because: `no carrier for ${by}` } as const;
  if ('of' in made) {
    const found = isPager(by) ? pagers[by] : undefined;
    return found?.send(made) ?? nobody;
  }
  return carriers[by]?.send(made, pagePermit(made.to.channel)) ?? nobody;
}

export function isPager(by: Way): by is PagerName {
  return pager.safeParse(by).success;
}
