/** Who has opened an entry of the clinic's list: a rule, the patient who asked for something, or the service itself. Pure. */
import type { AlertSeen } from './seen.ts';

/** What patients ask for in so many words; nobody is alarmed about anything. */
const REQUESTS = new Set(
  ['nurse-asked', 'data-asked', 'clinic-asked', 'question-asked', 'medicine-asked', 'in-hospital'].map(
    (name) => `task ${name}`,
  ),
);
/** What the service could not do by itself. */
const OWN = new Set(
  ['not-understood', 'unprocessed-message', 'not-reachable', 'many-messages', 'same-message'].map(
    (name) => `task ${name}`,
  ),
);

export type OpenedBy = 'rule' | 'patient' | 'service';

/** Whatever a rule has a part in is a rule's. */
export function openedBy({ because }: Pick<AlertSeen, 'because'>): OpenedBy {
  const all = [...because];
  if (!all.every((each) => REQUESTS.has(each) || OWN.has(each))) return 'rule';
  return all.some((each) => REQUESTS.has(each)) ? 'patient' : 'service';
}
