/** One text for an alert and for those of the same urgency that wait for the same phone. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Clinician } from '../model/clinician.ts';
import type { Outgoing } from '../model/outgoing.ts';
import type { Claim } from '../model/work.ts';
import { bundleText, pageText } from '../notify/page-text.ts';
import type { Store } from '../ports.ts';
import { IN_A_TEXT, waitingFor, type WaitingPage } from './bundle.ts';
import { codeFor, fileWith } from './clinician-file.ts';
import { PLAIN } from './page-message.ts';

interface Deps {
  store: Store;
  content: Content;
}

export interface Together {
  message: Outgoing;
  others: WaitingPage[];
}

/** Each is read from its own record before it goes along. */
const MOST_LOOKED_AT = 8;

/** Undefined when nothing waits that could go along. */
export async function withOthers(
  deps: Deps,
  claim: Claim,
  clinician: string,
  alert: Alert,
  made: Outgoing,
): Promise<Together | undefined> {
  const who = deps.content.clinic.clinicians.find(({ id }) => id === clinician);
  const waiting = (await waitingFor(deps.store, clinician)).filter(({ id }) => id !== claim.id);
  if (who === undefined || waiting.length === 0) return undefined;
  const found = await alongWith(deps, waiting, alert, who);
  if (found.length === 0) return undefined;
  const others = found.map(({ page }) => page);
  // Two pages of one alert can wait: it is named once.
  const alerts = new Map([alert, ...found.map((each) => each.alert)].map((each) => [each.id, each]));
  if (alerts.size === 1) return { message: made, others };
  const coded: { code: number; alert: Alert }[] = [];
  for (const each of alerts.values()) {
    const ids = { patientId: each.patientId, alertId: each.id };
    coded.push({ alert: each, code: await codeFor(deps.store, clinician, ids) });
  }
  coded.sort((a, b) => a.code - b.code);
  const id = made.id.replace('/step/', TOGETHER);
  return { message: { ...made, id, ...bundleText(deps.content, coded, who) }, others };
}

/** Stands in the name of a text for several alerts, which begins with that of one of them. */
export const TOGETHER = '/together/';

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
    if (PLAIN.has(pageText(content, file.alert, 'step', { who, code: 0 }).key))
      found.push({ page, alert: file.alert });
  }
  return found.slice(0, IN_A_TEXT - 1);
}
