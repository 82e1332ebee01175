/** What patients have written and answered, handed out a page at a time so that a rule can be tried on it. */
import type { CheckIn } from '../model/check-in.ts';
import { readFile } from '../model/file.ts';
import type { FormRecord } from '../model/form-record.ts';
import type { RiskContext } from '../model/signal.ts';
import type { Instant } from '../model/time.ts';
import type { Audit } from '../ports/audit.ts';
import type { Store } from '../ports/store.ts';

const PAGE = 50;

export interface PersonsPast {
  zone: string;
  context: RiskContext;
  messages: { at: Instant; text: string }[];
  checkIns: CheckIn[];
  forms: FormRecord[];
}

export interface PastPage {
  people: PersonsPast[];
  /** Where to go on; absent after the last page. */
  next?: string;
}

/** Whoever reads the words of all patients is written down once, at the first page. */
export async function pastPage(
  { store, audit }: { store: Store; audit: Audit },
  asked: { rule: string; from?: string | undefined; actor?: string },
): Promise<PastPage> {
  if (asked.from === undefined) {
    const at = await store.time();
    const facts = { rule: asked.rule };
    await audit.write([
      { id: `backtest/${at}`, at, actor: asked.actor ?? 'operator', action: 'rule tried on the past', facts },
    ]);
  }
  const { owners, next } = await store.owners(asked.from, PAGE);
  const people = await Promise.all(owners.map((owner) => pastOf(store, owner)));
  return { people: people.filter((each) => each !== undefined), ...(next === undefined ? {} : { next }) };
}

interface Kept {
  at: Instant;
  from?: string;
  text?: string;
}

async function pastOf(store: Store, owner: string): Promise<PersonsPast | undefined> {
  const { docs, logs } = await store.everything(owner);
  const file = readFile(docs);
  if (file === undefined) return undefined;
  const messages = ((logs['messages'] ?? []) as Kept[]).flatMap(({ at, from, text }) =>
    from === 'patient' && text !== undefined ? [{ at, text }] : [],
  );
  const checkIns = (logs['check-ins'] ?? []) as CheckIn[];
  const forms = (logs['forms'] ?? []) as FormRecord[];
  return { zone: file.patient.zone, context: file.patient.context ?? {}, messages, checkIns, forms };
}
