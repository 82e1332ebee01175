/** A form and a check-in answered by text, kept, and handed over as FHIR: the same numbers all the way. */
import { exportFhir } from '../../src/ops/fhir-export.ts';
import { atLocal } from '../../src/model/time.ts';
import { openScene, type Scene } from '../harness/scene.ts';
import { operate } from '../harness/operator.ts';
import { strictFaults } from '../harness/strict-fhir.ts';

const phone = { channel: 'sms', number: '+15550107777', via: 'twilio' } as const;
const row = {
  id: 'p1',
  name: 'Amina',
  mobile: phone.number,
  language: 'en',
  zone: 'America/New_York',
  check_in: '09:25',
};

async function says(scene: Scene, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await scene.hear(phone, text);
    await scene.core.untilIdle();
  }
}

describe('answers as FHIR', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ at: atLocal('2026-03-03', '10:00', 'America/New_York') });
    await scene.enrolPatient(row);
    await says(scene, 'YES', 'check in', 'six or seven', '5', 'seven', '4', 'slept badly');
    await operate(scene, 'form p1 peg');
    await scene.core.untilIdle();
    await says(scene, '7', '5', '4');
    await operate(scene, 'form p1 goals');
    await scene.core.untilIdle();
    await says(scene, 'bake bread', '3', 'skip');
  });
  afterAll(async () => {
    await scene.core.settled();
    await scene.close();
  });

  it('hands over every response and the measures that come of it, all of it valid', async () => {
    const deps = { store: scene.store, content: scene.content, audit: { write: async () => undefined } };
    const exported = await exportFhir(deps, 'p1');
    const resources = exported?.bundle.entry.map(({ resource }) => resource) ?? [];
    const judged = resources.filter(({ resourceType }) => resourceType !== 'Patient');
    expect(judged.flatMap((each) => strictFaults(each))).toEqual([]);
    expect(exported?.outdated).toBe(0);
    const responses = resources.filter(({ resourceType }) => resourceType === 'QuestionnaireResponse');
    expect(responses.map(({ id }) => id?.split('-')[0])).toEqual(['daily', 'peg', 'goals']);
    const peg = resources.find((each) => 'code' in each && each.code.coding[0]?.code === '91147-9');
    expect(peg).toMatchObject({
      subject: { reference: 'Patient/p1' },
      effectiveDateTime: '2026-03-03T10:00:00-05:00',
      valueQuantity: { value: 5.3 },
      derivedFrom: [{ reference: responses[1] && `QuestionnaireResponse/${responses[1].id}` }],
    });
    const pain = resources.find((each) => 'code' in each && each.code.coding[0]?.code === '72514-3');
    expect(pain).toMatchObject({ valueQuantity: { value: 6.5 } });
  });

  it('is nothing for somebody who is not there', async () => {
    const deps = { store: scene.store, content: scene.content, audit: { write: async () => undefined } };
    expect(await exportFhir(deps, 'nobody')).toBeUndefined();
  });
});
