/** What is open for a clinician, in words for a text: by their own numbers, and without a name or a word of a patient. */
import { clinicianOwner, codesOf } from '../escalation/clinician-file.ts';
import { openAlerts } from '../escalation/open-alerts.ts';
import { graveSince, type Alert } from '../model/alert.ts';
import { outranks } from '../model/signal.ts';
import { labelsShown } from '../notify/list.ts';
import type { Store } from '../ports/store.ts';
import type { Said } from './outcome-words.ts';

type Asked = 'page.open' | 'page.no-code' | 'page.each';

/** The gravest first, and of those that are as grave the one that has waited longest. */
export async function openFor(store: Store, clinician: string, asked: Asked): Promise<Said> {
  const [{ docs }, open] = await Promise.all([store.read(clinicianOwner(clinician)), openAlerts(store)]);
  const { codes } = codesOf(docs);
  const theirs = open
    .flatMap(({ alert }) => {
      const code = codes.findLast(({ alertId }) => alertId === alert.id)?.code;
      return code === undefined ? [] : [{ code, alert }];
    })
    .sort((a, b) => graverFirst(a.alert, b.alert));
  const count = open.length - theirs.length;
  if (theirs.length > 0) return { key: asked, values: { labels: labelsShown(theirs), count } };
  return { key: asked === 'page.no-code' ? 'page.no-code-none' : 'page.open-none', values: { count } };
}

function graverFirst(a: Alert, b: Alert): number {
  if (a.tier !== b.tier) return outranks(a.tier, b.tier) ? -1 : 1;
  return graveSince(a) - graveSince(b);
}
