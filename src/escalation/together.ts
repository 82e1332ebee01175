/** One text for an alert and for those of the same urgency that wait for the same phone. */
import type { Content } from '../content/content.ts';
import { graveSince, type Alert } from '../model/alert.ts';
import type { Clinician } from '../model/clinician.ts';
import type { Outgoing } from '../model/outgoing.ts';
import type { Claim } from '../model/work.ts';
import { bundleText, pageKey } from '../notify/page-text.ts';
import type { Store } from '../ports/store.ts';
import { IN_A_TEXT, waitingFor, type WaitingPage } from './bundle.ts';
import { codeFor, fileWith } from './clinician-file.ts';
import { isOvertaken } from './overtaken.ts';
import { PLAIN } from './page-message.ts';

interface Deps {
  store: Store;
  content: Content;
}

/** Each is read from its own record before it goes along. */
const MOST_LOOKED_AT = 8;
/** Stands in the name of a text for several alerts, which begins with that of one of them. */
export const TOGETHER = '/together/';

export interface Along {
  who: Clinician;
  others: WaitingPage[];
  /** All that the text is about, oldest first, each once. */
  coded: { code: number; alert: Alert }[];
}

/** What goes along with the text for this alert; undefined when nothing waits that could. */
export async function goingAlong(
  deps: Deps,
  claim: Claim,
  clinician: string,
  alert: Alert,
): Promise<Along | undefined> {
  const who = deps.content.clinic.clinicians.find(({ id }) => id === clinician);
  const waiting = (await waitingFor(deps.store, clinician)).filter(({ id }) => id !== claim.id);
  if (who === undefined || waiting.length === 0) return undefined;
  const found = await alongWith(deps, waiting, alert, who);
  if (found.length === 0) return undefined;
  const alerts = new Map([alert, ...found.map((each) => each.alert)].map((each) => [each.id, each]));
  const coded: Along['coded'] = [];
  for (const each of [...alerts.values()].sort(older)) {
    const ids = { patientId: each.patientId, alertId: each.id };
    coded.push({ alert: each, code: await codeFor(deps.store, clinician, ids) });
  }
  return { who, others: found.map(({ page }) => page), coded };
}

/** Two pages of one alert can wait for the same phone: then its own words are enough. */
export function inOneText(content: Content, made: Outgoing, { coded, who }: Along): Outgoing {
  if (coded.length === 1) return made;
  return { ...made, id: made.id.replace('/step/', TOGETHER), ...bundleText(content, coded, who) };
}

function older(a: Alert, b: Alert): number {
  return graveSince(a) - graveSince(b) || (a.label < b.label ? -1 : 1);
}

/** As they are now: of the same urgency, nobody has them, and there is nothing more to say of them. */
async function alongWith(
  { store, content }: Deps,
  waiting: WaitingPage[],
  { tier }: Alert,
  who: Clinician,
): Promise<{ page: WaitingPage; alert: Alert }[]> {
  const found: { page: WaitingPage; alert: Alert }[] = [];
  for (const page of waiting.slice(0, MOST_LOOKED_AT)) {
    const file = page.work.kind === 'page' && (await fileWith(store, page.owner, page.work.alertId));
    if (!file || file.alert.status !== 'open' || file.alert.tier !== tier) continue;
    if (page.work.kind === 'page' && isOvertaken(file.alert, page.work)) continue;
    if (PLAIN.has(pageKey(content, file.alert, 'step', who))) found.push({ page, alert: file.alert });
  }
  return found.slice(0, IN_A_TEXT - 1);
}
