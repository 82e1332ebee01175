import { createPeople, isOf, kinds, personOf } from '../../../src/clinic/people.ts';
import { newTalk, type PatientFile } from '../../../src/model/file.ts';
import { noPace } from '../../../src/model/pace.ts';
import type { Patient } from '../../../src/model/patient.ts';
import { DAY } from '../../../src/model/time.ts';
import { noVisit } from '../../../src/model/visit.ts';
import { openScene, type Scene } from '../../harness/scene.ts';
import { anAlert, NOW } from '../escalation/an-alert.ts';

describe('the list of patients', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ at: Date.UTC(2026, 2, 2, 15) });
    for (const [index, name] of ['Zoe', 'ana', 'Ömer'].entries())
      await scene.enrolPatient({
        id: `p-${index}`,
        name,
        mobile: `+1555010400${index}`,
        language: 'en',
        zone: 'UTC',
        check_in: '09:00',
      });
  });
  afterAll(() => scene.close());

  it('is in the order of names', async () => {
    const people = createPeople(scene.store, () => 0);
    const { people: known, count } = await people.all();
    expect([known.map(({ name }) => name), count]).toEqual([['ana', 'Ömer', 'Zoe'], 3]);
  });

  it('shows what is read so far when reading takes long, and says of how many', async () => {
    const held = Promise.withResolvers<void>();
    const slow = {
      members: (list: string) => scene.store.members(list),
      read: async (owner: string) => (await held.promise, scene.store.read(owner)),
    };
    const people = createPeople(slow, () => 0);
    expect(await people.all()).toEqual({ people: [], count: 3 });
    held.resolve();
    expect((await people.all()).people).toHaveLength(3);
  });

  it('has somebody new at once, and nobody who is gone', async () => {
    let there = ['p-0'];
    const members = async () => there.map((owner) => ({ owner, entry: owner }));
    const people = createPeople({ members, read: (owner) => scene.store.read(owner) }, () => 0);
    expect((await people.all()).people.map(({ name }) => name)).toEqual(['Zoe']);
    there = ['p-1', 'p-2'];
    expect((await people.all()).people.map(({ name }) => name)).toEqual(['ana', 'Ömer']);
  });

  it('reads again what is minutes old, and nothing before that', async () => {
    const read: string[] = [];
    let now = 0;
    const counted = {
      members: (list: string) => scene.store.members(list),
      read: (owner: string) => (read.push(owner), scene.store.read(owner)),
    };
    const people = createPeople(counted, () => now);
    await people.all();
    now = 299_000;
    await people.all();
    expect(read).toHaveLength(3);
    now = 301_000;
    await people.all();
    expect(read).toHaveLength(6);
  });
});

const sms = { channel: 'sms', number: '+15550104000', via: 'twilio' } as const;
const file: PatientFile = {
  patient: {
    v: 1,
    id: 'p-0',
    name: 'Zoe',
    lang: 'en',
    country: 'US',
    zone: 'UTC',
    checkInAt: '09:00',
    prefers: 'sms',
    sms,
    context: {},
  },
  consent: { v: 1, sms: 'granted', teams: 'none' },
  talk: newTalk,
  pace: noPace,
  checkIn: undefined,
  alert: undefined,
  safetyPlan: undefined,
  aims: undefined,
  flares: undefined,
  pacing: undefined,
  visit: noVisit,
  versions: {},
};
const dead = { ...sms, dead: 'unknown number' };
const silentFor = (missed: number) => ({ talk: { ...newTalk, missed } });
const visitIn = (ms: number) => ({
  visit: { ...noVisit, appointment: { at: NOW + ms, by: 'clinic' as const, toldAt: NOW } },
});
const reached = (channel: Patient['sms'], sms: 'granted' | 'none' | 'revoked') => ({
  patient: { ...file.patient, sms: channel },
  consent: { ...file.consent, sms },
});

it('somebody in the middle of a check-in is not silent, and has answered on that day', () => {
  const answers = [{ linkId: 'pain-now', value: 4, flags: [], at: NOW, channel: 'sms' as const }];
  const form = { questionnaire: 'daily-check-in', version: '1', dueAt: NOW, nudged: false };
  const open = { v: 1 as const, day: '2026-03-02', ...form, status: 'open' as const };
  const of = (checkIn: PatientFile['checkIn']) => personOf('p-0', { ...file, ...silentFor(3), checkIn });
  expect(of({ ...open, answers })).toMatchObject({ missed: 0, lastAnswered: '2026-03-02' });
  expect(of({ ...open, answers: [] })).toMatchObject({ missed: 3, lastAnswered: undefined });
});

it('somebody who has written of something else is silent only for the check-ins after it', () => {
  const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].map((day) => ({
    day,
    was: 'missed' as const,
  }));
  const wroteOn = (day: string) => {
    const pace = { ...noPace, recent: [Date.parse(`${day}T12:00:00Z`)] };
    return personOf('p-0', { ...file, talk: { ...newTalk, missed: 4, days }, pace }).missed;
  };
  expect([wroteOn('2026-03-01'), wroteOn('2026-03-03'), wroteOn('2026-03-05')]).toEqual([4, 2, 0]);
});

describe('the lists that somebody stands in', () => {
  it.each([
    ['nothing is the matter', {}, []],
    ['silent twice, which a busy weekend is', silentFor(2), []],
    ['silent three times', silentFor(3), ['silent']],
    ['an alert is open', { alert: anAlert('urgent') }, ['risk']],
    ['an alert is in hands', { alert: anAlert('urgent', { status: 'acknowledged' }) }, ['risk']],
    ['an alert is closed', { alert: anAlert('urgent', { status: 'resolved' }) }, []],
    ['the number does not work', reached(dead, 'granted'), ['unreached']],
    ['has opted out', reached(sms, 'revoked'), ['unreached']],
    ['has not said yes so far', reached(sms, 'none'), ['invited']],
    ['is invited at a number that does not work', reached(dead, 'none'), ['unreached', 'invited']],
    ['a visit within two weeks', visitIn(13 * DAY), ['visit']],
    ['a visit later', visitIn(15 * DAY), []],
    ['a visit some hours ago', visitIn(-DAY / 2), ['visit']],
    ['a visit that is over', visitIn(-2 * DAY), []],
    [
      'several at once',
      { ...silentFor(5), ...visitIn(DAY), alert: anAlert('soon') },
      ['risk', 'silent', 'visit'],
    ],
  ] as [string, Partial<PatientFile>, string[]][])('%s', (_, more, lists) => {
    const person = personOf('p-0', { ...file, ...more });
    expect(kinds.filter((kind) => isOf(kind, person, NOW))).toEqual(['all', ...lists]);
  });
});
