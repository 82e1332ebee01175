/** What a patient's page tells of the past: two weeks at a time, with flares, goals, visits and why each message was sent. */
import { atLocal, dayAfter, localDay } from '../../src/model/time.ts';
import { openClinicDoor, type Someone } from '../harness/clinic-door.ts';
import { openScene, type Scene } from '../harness/scene.ts';

const sms = { channel: 'sms', number: '+15550107779', via: 'twilio' } as const;
const zone = 'America/New_York';
const today = '2026-03-31';

const checkIn = (pain: number) => {
  const at = atLocal(dayAfter(today, -1), '08:30', zone);
  const answers = [{ linkId: 'pain-now', value: pain, flags: [], at, channel: 'sms' }];
  const of = { questionnaire: 'daily-check-in', version: '1', status: 'complete', dueAt: at };
  return { v: 1, day: dayAfter(today, -2), ...of, endedAt: at, nudged: false, answers };
};

describe('the timeline of a patient', () => {
  let scene: Scene;
  let luc: Someone;

  beforeAll(async () => {
    scene = await openScene({ at: atLocal(today, '12:00', zone) });
    const row = { id: 'p-1', name: 'Amina', mobile: sms.number, language: 'en', zone, check_in: '09:25' };
    await scene.enrolPatient(row);
    await scene.hear(sms, 'YES');
    await scene.core.untilIdle();
    const aim = {
      aim: {
        v: 1,
        id: 'a',
        of: 'goal',
        words: 'walk to the market',
        measure: 'goals-now/goal',
        target: { reach: 6, is: 'at-least', on: 'the-last' },
        from: dayAfter(today, -3),
        by: '2026-05-01',
        stopRule: 'leg pain',
      },
      points: [{ day: dayAfter(today, -1), value: 4 }],
    };
    await scene.store.commit('p-1', {
      put: {
        aims: { v: 1, aims: [aim] },
        flares: { v: 1, past: [{ from: dayAfter(today, -20), to: dayAfter(today, -17) }] },
      },
      append: {
        'check-ins': [checkIn(7), checkIn(3)],
        messages: Array.from({ length: 60 }, (_, back) => ({
          at: atLocal(dayAfter(today, -back), '10:00', zone),
          from: 'us',
          key: 'check-in.nudge',
          text: `on ${localDay(atLocal(dayAfter(today, -back), '10:00', zone), zone)}`,
        })),
      },
    });
    luc = await openClinicDoor(scene).as('moreau', 'lead');
  });
  afterAll(() => scene.close());

  const shown = async (query = '') => {
    const { text } = await luc.get(`/clinic/patients/p-1${query}`);
    return text.slice(text.indexOf('id="timeline"'));
  };

  it('is of the last two weeks, with goals, and says why a message was sent', async () => {
    const text = await shown();
    expect(text).toContain('on 2026-03-18');
    expect(text).not.toContain('on 2026-03-17');
    expect(text).toContain('part of the check-in');
    expect(text).toMatch(/Goal:<\/strong> <q>walk to the market<\/q>/);
    expect(text).toMatch(/How well they can do it:<\/strong> 4 \/ 10/);
    expect(text).not.toContain('Flare');
  });

  it('folds what we sent, where that is wanted, and shows it again', async () => {
    expect(await shown()).toMatch(/<details class="bubble"\s+open>/);
    const folded = await shown('?ours=folded');
    expect(folded).toContain('<details class="bubble"');
    expect(folded).not.toContain('open>');
    expect(folded).toContain('href="/clinic/patients/p-1#timeline">Show what we sent');
  });

  it('names the day of a check-in, and says of numbers that were put right which of them hold', async () => {
    const text = (await shown()).replace(/\s+/g, ' ');
    expect(text).toMatch(/Check-in of 29 March:<\/strong> complete - Pain: 3 /);
    expect(text).toMatch(/<s>complete - Pain: 7<\/s> \(no longer holds/);
    expect(text.indexOf('Pain: 3')).toBeLessThan(text.indexOf('Pain: 7'));
  });

  it('goes back two weeks at a time, without a gap, and forth again', async () => {
    const earlier = /href="\/clinic\/patients\/p-1(\?until=[\d-]+)#timeline">Earlier/.exec(
      await shown(),
    )?.[1];
    expect(earlier).toBe('?until=2026-03-17');
    const text = await shown(earlier);
    expect(text).toContain('on 2026-03-17');
    expect(text).toContain('on 2026-03-04');
    expect(text).not.toMatch(/on 2026-03-(03|18)/);
    expect(text).toMatch(/Flare:<\/strong> 11 March - 14 March/);
    expect(text).toMatch(/href="\/clinic\/patients\/p-1#timeline">Later/);
  });

  it('takes a day that is none, or still to come, for today', async () => {
    for (const until of ['2031-01-01', 'yesterday', '<b>'])
      expect(await shown(`?until=${encodeURIComponent(until)}`)).toContain('on 2026-03-31');
  });
});
