/** The service was away for three days. What was due meanwhile is judged by the hour at which it comes back. */
import { atLocal, DAY, HOUR, MINUTE } from '../../src/model/time.ts';
import type { Scene } from '../harness/scene.ts';
import {
  alertOf,
  checkInsOf,
  CHEST_PAIN,
  fileOf,
  heardBy,
  NINE,
  openClinic,
  pages,
  pass,
  says,
  untilCheckIn,
} from './joined-patient.ts';

const NEW_YORK = 'America/New_York';

describe('after three days away', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openClinic();
  });
  afterEach(() => scene.close());

  async function backAt(clock: string): Promise<void> {
    scene.sent.length = 0;
    scene.shift.frozenAt = atLocal('2026-03-06', clock, NEW_YORK);
    await scene.core.untilIdle();
  }
  const days = async () => (await checkInsOf(scene)).map(({ day, status }) => `${day} ${status}`);
  const missed = ['2026-03-03 missed', '2026-03-04 missed', '2026-03-05 missed'];

  it('at three in the morning nobody is woken, and the days are recorded as missed', async () => {
    await backAt('03:00');
    expect(scene.sent).toEqual([]);
    expect(await days()).toEqual(missed);
    await pass(scene, 7 * HOUR, 10 * MINUTE);
    expect(heardBy(scene).filter((key) => key.startsWith('check-in.greeting'))).toHaveLength(1);
    expect((await fileOf(scene)).checkIn).toMatchObject({ day: '2026-03-06', status: 'open' });
  });

  it('soon after the time of the day, that day is still asked, once', async () => {
    await backAt('10:30');
    expect(heardBy(scene)).toHaveLength(1);
    expect(await days()).toEqual(missed);
    expect((await fileOf(scene)).checkIn).toMatchObject({ day: '2026-03-06', status: 'open' });
    await pass(scene, HOUR, 10 * MINUTE);
    expect(heardBy(scene)).toHaveLength(1);
  });

  it('late on the day it is missed like the others, and the next one comes in its time', async () => {
    await backAt('18:00');
    expect(scene.sent).toEqual([]);
    expect(await days()).toEqual([...missed, '2026-03-06 missed']);
    await pass(scene, 16 * HOUR, 10 * MINUTE);
    expect((await fileOf(scene)).checkIn).toMatchObject({ day: '2026-03-07', status: 'open' });
  });

  it('a check-in that was open ends with what was answered, without a nudge', async () => {
    await untilCheckIn(scene);
    await says(scene, '6');
    await backAt('10:00');
    expect(heardBy(scene).filter((key) => key.includes('nudge'))).toEqual([]);
    expect(await days()).toEqual(['2026-03-03 partial', '2026-03-04 missed', '2026-03-05 missed']);
    expect((await checkInsOf(scene))[0]?.answers).toMatchObject([{ linkId: 'pain-now', value: 6 }]);
  });

  it('a check-in into silence is nudged in its time or not at all', async () => {
    await untilCheckIn(scene);
    scene.sent.length = 0;
    scene.shift.frozenAt += 5 * HOUR;
    await scene.core.untilIdle();
    expect(heardBy(scene)).toEqual([]);
  });

  it('an alert goes on at once, at any hour, and so does an unanswered direct question', async () => {
    await says(scene, 'is suicide a sin');
    await backAt('03:00');
    expect((await alertOf(scene)).tier).toBe('urgent');
    expect(heardBy(scene)).toEqual(['crisis.distress.silence', 'told.sent']);
    expect(pages(scene).length).toBeGreaterThan(0);
  });

  it('the next step of an alert is taken at once, and only the next', async () => {
    await says(scene, CHEST_PAIN);
    const before = (await alertOf(scene)).facts.filter((fact) => fact.kind === 'step').length;
    await backAt('03:00');
    const after = (await alertOf(scene)).facts.filter((fact) => fact.kind === 'step').length;
    expect(after).toBe(before + 1);
    expect(pages(scene).length).toBeGreaterThan(0);
  });
});

describe('a patient whose zone the clinic changes at noon', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openClinic();
    await untilCheckIn(scene);
    for (const text of ['6', '5', '7', '4']) await says(scene, text);
    scene.shift.frozenAt = NINE + 3 * HOUR;
    await scene.core.untilIdle();
  });
  afterEach(() => scene.close());

  it.each([
    ['Asia/Tokyo', '2026-03-04'],
    ['Europe/London', '2026-03-04'],
    ['America/Los_Angeles', '2026-03-04'],
    ['Pacific/Honolulu', '2026-03-04'],
    // There it was the fourth already when the last one was asked.
    ['Pacific/Auckland', '2026-03-05'],
  ])('to %s is asked next on the next local day, %s, in the morning there', async (zone, day) => {
    await scene.enrolPatient({
      id: 'patient-1',
      name: 'Amina Warsame',
      mobile: '+15550107777',
      language: 'en',
      zone,
      check_in: '09:25',
    });
    scene.sent.length = 0;
    let asked = 0;
    for (let hour = 0; hour < 48 && asked === 0; hour += 1) {
      await pass(scene, HOUR, 10 * MINUTE);
      asked = heardBy(scene).length;
    }
    const { checkIn } = await fileOf(scene);
    expect(checkIn?.dueAt).toBe(atLocal(day, '09:41', zone));
    expect(scene.sent[0]?.at).toBeLessThan((checkIn?.dueAt ?? 0) + 10 * MINUTE);
    expect(await checkInsOf(scene)).toHaveLength(1);
  });

  it.each([
    // In the evening there, when the morning is long over.
    ['Asia/Tokyo', '2026-03-04', 'missed', '2026-03-05'],
    // Before five in the morning there.
    ['Pacific/Honolulu', '2026-03-03', 'complete', '2026-03-04'],
  ])(
    'to %s, whose plan nobody has renewed, is not asked at the hour of the old zone',
    async (zone, day, status, next) => {
      const { docs } = await scene.store.read('patient-1');
      const patient = { ...(docs['patient']?.value as object), zone };
      await scene.store.commit('patient-1', { put: { patient } });
      scene.sent.length = 0;
      await pass(scene, 23 * HOUR, 10 * MINUTE);
      expect(heardBy(scene)).toEqual([]);
      expect((await checkInsOf(scene)).at(-1)).toMatchObject({ day, status });
      await pass(scene, DAY / 2, 10 * MINUTE);
      expect((await fileOf(scene)).checkIn?.dueAt).toBe(atLocal(next, '09:41', zone));
    },
  );
});
