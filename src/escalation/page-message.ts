/** What a clinician is to be told by one way: made here from the alert as it stands, or why this way cannot be taken. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import { contactsOf, type Clinician } from '../model/clinician.ts';
import type { LookUp } from '../model/look-up.ts';
import type { Outgoing } from '../model/outgoing.ts';
import type { TeamsRoute } from '../model/patient.ts';
import type { Page } from '../model/page.ts';
import type { Work } from '../model/work.ts';
import { hookWords } from '../notify/page-words.ts';
import { pageKey, pageText } from '../notify/page-text.ts';
import { spreadPage } from '../notify/spread-page.ts';
import type { Store } from '../ports/store.ts';
import { cardOf } from './card-of.ts';
import type { Duties } from './duty.ts';
import { clinicianOwner, codeFor, teamsRouteOf, type AlertFile } from './clinician-file.ts';
import { isPager } from './send-page.ts';

export type PageWork = Extract<Work, { kind: 'page' }>;
export type Made = Outgoing | Page | string;

interface Deps {
  store: Store;
  content: Content;
  duties: Duties;
  lookUp?: LookUp;
}

/** Texts that say of their alert that it needs somebody, and hardly more: several of them fit into one. */
export const PLAIN = new Set([
  'page.sms',
  'page.sms-pages',
  'page.sms-alone',
  'page.again',
  'page.again-news',
]);

/** The same of a text that has not been made yet. */
export function saysNothingMore(content: Content, { alert }: AlertFile, work: PageWork): boolean {
  const who = content.clinic.clinicians.find(({ id }) => id === work.clinician);
  return work.by === 'sms' && who?.sms !== undefined && PLAIN.has(pageKey(content, alert, work.because, who));
}

export function isPlain(made: Made): made is Outgoing {
  return typeof made !== 'string' && !('of' in made) && PLAIN.has(made.key);
}

/** What a telephone, a mailbox or a paging service is given: label, urgency and nothing else. */
function spread(
  { alert }: { alert: Alert },
  work: PageWork,
  who: Clinician,
  id: string,
  at: number,
): Page | string {
  const to = contactsOf(who).find(({ by }) => by === work.by)?.to;
  if (to === undefined) return 'no address';
  return spreadPage(alert, work.because, { clinician: who.id, lang: who.lang, to }, id, at);
}

type Base = Pick<Outgoing, 'v' | 'id' | 'owner' | 'purpose' | 'lang' | 'at'>;

/**
 * A channel of the clinic's is read by many: what is said there is what goes to a mailbox, label and urgency. Nothing is
 * acknowledged there, for a code is one person's; who answers does it in their own chat or by text.
 */
function inChannel({ content }: Deps, page: Page | string, own: TeamsRoute, base: Base): Made {
  if (typeof page === 'string') return page;
  const { summary, details } = hookWords(content)(page);
  return { ...base, key: 'page.channel', text: `${summary}\n${details}`, to: { ...own, user: page.to } };
}

/** The message, or why this clinician cannot be reached this way. */
export async function messageFor(deps: Deps, file: AlertFile, work: PageWork, now: number): Promise<Made> {
  const who = deps.content.clinic.clinicians.find((each) => each.id === work.clinician);
  if (who === undefined) return 'no such clinician';
  const base = {
    v: 1 as const,
    id: `${work.alertId}/${work.because}/${file.alert.steps}.${file.alert.quotes.length}/${who.id}/${work.by}`,
    owner: clinicianOwner(who.id),
    purpose: 'page' as const,
    lang: who.lang,
    at: now,
  };
  if (work.by === 'sms') {
    if (who.sms === undefined) return 'no number';
    const ids = { patientId: file.alert.patientId, alertId: work.alertId };
    const code = await codeFor(deps.store, who.id, ids);
    const { key, text } = pageText(deps.content, file.alert, work.because, {
      who,
      code,
      ...(deps.lookUp && { places: deps.lookUp(who) }),
    });
    return { ...base, key, text, to: { channel: 'sms', number: who.sms, via: 'twilio' } };
  }
  if (isPager(work.by)) return spread(file, work, who, base.id, now);
  const to = await teamsRouteOf(deps.store, who.id);
  if (to === undefined) return 'not in Teams yet';
  if (work.by === 'teams-channel') return inChannel(deps, spread(file, work, who, base.id, now), to, base);
  const { text, card } = await cardOf(deps, file, who.lang);
  return { ...base, key: 'page.card', text, card, to };
}
