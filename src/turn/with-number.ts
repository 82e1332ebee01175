/** Whoever has an alert, by text, and can look it up nowhere, is told the number to phone; they alone, and nothing else. */
import type { Content } from '../content/content.ts';
import type { Outcome } from '../escalation/desk.ts';
import { toPhone } from '../escalation/to-phone.ts';
import type { Clinician } from '../model/clinician.ts';
import type { LookUp } from '../model/look-up.ts';
import type { Inbound } from '../ports/receiver.ts';
import type { Store } from '../ports/store.ts';
import { becameOf, type Said } from './outcome-words.ts';

interface Deps {
  content: Content;
  store: Store;
  lookUp?: LookUp | undefined;
}

/** What became of what a clinician did, and to whoever has it now the number. */
export async function withNumber(
  { content, store, lookUp }: Deps,
  who: Clinician,
  channel: Inbound['from']['channel'],
  outcome: Exclude<Outcome, { kind: 'unknown' }>,
): Promise<Said> {
  const said = becameOf(content, who, outcome);
  const { alert } = outcome;
  // The first answer may have been lost.
  const asksAgain = said.key === 'page.already' && alert.acknowledgedBy?.clinician === who.id;
  if (channel !== 'sms' || !(asksAgain || said.key === 'page.acknowledged')) return said;
  const number = await toPhone(store, lookUp, who, alert);
  if (number === undefined) return said;
  const tier = content.text(`tier.${alert.tier}`, who.lang);
  return { key: 'page.acknowledged-phone', values: { label: alert.label, tier, number } };
}
