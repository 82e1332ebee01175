/** What an operator may do with the clinic's record system, as commands of the door. Whoever reads the answers is `data.ts`. */
import { z } from 'zod';
import type { Content } from '../content/content.ts';
import { readFile } from '../model/file.ts';
import type { Audit } from '../ports/audit.ts';
import type { Store } from '../ports/store.ts';
import { answeredIn } from '../record-system/answered.ts';
import { rowsOf, type Row } from '../record-system/csv.ts';
import { LEDGER, ledgerIn } from '../record-system/ledger.ts';
import type { RecordSystem } from '../record-system/record-system.ts';
import { takeIn, type TakeInDeps } from '../record-system/take-in.ts';
import type { Commands } from './door.ts';

export interface RecordCommandsDeps extends Omit<TakeInDeps, 'store' | 'content'> {
  store: Store;
  content: Content;
  audit: Audit;
  systems: readonly Pick<RecordSystem, 'name'>[];
}

export const sendInput = z.object({ id: z.string(), brief: z.boolean() });
const NONE = 'No record system is configured. Set FHIR_BASE or FHIR_DROP, and start again.';
/** The files that clinics have; a longer one is given in parts. */
const MOST_LETTERS = 20_000_000;

export function recordCommands(deps: RecordCommandsDeps): Commands {
  const { store, systems } = deps;
  return {
    /** Every patient there is, for whoever goes through them one by one. */
    patients: async () => JSON.stringify((await store.members('patients')).map(({ owner }) => owner).sort()),
    'fhir-send': async (input) => {
      if (systems.length === 0) return { refused: NONE };
      const { id, brief } = sendInput.parse(JSON.parse(input));
      return JSON.stringify(await planned(store, id, brief));
    },
    'fhir-sent': async (id) => JSON.stringify((await sent(deps, id)) ?? null),
    csv: async (id) => JSON.stringify((await rows(deps, id)) ?? null),
    'fhir-in': async (text) => {
      if (text.length > MOST_LETTERS) return { refused: 'That is too much for one file.' };
      const taken = await takeIn(deps, text);
      return taken === undefined
        ? { refused: 'That is no FHIR: neither JSON nor a resource a line.' }
        : JSON.stringify(taken);
    },
  };
}

/** False when nobody of that id is enrolled. It goes soon, and is tried until it has arrived. */
async function planned(store: Store, id: string, brief: boolean): Promise<boolean> {
  for (;;) {
    const { docs, at } = await store.read(id);
    if (readFile(docs) === undefined) return false;
    const ledger = ledgerIn(docs);
    const briefs = brief ? [...ledger.briefs, at].slice(-50) : ledger.briefs;
    const work = { kind: 'hand-over', tries: 0 } as const;
    const committed = await store.commit(id, {
      expect: { [LEDGER]: docs[LEDGER]?.version ?? 0, patient: docs['patient']?.version ?? 0 },
      put: { [LEDGER]: { ...ledger, briefs } },
      due: [{ id: 'hand-over', lane: 'routine', at: { inMs: 0 }, work }],
    });
    if (committed.kind === 'committed') return true;
  }
}

async function sent({ store, systems }: RecordCommandsDeps, id: string) {
  const { docs } = await store.read(id);
  if (readFile(docs) === undefined) return undefined;
  const ledger = ledgerIn(docs);
  return systems.map(({ name }) => {
    const all = Object.entries(ledger[name]);
    return {
      name,
      taken: all.filter(([, { hash }]) => hash !== undefined).length,
      refused: all.flatMap(([key, { refused }]) =>
        refused === undefined ? [] : [`${key}: ${refused.because}`],
      ),
      underWay: all.filter(([, { hash, refused }]) => hash === undefined && refused === undefined).length,
    };
  });
}

async function rows({ store, content, audit }: RecordCommandsDeps, id: string): Promise<Row[] | undefined> {
  const { docs, logs, at } = await store.everything(id);
  const file = readFile(docs);
  if (file === undefined) return undefined;
  const who = store.pseudonym('patient', id);
  const entry = {
    id: `${who}/csv/${at}`,
    at,
    actor: 'operator',
    action: 'exported',
    who,
    facts: { as: 'csv' },
  };
  await audit.write([entry]);
  return rowsOf(id, answeredIn(content, logs, file.patient.away?.home ?? file.patient.zone).known);
}
