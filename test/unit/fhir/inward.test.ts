import { readInward, type Terms } from '../../../src/fhir/inward.ts';

const terms: Terms = { patientSystem: 'urn:clinic:mrn', zone: 'America/New_York', checkInAt: '09:30' };
const amina = {
  resourceType: 'Patient',
  id: '77',
  identifier: [
    { system: 'urn:other', value: 'x' },
    { system: 'urn:clinic:mrn', value: 'p-1' },
  ],
  name: [{ use: 'official', given: ['Amina'], family: 'Warsame' }],
  telecom: [
    { system: 'phone', use: 'home', value: '555 1' },
    { system: 'phone', use: 'mobile', value: '+15550107777' },
  ],
  communication: [{ language: { coding: [{ code: 'es-US' }] } }],
  address: [{ country: 'US' }],
};
const appointment = (more: object = {}) => ({
  resourceType: 'Appointment',
  status: 'booked',
  start: '2026-03-12T10:00:00-04:00',
  participant: [{ actor: { reference: 'Practitioner/9' } }, { actor: { reference: 'Patient/77' } }],
  ...more,
});
const goal = (more: object = {}) => ({
  resourceType: 'Goal',
  lifecycleStatus: 'active',
  description: { text: 'walk  20 minutes' },
  subject: { reference: 'Patient/77' },
  target: [{ dueDate: '2026-06-01' }],
  ...more,
});
const bundle = (...all: object[]) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: all.map((resource) => ({ resource })),
  });
const wishes = (text: string) => readInward(text, terms)?.flatMap((each) => each.wishes);

describe('what a record system gives us', () => {
  it('is people, appointments and goals, under the numbers by which patients are known here', () => {
    expect(wishes(bundle(appointment(), amina, goal()))).toEqual([
      { kind: 'visit', patient: 'p-1', start: '2026-03-12T10:00:00-04:00' },
      {
        kind: 'person',
        cells: {
          id: 'p-1',
          name: 'Amina Warsame',
          mobile: '+15550107777',
          language: 'es',
          country: 'US',
          zone: 'America/New_York',
          check_in: '09:30',
        },
      },
      { kind: 'goal', patient: 'p-1', words: 'walk 20 minutes', by: '2026-06-01' },
    ]);
  });

  it('may be one resource, a list, or one a line', () => {
    const one = JSON.stringify(appointment());
    const found = [{ kind: 'visit', patient: '77', start: '2026-03-12T10:00:00-04:00' }];
    expect(wishes(one)).toEqual(found);
    expect(wishes(`[${one}]`)).toEqual(found);
    expect(wishes(`${one}\n${one}\n`)).toEqual([...found, ...found]);
  });

  it('takes the goals that a care plan carries', () => {
    const plan = {
      resourceType: 'CarePlan',
      status: 'active',
      subject: { identifier: { system: 'urn:clinic:mrn', value: 'p-1' } },
      goal: [{ reference: '#g' }],
      contained: [{ ...goal({ subject: undefined }), id: 'g' }],
    };
    expect(wishes(bundle(plan))).toEqual([
      { kind: 'goal', patient: 'p-1', words: 'walk 20 minutes', by: '2026-06-01' },
    ]);
  });

  it.each([
    [
      'no patient',
      appointment({ participant: [{ actor: { reference: 'Location/1' } }] }),
      'names no patient',
    ],
    [
      'a room known by a number',
      appointment({ participant: [{ actor: { reference: 'Location/1', identifier: { value: 'p-1' } } }] }),
      'names no patient',
    ],
    ['a status of another day', appointment({ status: 'fulfilled' }), 'its status is fulfilled'],
    ['no start', appointment({ start: undefined }), 'has no start'],
    [
      'a wrong shape',
      { resourceType: 'Appointment', status: 7 },
      'status: Invalid input: expected string, received number',
    ],
    ['somebody who has died', { ...amina, deceasedDateTime: '2025-01-01' }, 'has died'],
    ['nobody to text', { ...amina, telecom: [] }, 'has no telecom with system phone and use mobile'],
    ['an ended goal', goal({ lifecycleStatus: 'completed' }), 'its lifecycleStatus is completed'],
    [
      'something else',
      { resourceType: 'Encounter' },
      'only Patient, Appointment, CarePlan and Goal are taken in',
    ],
    ['nothing', {}, 'it is no FHIR resource'],
  ])('says why %s cannot be used, and goes on', (_, wrong, because) => {
    const [first, second] = wishes(bundle(wrong, appointment())) ?? [];
    expect(first).toEqual({ kind: 'refused', because });
    expect(second).toMatchObject({ kind: 'visit' });
  });

  it('is nothing when it is no FHIR at all', () => {
    expect(readInward('patient,at\np-1,2026-03-12', terms)).toBeUndefined();
  });
});
