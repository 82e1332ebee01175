import { flaresLately, isLong, nextFollowUp, silencesOf, withDay } from '../../../src/coaching/follow-up.ts';
import type { FlareEpisode } from '../../../src/model/flare.ts';
import { MINUTE, atLocal } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';

const { flare } = shippedContent;
const zone = 'America/New_York';
const quiet = { from: '20:00', to: '09:00' };
const at = (clock: string, day = '2026-03-03') => atLocal(day, clock, zone);
const begun = (now: number): FlareEpisode => ({
  id: 'e',
  startedAt: now,
  from: '2026-03-03',
  askedAt: now,
  passedAt: now,
  order: [],
  did: [],
  follow: [],
  calm: [],
});
const asked = (what: 'half-hour' | 'evening' | 'next-day', when: number, answer?: 'same') => ({
  what,
  at: when,
  day: '2026-03-03',
  ...(answer && { answer }),
});

describe('a flare is asked about again', () => {
  it('after about half an hour', () => {
    const now = at('10:00');
    expect(nextFollowUp(begun(now), flare, { now, zone, quiet })).toEqual({
      what: 'half-hour',
      at: now + 30 * MINUTE,
    });
  });

  it('then in the evening, unless that is near, and then the next day', () => {
    const episode = { ...begun(at('10:00')), follow: [asked('half-hour', at('10:30'), 'same')] };
    const next = (clock: string) => nextFollowUp(episode, flare, { now: at(clock), zone, quiet });
    expect(next('10:31')).toEqual({ what: 'evening', at: at('18:30') });
    expect(next('17:00')).toEqual({ what: 'next-day', at: at('11:30', '2026-03-04') });
  });

  it('never in quiet hours: at night not before the next day', () => {
    const now = at('23:00');
    expect(nextFollowUp(begun(now), flare, { now, zone, quiet })).toEqual({
      what: 'next-day',
      at: at('11:30', '2026-03-04'),
    });
  });

  it('after another round of the questions in half an hour again', () => {
    const episode = {
      ...begun(at('10:00')),
      follow: [asked('half-hour', at('10:30'), 'same')],
      passedAt: at('10:35'),
    };
    const now = at('10:36');
    expect(nextFollowUp(episode, flare, { now, zone, quiet }).what).toBe('half-hour');
  });
});

describe('how it goes', () => {
  it('counts silences only up to the last answer', () => {
    const follow = [
      asked('half-hour', 1),
      asked('evening', 2, 'same'),
      asked('next-day', 3),
      asked('next-day', 4),
    ];
    expect(silencesOf({ ...begun(0), follow })).toBe(2);
    expect(silencesOf(begun(0))).toBe(0);
  });

  it('counts calm days in a row, each once', () => {
    const one = withDay(begun(0), '2026-03-04', true);
    expect(withDay(one, '2026-03-04', true).calm).toEqual(['2026-03-04']);
    expect(withDay(one, '2026-03-05', true).calm).toEqual(['2026-03-04', '2026-03-05']);
    expect(withDay(one, '2026-03-05', false).calm).toEqual([]);
  });

  it('is long after two weeks, and often at the third in four weeks', () => {
    expect(isLong(begun(0), '2026-03-16', flare)).toBe(false);
    expect(isLong(begun(0), '2026-03-17', flare)).toBe(true);
    const past = [{ from: '2026-02-10' }, { from: '2026-02-03' }, { from: '2026-02-20' }];
    expect(flaresLately(past, '2026-03-03', flare)).toBe(3);
  });
});
