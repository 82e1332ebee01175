/**
 * A FHIR R4 server. A unit goes as one transaction, or, where a server takes none, resource after resource; either way a
 * second time finds the first by its identifier, so that whoever does not know whether it arrived may send it again.
 */
import { z } from 'zod';
import { PATIENT_SYSTEM, type Entry, type Unit } from '../fhir/outward.ts';
import type { Log } from '../ports/log.ts';
import { retryAfterMs, type Call, type Called, type Outward } from '../wire/call.ts';
import type { RecordSystem, Taken } from './record-system.ts';
import { queryOf, referring, transactionOf } from './transaction.ts';

export interface ServerOptions {
  /** "https://fhir.example.org/r4", without a last slash. */
  base: string;
  /** Shown as a bearer token. */
  token: string | undefined;
  writes: 'transaction' | 'single';
  patientSystem: string;
  call: Call;
  log: Log;
}

const TIMEOUT_MS = 15_000;
const SOON_MS = 30_000;
const LATER_MS = 15 * 60_000;
const JSON_TYPE = 'application/fhir+json';

export function fhirServer(options: ServerOptions): RecordSystem {
  const { writes, patientSystem } = options;
  const hand = writes === 'transaction' ? together : oneByOne;
  return { name: 'server', patientSystem, hand: (unit, person, again) => hand(options, unit, person, again) };
}

function isKnown({ patientSystem }: ServerOptions): boolean {
  return patientSystem !== PATIENT_SYSTEM;
}

const response = z.object({
  entry: z.array(z.object({ response: z.object({ status: z.string() }).optional() })).default([]),
});

async function together(options: ServerOptions, unit: Unit, person: Entry, again: boolean): Promise<Taken> {
  const bundle = transactionOf(unit, person, { again, known: isKnown(options) });
  const called = await ask(options, { method: 'POST', path: '', body: bundle });
  const taken = takenOf(called, options.log);
  if (taken.kind !== 'taken' || called.kind !== 'answered') return taken;
  // Some take a transaction for a batch, and say of each entry what became of it.
  const { entry } = response.safeParse(parsed(called.body)).data ?? { entry: [] };
  const wrong = entry.find((each) => !(each.response?.status ?? '200').startsWith('2'));
  return wrong === undefined
    ? taken
    : { kind: 'refused', because: `entry-${wrong.response?.status.slice(0, 3)}` };
}

/** The person first, then each resource, which names those before it by the ids they were given. */
async function oneByOne(options: ServerOptions, unit: Unit, person: Entry, again: boolean): Promise<Taken> {
  const subject = isKnown(options) ? await find(options, person) : await put(options, person, false);
  if (subject.kind !== 'at') return subject;
  const addresses = new Map([[person.fullUrl, subject.address]]);
  for (const entry of unit.entries) {
    const [named = entry] = referring([entry], addresses);
    const became = await put(options, named, again);
    if (became.kind !== 'at') return became;
    addresses.set(entry.fullUrl, became.address);
  }
  return { kind: 'taken' };
}

type Put = { kind: 'at'; address: string } | Exclude<Taken, { kind: 'taken' }>;

async function put(
  options: ServerOptions,
  { resource, identifier, id: own }: Entry,
  again: boolean,
): Promise<Put> {
  const { resourceType: type } = resource;
  const query = queryOf(identifier);
  const called = await ask(
    options,
    own !== undefined
      ? { method: 'PUT', path: `/${type}/${own}`, body: resource }
      : again
        ? { method: 'PUT', path: `/${type}?${query}`, body: resource }
        : { method: 'POST', path: `/${type}`, body: resource, headers: { 'if-none-exist': query } },
  );
  const taken = takenOf(called, options.log);
  if (taken.kind !== 'taken') return taken;
  const id = called.kind === 'answered' ? idIn(called, type) : undefined;
  return id === undefined ? { kind: 'refused', because: 'no-id' } : { kind: 'at', address: `${type}/${id}` };
}

function idIn(called: Extract<Called, { kind: 'answered' }>, type: string): string | undefined {
  const located = called.headers.get('location') ?? called.headers.get('content-location') ?? '';
  const found = new RegExp(`${type}/([A-Za-z0-9.-]{1,64})(?:/|$)`).exec(located)?.[1];
  return found ?? z.object({ id: z.string() }).safeParse(parsed(called.body)).data?.id;
}

const searched = z.object({
  entry: z
    .array(z.object({ resource: z.looseObject({ resourceType: z.string(), id: z.string() }) }))
    .default([]),
});

/** By a search whose words stand in the body: a patient's number is for nobody's access log. */
async function find(options: ServerOptions, { identifier }: Entry): Promise<Put> {
  const called = await ask(options, { method: 'POST', path: '/Patient/_search', form: queryOf(identifier) });
  const taken = takenOf(called, options.log);
  if (taken.kind !== 'taken' || called.kind !== 'answered')
    return taken.kind === 'taken' ? { kind: 'refused', because: 'no-answer' } : taken;
  const { entry } = searched.safeParse(parsed(called.body)).data ?? { entry: [] };
  const ids = entry.flatMap(({ resource: { resourceType, id } }) => (resourceType === 'Patient' ? [id] : []));
  const [id] = ids;
  if (id === undefined) return { kind: 'refused', because: 'patient-not-known-there' };
  return ids.length > 1
    ? { kind: 'refused', because: 'several-patients-there' }
    : { kind: 'at', address: `Patient/${id}` };
}

interface Asked {
  method: 'POST' | 'PUT';
  path: string;
  body?: unknown;
  form?: string;
  headers?: Record<string, string>;
}

function ask(
  { base, token, call }: ServerOptions,
  { method, path, body, form, headers }: Asked,
): Promise<Called> {
  const request: Outward = {
    method,
    url: `${base}${path}`,
    headers: {
      accept: JSON_TYPE,
      'content-type': form === undefined ? JSON_TYPE : 'application/x-www-form-urlencoded',
      prefer: 'return=representation',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: form ?? JSON.stringify(body),
    timeoutMs: TIMEOUT_MS,
  };
  return call(request);
}

/** What the server writes of an error may quote what we sent: only its number is kept. */
function takenOf(called: Called, log: Log): Taken {
  if (called.kind !== 'answered') return { kind: 'later', afterMs: SOON_MS, because: called.because };
  const { status, headers } = called;
  const because = `http-${status}`;
  if (status >= 200 && status < 300) return { kind: 'taken' };
  if (status === 401 || status === 403) {
    log.error('record system does not let us write', { because });
    return { kind: 'later', afterMs: LATER_MS, because };
  }
  const isBusy = status === 408 || status === 409 || status === 425 || status === 429 || status >= 500;
  return isBusy
    ? { kind: 'later', afterMs: retryAfterMs(headers, SOON_MS), because }
    : { kind: 'refused', because };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
