/** The commands about the record system, as an operator types them: the real service, and a FHIR server on this machine. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFhirServer, type FhirServer } from '../harness/fhir-server.ts';
import { practiceClinic, type PracticeClinic } from '../harness/practice-clinic.ts';
import { runCommand, startService, type Ended, type Service } from '../harness/service.ts';

describe('the commands about the record system', () => {
  const dir = mkdtempSync(join(tmpdir(), 'flarepath-records-'));
  const drop = join(dir, 'drop');
  let server: FhirServer;
  let service: Service;
  let clinic: PracticeClinic;
  const data = (...args: string[]): Promise<Ended> =>
    runCommand('src/ops/data.ts', args, { DATA_DIR: service.dataDir });
  const given = (...all: object[]): Promise<Ended> => {
    const file = join(dir, 'in.json');
    writeFileSync(file, JSON.stringify(all));
    return data('fhir-in', file);
  };
  const appointment = (patient: string, start: string) => ({
    resourceType: 'Appointment',
    status: 'booked',
    start,
    participant: [{ actor: { reference: `Patient/${patient}` } }],
  });
  const types = () => new Set(server.all.map(({ resourceType }) => resourceType));

  beforeAll(async () => {
    server = await startFhirServer();
    service = await startService({
      STORE: 'embedded',
      FHIR_BASE: server.base,
      FHIR_TOKEN: 'shown',
      FHIR_DROP: drop,
      FHIR_ALSO: 'messages, provenance',
    });
    clinic = practiceClinic(() => service.url);
    await clinic.begin();
    for (const text of ['YES', 'CHECK IN', '6', '7', '4', '5', 'no', 'NURSE'])
      await clinic.text('ruth', text);
    await clinic.move('next-morning');
  });
  afterAll(async () => {
    await service.end();
    await server.close();
    rmSync(dir, { recursive: true });
  });

  it('fhir-send gives all there is, with the brief, to the server and to the directory', async () => {
    const { code, out } = await data('fhir-send', 'ruth', '--brief');
    expect([code, out]).toEqual([0, expect.stringMatching(/^1 planned\. /)]);
    // Moving the clock to where it stands is how one waits until nothing is left to be done.
    await clinic.move('now');
    expect(server.faults).toEqual([]);
    expect([...types()]).toEqual(
      expect.arrayContaining(['Patient', 'QuestionnaireResponse', 'Observation', 'Provenance', 'Task']),
    );
    expect(JSON.stringify(server.of('Communication'))).toContain(
      '"reasonCode":[{"text":"part of the check-in"}]',
    );
    expect(readdirSync(drop).length).toBeGreaterThan(2);
    // Names and numbers stay here, and addresses say nothing at all.
    expect(JSON.stringify(server.all)).not.toMatch(/15550100101/);
    expect(server.requests.map(({ url }) => url).join(' ')).not.toMatch(/ruth|1555/i);
    expect(server.requests.every(({ authorization }) => authorization === 'Bearer shown')).toBe(true);
  });

  it('fhir-send a second time sends nothing but the new brief', async () => {
    const before = server.all.filter(({ resourceType }) => resourceType !== 'DocumentReference').length;
    await data('fhir-send', 'ruth', '--brief');
    await clinic.move('now');
    expect(server.of('DocumentReference')).toHaveLength(2);
    expect(server.all.length - server.of('DocumentReference').length).toBe(before);
  });

  it('fhir-sent shows what was taken of each, and nothing for somebody who is not there', async () => {
    const { code, out } = await data('fhir-sent', 'ruth');
    expect([code, out.trim().split('\n')]).toEqual([
      0,
      [
        expect.stringMatching(/^server: \d+ taken, 0 under way, 0 refused\.$/),
        expect.stringMatching(/^drop: \d+ taken, 0 under way, 0 refused\.$/),
      ],
    ]);
    expect((await data('fhir-sent', 'nobody')).code).toBe(1);
  });

  it('fhir-in takes an appointment, says what it refuses, and fails when it refused something', async () => {
    const year = new Date().getFullYear() + 1;
    const good = await given(appointment('ruth', `${year}-03-12T10:00:00-04:00`));
    expect([good.code, good.out]).toEqual([0, 'Appointment 1: visit entered for ruth\n1 done, 0 refused.\n']);
    const bad = await given(appointment('nobody', `${year}-03-12T10:00:00-04:00`));
    expect([bad.code, bad.out]).toEqual([1, expect.stringContaining('refused: there is no patient')]);
    writeFileSync(join(dir, 'no.json'), 'no FHIR at all');
    const none = await data('fhir-in', join(dir, 'no.json'));
    expect([none.code, none.out + none.err]).toEqual([1, expect.stringContaining('That is no FHIR')]);
  });
});
