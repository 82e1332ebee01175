/** What tries a way to a clinician: a code and no more, by the very carrier that a page would go by. */
import type { Content } from '../content/content.ts';
import type { Clinician, Way } from '../model/clinician.ts';
import type { Outgoing } from '../model/outgoing.ts';
import type { Page } from '../model/page.ts';
import type { Route } from '../model/patient.ts';
import type { Instant } from '../model/time.ts';
import type { Store } from '../ports/store.ts';
import { clinicianOwner, teamsRouteOf } from './clinician-file.ts';
import { isPager } from './send-page.ts';

export interface Trying {
  by: Way;
  to: string;
  code: string;
  at: Instant;
}

/** Under this name the clinic keeps which ways are known to arrive; there is no alert behind such a page. */
export const CONTACTS = 'clinic/contacts';

/** The message, or why there is none. */
export async function contactMessage(
  store: Store,
  content: Content,
  who: Clinician,
  { by, to, code, at }: Trying,
): Promise<Outgoing | Page | string> {
  const { lang } = who;
  const id = `contact/${who.id}/${by}/${at.toString(36)}`;
  if (isPager(by)) {
    const of = { patientId: CONTACTS, alertId: `contact-${at.toString(36)}`, clinician: who.id };
    return { id, of, to, lang, tier: 'none', label: code, why: 'contact', at };
  }
  const route = await routeBy(store, who, by, to);
  if (route === undefined) return 'not in Teams yet';
  const key = 'page.contact';
  const text = content.text(key, lang, { clinic: content.clinic.name, label: code });
  return { v: 1, id, owner: clinicianOwner(who.id), to: route, purpose: 'page', lang, at, key, text };
}

async function routeBy(store: Store, who: Clinician, by: Way, to: string): Promise<Route | undefined> {
  if (by === 'sms') return { channel: 'sms', number: to, via: 'twilio' };
  const own = await teamsRouteOf(store, who.id);
  return own && (by === 'teams-channel' ? { ...own, user: to } : own);
}
