/** A file from the clinic's record system: each entry by the way it is done by hand, and a goal only with the person's yes. */
import { enrol } from '../../src/enrolment/enrol.ts';
import { keepVisit } from '../../src/ops/commands/visit.ts';
import { recordCommands } from '../../src/ops/record-commands.ts';
import { createHandOver } from '../../src/record-system/hand-over.ts';
import { fhirServer } from '../../src/record-system/server.ts';
import { createCall } from '../../src/wire/call.ts';
import { PATIENT_SYSTEM } from '../../src/fhir/outward.ts';
import { startFhirServer, type FhirServer } from '../harness/fhir-server.ts';
import { logOf } from '../harness/log-of.ts';
import { shippedContent, type Scene } from '../harness/scene.ts';
import { fileOf, heardBy, openClinic, pass, PATIENT, says } from './joined-patient.ts';

let scene: Scene;
let server: FhirServer;
beforeAll(async () => {
  server = await startFhirServer();
  const log = logOf(() => scene);
  const call = createCall({ allowedHosts: ['loopback'], log });
  const system = {
    base: server.base,
    token: undefined,
    writes: 'transaction',
    patientSystem: PATIENT_SYSTEM,
    call,
    log,
  } as const;
  scene = await openClinic({
    handOver: ({ store, audit }) =>
      createHandOver({ store, audit, systems: [fhirServer(system)], log, content: shippedContent }),
  });
});
afterAll(async () => {
  await scene.close();
  await server.close();
});

const commands = () => {
  const { store, wake } = scene.core;
  return recordCommands({
    store,
    wake,
    content: shippedContent,
    audit: { write: async (entries) => void scene.audited.push(...entries) },
    systems: [{ name: 'server' }],
    terms: { patientSystem: PATIENT_SYSTEM, zone: 'America/New_York', checkInAt: '09:30' },
    async enrol(cells) {
      const became = await enrol({ store, content: shippedContent, log: scene.log, wake }, 1, cells);
      return { done: became.kind !== 'wrong', text: became.kind };
    },
    keepVisit: (patient, at) => keepVisit(store, patient, at),
  });
};
async function ask(command: string, input: string): Promise<string> {
  const outcome = await commands()[command]?.(input);
  if (typeof outcome !== 'string') throw new Error(`refused: ${outcome?.refused}`);
  return outcome;
}
async function given(...all: object[]): Promise<{ lines: string[]; refused: number }> {
  const outcome = await ask('fhir-in', JSON.stringify(all));
  await scene.core.untilIdle();
  return JSON.parse(outcome) as { lines: string[]; refused: number };
}
const who = { reference: `Patient/${PATIENT}` };
const appointment = (start: string, status = 'booked') => ({
  resourceType: 'Appointment',
  status,
  start,
  participant: [{ actor: who }],
});
const goal = (text: string) => ({
  resourceType: 'Goal',
  lifecycleStatus: 'active',
  description: { text },
  subject: who,
  target: [{ dueDate: '2026-06-01' }],
});
const newest = () => scene.sent.at(-1)?.message;

it('enters and takes out appointments, and refuses the rest line by line', async () => {
  const soon = '2026-03-12T10:00:00-04:00';
  const { lines, refused } = await given(
    appointment(soon),
    appointment('2020-01-01T10:00:00Z'),
    appointment('2026-03-12T10:00:00'),
    { ...appointment(soon), participant: [{ actor: { reference: 'Patient/nobody' } }] },
  );
  expect(lines).toEqual([
    `Appointment 1: visit entered for ${PATIENT}`,
    'Appointment 2: refused: its start has passed',
    'Appointment 3: refused: its start is no instant with a zone, such as 2026-03-12T10:00:00-04:00',
    'Appointment 4: refused: there is no patient with the id nobody',
  ]);
  expect(refused).toBe(3);
  expect((await fileOf(scene)).visit.appointment).toMatchObject({ at: Date.parse(soon), by: 'clinic' });
  expect((await given(appointment('2026-03-13T10:00:00-04:00', 'cancelled'))).refused).toBe(1);
  expect((await fileOf(scene)).visit.appointment).toBeDefined();
  expect((await given(appointment(soon, 'cancelled'))).refused).toBe(0);
  expect((await fileOf(scene)).visit.appointment).toBeUndefined();
});

it('invites people, and takes their appointment in the same file', async () => {
  const person = {
    resourceType: 'Patient',
    id: 'new-1',
    name: [{ text: 'Ben' }],
    telecom: [{ system: 'phone', use: 'mobile', value: '+15550108888' }],
    communication: [{ language: { coding: [{ code: 'en' }] } }],
  };
  const visit = {
    ...appointment('2026-03-12T10:00:00-04:00'),
    participant: [{ actor: { reference: 'Patient/new-1' } }],
  };
  const { lines } = await given(visit, person);
  expect(lines).toEqual(['Patient 2: invited', 'Appointment 1: visit entered for new-1']);
  expect(JSON.stringify(lines)).not.toContain('Ben');
});

it('a goal is proposed once, asks nothing, and becomes an aim by the patient alone', async () => {
  expect(
    await given(goal('walk to the library'), goal('take 20 mg less'), goal('x'.repeat(91))),
  ).toMatchObject({
    refused: 2,
    lines: [
      `Goal 1: goal proposed to ${PATIENT}`,
      'Goal 2: refused: its description names a dose',
      'Goal 3: refused: its description is longer than 90 letters',
    ],
  });
  // The day has a check-in to come, and one moment is enough.
  expect(heardBy(scene)).not.toContain('aim.proposed');
  await pass(scene, 24 * 60 * 60_000);
  expect(
    scene.sent
      .map(({ message }) => message.text)
      .some((text) => text.includes('a goal for you: walk to the library.')),
  ).toBe(true);
  expect((await given(goal('walk to the library'))).lines).toEqual([
    `Goal 1: refused: ${PATIENT} has it already`,
  ]);
  expect(heardBy(scene).filter((key) => key.includes('aim.proposed'))).toHaveLength(1);
  await says(scene, 'AIM');
  expect(newest()?.text).toContain('walk to the library. Is it what you want to aim for?');
  expect((await fileOf(scene)).aims?.aims).toEqual([]);
  for (const answer of ['yes', '3', '6']) await says(scene, answer);
  expect(newest()?.text).toContain('When should we look at it sooner?');
  await says(scene, 'yes');
  const { aims } = await fileOf(scene);
  expect(aims?.proposed).toBeUndefined();
  expect(aims?.aims).toMatchObject([{ aim: { words: 'walk to the library', by: '2026-06-01' } }]);
});

it('the aim and, when it is asked for, the brief are handed over', async () => {
  expect(await ask('fhir-send', JSON.stringify({ id: PATIENT, brief: true }))).toBe('true');
  await pass(scene, 10 * 60_000);
  expect(server.faults).toEqual([]);
  expect(server.of('Goal')).toMatchObject([
    { description: { text: 'walk to the library' }, lifecycleStatus: 'active' },
  ]);
  expect(server.of('DocumentReference')).toMatchObject([
    { content: [{ attachment: { contentType: 'application/pdf' } }] },
  ]);
  expect(JSON.parse(await ask('fhir-sent', PATIENT))).toEqual([
    { name: 'server', taken: 2, refused: [], underWay: 0 },
  ]);
  expect(await ask('fhir-send', JSON.stringify({ id: 'nobody', brief: false }))).toBe('false');
});
