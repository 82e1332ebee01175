/**
 * Hands a patient's record over, as due work: what has changed since the last time, unit by unit. That a unit is about to be
 * sent is stored first, so that after a crash it goes again as one that may be there already; that it was taken is stored
 * after. The entry stays until a look at the whole record finds nothing new.
 */
import type { Content } from '../content/content.ts';
import { hashOf, personEntry, type Entry, type Unit } from '../fhir/outward.ts';
import { readFile } from '../model/file.ts';
import { MINUTE, SECOND, HOUR } from '../model/time.ts';
import type { Claim, Work } from '../model/work.ts';
import type { Audit } from '../ports/audit.ts';
import type { Log } from '../ports/log.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import { briefsOwed, isFresh, LEDGER, ledgerIn, withGiven, type Given, type Ledger } from './ledger.ts';
import { briefUnit } from './brief-unit.ts';
import type { RecordSystem, Taken } from './record-system.ts';
import { nothingElse, unitsOf, type Also } from './units.ts';

export interface HandOverDeps {
  store: Store;
  content: Content;
  audit: Audit;
  log: Log;
  systems: readonly RecordSystem[];
  also?: Also;
}

export type HandOver = (claim: Claim, work: Extract<Work, { kind: 'hand-over' }>) => Promise<void>;

/** Longer than a batch can take, however slow the system is. */
const LEASE_MS = 15 * MINUTE;
const BATCH = 20;
const RETRY_SECONDS = [60, 300, 900, 1_800, 3_600];
/** What changes while it is being handed over is met in the next round, or when the entry comes up again. */
const MOST_ROUNDS = 100;

export function createHandOver(deps: HandOverDeps): HandOver {
  return async (claim, work) => {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await deps.store.putOff(claim, LEASE_MS);
      const next = await oneRound(deps, claim.owner);
      if (next.kind === 'later') return again(deps, claim, work, next);
      if (next.kind === 'over' && (await finish(deps, claim, next.docs))) return;
    }
  };
}

type Round = { kind: 'some' } | { kind: 'over'; docs: Docs } | Extract<Taken, { kind: 'later' }>;

async function oneRound(deps: HandOverDeps, owner: string): Promise<Round> {
  const all = await deps.store.everything(owner);
  const file = readFile(all.docs);
  if (file === undefined) return { kind: 'over', docs: {} };
  const who = deps.store.pseudonym('patient', owner);
  for (const system of deps.systems) {
    const person = personEntry(system.patientSystem, owner);
    const units = unitsOf(
      deps.content,
      { file, logs: all.logs, who, person, now: all.at },
      deps.also ?? nothingElse,
    );
    const before = ledgerIn(all.docs);
    const fresh = units.filter((unit) => isFresh(before[system.name][unit.key], hashOf(unit)));
    const [asked] = briefsOwed(before, system.name);
    if (fresh.length === 0 && asked === undefined) continue;
    const of = { owner, who, person, system, before, version: all.docs[LEDGER]?.version ?? 0 };
    const brief = asked === undefined ? undefined : await briefUnit(deps, of, asked);
    return batch(deps, of, [...(brief === undefined ? [] : [brief]), ...fresh.slice(0, BATCH)]);
  }
  return { kind: 'over', docs: all.docs };
}

interface Handing {
  owner: string;
  who: string;
  person: Entry;
  system: RecordSystem;
  before: Ledger;
  version: number;
}

async function batch(deps: HandOverDeps, of: Handing, units: Unit[]): Promise<Round> {
  const { owner, system, before, version } = of;
  const book = before[system.name];
  const begun = Object.fromEntries(units.map(({ key }) => [key, book[key] ?? {}]));
  const marked = withGiven(before, system.name, begun);
  const committed = await deps.store.commit(owner, {
    put: { [LEDGER]: marked },
    expect: { [LEDGER]: version },
  });
  if (committed.kind !== 'committed') return { kind: 'some' };
  const became: Record<string, Given> = {};
  let later: Extract<Taken, { kind: 'later' }> | undefined;
  for (const unit of units) {
    const taken = await system.hand(unit, of.person, book[unit.key] !== undefined);
    if (taken.kind === 'later') {
      later = taken;
      break;
    }
    became[unit.key] = noted(deps.log, unit, taken, book[unit.key]);
  }
  await keep(deps, of, marked, became);
  return later ?? { kind: 'some' };
}

function noted(
  log: Log,
  unit: Unit,
  taken: Exclude<Taken, { kind: 'later' }>,
  before: Given | undefined,
): Given {
  const hash = hashOf(unit);
  if (taken.kind === 'taken') return { hash };
  const { because } = taken;
  log.warn('record system refused', { kind: unit.key.split('/')[0], because });
  return { ...before, refused: { hash, because } };
}

async function keep(
  { store, audit }: HandOverDeps,
  { owner, who, system }: Handing,
  marked: Ledger,
  became: Record<string, Given>,
): Promise<void> {
  const all = Object.values(became);
  if (all.length === 0) return;
  const at = await store.time();
  const refused = all.filter((each) => each.refused !== undefined).length;
  const facts = { to: system.name, taken: all.length - refused, refused };
  await audit.write([
    { id: `${who}/hand-over/${system.name}/${at}`, at, actor: 'service', action: 'handed over', who, facts },
  ]);
  await store.commit(owner, { put: { [LEDGER]: withGiven(marked, system.name, became) } });
}

/** Nobody has changed anything since it was looked at: otherwise what is new would wait for nothing. */
async function finish({ store }: HandOverDeps, { owner, id }: Claim, docs: Docs): Promise<boolean> {
  const expect = Object.fromEntries(Object.entries(docs).map(([name, { version }]) => [name, version]));
  const committed = await store.commit(owner, { done: [id], expect });
  return committed.kind === 'committed';
}

async function again(
  { store, log }: HandOverDeps,
  { owner, id, lane }: Claim,
  work: Parameters<HandOver>[1],
  { afterMs, because }: Extract<Taken, { kind: 'later' }>,
): Promise<void> {
  const wait = (RETRY_SECONDS[work.tries] ?? 3_600) * SECOND;
  const inMs = Math.min(Math.max(afterMs, wait), HOUR);
  log.warn('record system to be tried again', { because, tries: work.tries });
  await store.commit(owner, { due: [{ id, lane, at: { inMs }, work: { ...work, tries: work.tries + 1 } }] });
}
