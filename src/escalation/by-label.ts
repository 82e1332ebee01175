/** An alert called by its label, as cards and lists show it: "KF21 false alarm" is what its number and the word would be. */
import type { Store } from '../ports/store.ts';
import { clinicianOwner, codeFor, codesOf } from './clinician-file.ts';
import { openAlerts } from './open-alerts.ts';
import { readCodeReply, type CodeReply } from './typed-act.ts';

const LABEL = /(?<![a-z0-9])([a-z]{2}\d{2})(?!\d)(?:\s+(?:is|was|es|fue|era)(?:\s+(?:a|an|una?))?(?=\s))?/i;

/** What no alert has as its number: the label is that of none that they may answer so. */
const NONE = 0;

/**
 * Undefined where it is no answer to an alert. One slip of four letters names the alert of somebody else, so of an alert that they
 * were not told of, and that calls somebody now, they can do no more than take it.
 */
export async function readByLabel(
  store: Store,
  clinician: string,
  text: string,
): Promise<CodeReply | undefined> {
  const label = LABEL.exec(text)?.[1]?.toUpperCase();
  const reply = label === undefined ? undefined : numbered(text, NONE);
  if (reply === undefined) return undefined;
  const named = (await openAlerts(store)).filter(({ alert }) => alert.label === label);
  const [found, ...more] = named;
  if (found === undefined || more.length > 0) return reply;
  const { owner: patientId, alert } = found;
  const { codes } = codesOf((await store.read(clinicianOwner(clinician))).docs);
  const mayBeTaken = alert.tier !== 'soon' && reply.act === 'acknowledge';
  if (!mayBeTaken && !codes.some(({ alertId }) => alertId === alert.id)) return reply;
  return numbered(text, await codeFor(store, clinician, { patientId, alertId: alert.id }));
}

function numbered(text: string, code: number): CodeReply | undefined {
  const reply = readCodeReply(text.replace(LABEL, ` ${code} `));
  return reply?.code === code ? reply : undefined;
}
