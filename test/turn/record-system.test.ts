/** What patients answer reaches the clinic's record system once, whatever breaks on the way; and nothing else does. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATIENT_SYSTEM } from '../../src/fhir/outward.ts';
import { MINUTE, HOUR } from '../../src/model/time.ts';
import { fileDrop } from '../../src/record-system/drop.ts';
import { createHandOver } from '../../src/record-system/hand-over.ts';
import { ledgerIn } from '../../src/record-system/ledger.ts';
import type { RecordSystem } from '../../src/record-system/record-system.ts';
import { fhirServer } from '../../src/record-system/server.ts';
import type { Also } from '../../src/record-system/units.ts';
import { createCall } from '../../src/wire/call.ts';
import { startFhirServer, type FhirServer, type Stored } from '../harness/fhir-server.ts';
import { logOf } from '../harness/log-of.ts';
import { shippedContent, type Scene } from '../harness/scene.ts';
import { strictFaults } from '../harness/strict-fhir.ts';
import { alertOf, CHEST_PAIN, openClinic, pass, PATIENT, says } from './joined-patient.ts';

let clinic: Scene | undefined;
const log = logOf(() => clinic);
const toServer = (
  { base }: FhirServer,
  writes: 'transaction' | 'single' = 'transaction',
  patientSystem = PATIENT_SYSTEM,
): RecordSystem =>
  fhirServer({
    base,
    token: 'shown',
    writes,
    patientSystem,
    log,
    call: createCall({ allowedHosts: ['loopback'], log }),
  });
async function open(systems: RecordSystem[], also?: Also): Promise<Scene> {
  clinic = await openClinic({
    handOver: ({ store, audit }) =>
      createHandOver({ store, audit, systems, log, content: shippedContent, ...(also && { also }) }),
  });
  return clinic;
}
async function checksIn(scene: Scene): Promise<void> {
  await says(scene, 'check in');
  for (const answer of ['6', '7', '4', '5']) await says(scene, answer);
}
const idsOf = (all: readonly Stored[]) =>
  all.map(
    ({ resourceType, identifier }) =>
      `${resourceType} ${JSON.stringify([identifier ?? []].flat()[0]?.value)}`,
  );
const isMessage = (each: Stored) => JSON.stringify(each).includes('urn:flarepath:message');
const pain = (all: readonly Stored[]) =>
  all.filter((each) => JSON.stringify(each['code'] ?? '').includes('72514-3'));

/** The judges know only references that say what they lead to. */
function named(
  resource: { resourceType: string },
  all: readonly { fullUrl: string; resource: { resourceType: string } }[],
): { resourceType: string } {
  const text = all.reduce(
    (left, each) => left.replaceAll(`"${each.fullUrl}"`, `"${each.resource.resourceType}/1"`),
    JSON.stringify(resource),
  );
  return JSON.parse(text) as { resourceType: string };
}

describe.each(['transaction', 'single'] as const)('a record system that takes %s writes', (writes) => {
  let server: FhirServer;
  let scene: Scene;
  beforeEach(async () => {
    server = await startFhirServer();
    scene = await open([toServer(server, writes)]);
  });
  afterEach(async () => {
    await scene.close();
    await server.close();
  });

  it('has the answers, the alert and who dealt with it, all of it valid and nothing twice', async () => {
    await checksIn(scene);
    expect(server.requests).toEqual([]);
    await pass(scene, 6 * MINUTE, 6 * MINUTE);
    await says(scene, CHEST_PAIN);
    const alert = await alertOf(scene);
    await pass(scene, 3 * MINUTE);
    expect(server.of('Task')).toMatchObject([{ status: 'requested', priority: 'stat' }]);
    await scene.core.desk.act(PATIENT, alert.id, { clinician: 'otieno', by: 'sms' }, { act: 'acknowledge' });
    await scene.core.desk.act(
      PATIENT,
      alert.id,
      { clinician: 'otieno', by: 'sms' },
      { act: 'resolve', outcome: 'acted', note: 'went home' },
    );
    await pass(scene, 6 * MINUTE, 6 * MINUTE);
    expect(server.faults).toEqual([]);
    expect(new Set(idsOf(server.all)).size).toBe(server.all.length);
    const [response] = server.of('QuestionnaireResponse');
    const [patient] = server.of('Patient');
    expect(pain(server.of('Observation'))).toMatchObject([
      {
        subject: { reference: `Patient/${patient?.id}` },
        derivedFrom: [{ reference: `QuestionnaireResponse/${response?.id}` }],
      },
    ]);
    expect(server.of('Flag')).toMatchObject([{ status: 'inactive' }]);
    expect(server.of('Task')).toMatchObject([
      {
        status: 'completed',
        focus: { reference: `Flag/${server.of('Flag')[0]?.id}` },
        owner: { display: 'Grace Otieno' },
        businessStatus: { text: 'acted' },
      },
    ]);
    expect(JSON.stringify(server.of('Communication'))).toContain(CHEST_PAIN);
    // Neither is asked for, so neither goes.
    expect(server.all.filter((each) => isMessage(each) || each.resourceType === 'Provenance')).toEqual([]);
    // A clinician's note stays with the record here, and the person's name and number with the person.
    expect(JSON.stringify(server.all)).not.toMatch(/went home|Amina|5550107777/);
    expect(server.requests.every(({ authorization }) => authorization === 'Bearer shown')).toBe(true);
    expect(server.requests.map(({ url }) => url).join(' ')).not.toContain(PATIENT);
  });

  it('is asked again while it is away, and has everything once', async () => {
    server.fail(() => 503);
    await checksIn(scene);
    await pass(scene, 20 * MINUTE, 5 * MINUTE);
    expect(server.all).toEqual([]);
    expect(server.requests.length).toBeGreaterThan(1);
    server.fail(() => undefined);
    await pass(scene, HOUR, 15 * MINUTE);
    expect(server.of('QuestionnaireResponse')).toHaveLength(1);
    expect(pain(server.all)).toHaveLength(1);
    const before = server.requests.length;
    await pass(scene, 2 * HOUR, HOUR);
    expect(server.requests).toHaveLength(before);
  });

  it('has nothing twice when the connection breaks after it has acted, at each place', async () => {
    const seen = new Set<string>();
    server.fail(({ method, url, body }) => {
      const what = `${method} ${url} ${body}`;
      const isNew = !seen.has(what);
      seen.add(what);
      return isNew ? 'act-and-drop' : undefined;
    });
    await checksIn(scene);
    await pass(scene, 20 * HOUR, HOUR);
    expect(new Set(idsOf(server.all)).size).toBe(server.all.length);
    expect(server.of('Patient')).toHaveLength(1);
    expect(pain(server.all)).toHaveLength(1);
  });

  it('has the right number after the patient has put theirs right', async () => {
    await checksIn(scene);
    await pass(scene, 6 * MINUTE, 6 * MINUTE);
    const [before] = pain(server.all);
    await says(scene, 'sorry, my pain was 3');
    await pass(scene, 6 * MINUTE, 6 * MINUTE);
    const kept = (await scene.store.log(PATIENT, 'check-ins', 10)) as {
      answers: { linkId: string; value: number }[];
    }[];
    const now = kept.at(-1)?.answers.find(({ linkId }) => linkId === 'pain-now')?.value;
    expect(before).toMatchObject({ valueQuantity: { value: 6 } });
    expect(pain(server.all)).toMatchObject([{ id: before?.id, valueQuantity: { value: now } }]);
  });

  it('is left alone with what it refuses, until that changes', async () => {
    server.fail(() => 422);
    await checksIn(scene);
    await pass(scene, 3 * HOUR, 10 * MINUTE);
    const tried = server.requests.length;
    await pass(scene, 3 * HOUR, HOUR);
    expect(server.requests).toHaveLength(tried);
  });
});

describe.each(['transaction', 'single'] as const)('a record system that is given all (%s)', (writes) => {
  it('has each message of the days that are over once, with why it was sent, and where answers come from', async () => {
    const server = await startFhirServer();
    const scene = await open([toServer(server, writes)], { messages: true, provenance: true });
    await checksIn(scene);
    await says(scene, CHEST_PAIN);
    const { id } = await alertOf(scene);
    const act = { act: 'resolve', outcome: 'acted' } as const;
    await scene.core.desk.act(PATIENT, id, { clinician: 'otieno', by: 'sms' }, act);
    await pass(scene, 6 * MINUTE, 6 * MINUTE);
    // The day is not over: only the alert's own messages are there.
    const quoted = server.of('Communication').filter((each) => isMessage(each));
    expect(quoted).toEqual([]);
    const lost = new Set<string>();
    server.fail(({ url, body }) => {
      const isNew = body.includes('urn:flarepath:message') && !lost.has(url + body);
      if (isNew) lost.add(url + body);
      return isNew ? 'act-and-drop' : undefined;
    });
    await pass(scene, 50 * HOUR, HOUR);
    expect(server.faults).toEqual([]);
    expect(new Set(idsOf(server.all)).size).toBe(server.all.length);
    const messages = server.of('Communication').filter(isMessage);
    const said = (words: string) =>
      messages.filter((each) => JSON.stringify(each['payload'] ?? '').includes(words));
    expect(said('"7"')).toMatchObject([
      { received: expect.any(String), category: [{ text: 'message of the patient' }] },
    ]);
    expect(said('pain right now')[0]).toMatchObject({
      status: 'completed',
      sent: expect.any(String),
      reasonCode: [{ text: 'part of the check-in' }],
    });
    // What alarmed is there once, with the alert.
    const all = server.of('Communication').filter((each) => JSON.stringify(each).includes(CHEST_PAIN));
    expect(all.filter((each) => each['received'] !== undefined)).toHaveLength(1);
    const [response] = server.of('QuestionnaireResponse');
    expect(server.of('Provenance').length).toBeGreaterThan(0);
    expect(server.of('Provenance')[0]).toMatchObject({
      target: expect.arrayContaining([{ reference: `QuestionnaireResponse/${response?.id}` }]) as unknown,
      agent: [
        { who: { reference: `Patient/${server.of('Patient')[0]?.id}` } },
        { who: { display: 'Flarepath' } },
      ],
    });
    await scene.close();
    await server.close();
  });
});

describe('a clinic whose own numbers patients are enrolled under', () => {
  it.each(['transaction', 'single'] as const)('makes no patient there (%s)', async (writes) => {
    const server = await startFhirServer();
    const scene = await open([toServer(server, writes, 'urn:clinic:mrn')]);
    server.all.push({
      resourceType: 'Patient',
      id: 'theirs',
      identifier: [{ system: 'urn:clinic:mrn', value: PATIENT }],
    });
    await checksIn(scene);
    await pass(scene, 6 * MINUTE, 6 * MINUTE);
    expect(server.of('Patient')).toHaveLength(1);
    expect(pain(server.all)).toMatchObject([{ subject: { reference: 'Patient/theirs' } }]);
    await scene.close();
    await server.close();
  });
});

describe('a restart in the middle of a handing over', () => {
  it('loses nothing and sends nothing twice', async () => {
    const server = await startFhirServer();
    const real = toServer(server);
    let dies = true;
    const mortal: RecordSystem = {
      ...real,
      async hand(...given) {
        const taken = await real.hand(...given);
        if (dies) throw new Error('the process is gone before it could note anything');
        return taken;
      },
    };
    const scene = await open([mortal]);
    await checksIn(scene);
    await pass(scene, 6 * MINUTE, 6 * MINUTE);
    expect(pain(server.all)).toHaveLength(1);
    dies = false;
    await scene.restart();
    await pass(scene, HOUR, 10 * MINUTE);
    expect(new Set(idsOf(server.all)).size).toBe(server.all.length);
    expect(server.requests.length).toBeGreaterThan(1);
    const { server: book } = ledgerIn((await scene.store.read(PATIENT)).docs);
    expect(Object.values(book)).toEqual([{ hash: expect.any(String) }]);
    await scene.close();
    await server.close();
  });
});

describe('a directory for files', () => {
  it('gets each change as a Bundle that may be loaded twice, and no name in a name', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'flarepath-drop-'));
    const scene = await open([fileDrop(dir, PATIENT_SYSTEM, log)]);
    await checksIn(scene);
    await pass(scene, 6 * MINUTE, 6 * MINUTE);
    const names = readdirSync(dir);
    expect(names).toHaveLength(1);
    expect(names.join()).not.toMatch(/patient|amina|\.part/i);
    const bundle = JSON.parse(readFileSync(join(dir, names[0] ?? ''), 'utf8')) as {
      resourceType: string;
      entry: { fullUrl: string; resource: { resourceType: string }; request: { method: string } }[];
    };
    expect(bundle.entry.flatMap(({ resource }) => strictFaults(named(resource, bundle.entry)))).toEqual([]);
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'transaction' });
    expect(new Set(bundle.entry.slice(1).map(({ request }) => request.method))).toEqual(new Set(['PUT']));
    await pass(scene, HOUR, HOUR);
    expect(readdirSync(dir)).toEqual(names);
    await scene.close();
    rmSync(dir, { recursive: true });
  });
});
