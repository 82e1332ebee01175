import { newTalk, readFile } from '../../../src/model/file.ts';
import { apart, together, type SeriesRecord } from '../../../src/model/series.ts';
import { frozen } from '../../../src/model/frozen.ts';

const at = (day: string, value: number) => ({ day, value });
const kept: SeriesRecord = frozen({
  v: 1,
  trends: { 'daily-check-in/pain-now': [at('2026-03-02', 6), at('2026-03-03', 5)] },
  first: { 'daily-check-in/pain-now': [at('2026-03-02', 6)] },
  days: [{ day: '2026-03-02', was: 'answered' }],
});
const { v: _, ...numbers } = kept;

describe('the numbers of the last weeks', () => {
  it('stand in a document of their own, written only when they change', () => {
    const talk = together({ ...newTalk, missed: 2 }, kept);
    expect(talk).toEqual({ ...newTalk, missed: 2, ...numbers });
    const { trends: _t, first: _f, days: _d, ...alone } = newTalk;
    expect(apart({ ...talk, missed: 0 }, kept)).toEqual({ talk: alone });
    const days = [...talk.days, { day: '2026-03-03', was: 'missed' as const }];
    expect(apart({ ...talk, days }, kept).series).toEqual({ ...kept, days });
  });

  it('are taken out of the conversation in which an earlier version kept them', () => {
    const before = { ...newTalk, ...numbers };
    expect(together(before, undefined)).toBe(before);
    expect(apart(before, undefined).series).toEqual(kept);
  });

  it('are nothing to write while there are none', () => {
    expect(apart(newTalk, undefined).series).toBeUndefined();
  });

  it('lose nothing that an earlier version has written beside them since', () => {
    const written = {
      ...newTalk,
      trends: {
        'daily-check-in/pain-now': [at('2026-03-03', 4), at('2026-03-04', 3)],
        'peg/mean': [at('2026-03-04', 5)],
      },
      first: { 'daily-check-in/pain-now': [at('2026-03-03', 4)] },
      days: [{ day: '2026-03-04', was: 'answered' as const }],
    };
    const talk = together(written, kept);
    expect(talk.trends).toEqual({
      'daily-check-in/pain-now': [at('2026-03-02', 6), at('2026-03-03', 4), at('2026-03-04', 3)],
      'peg/mean': [at('2026-03-04', 5)],
    });
    expect(talk.first).toEqual(kept.first);
    expect(talk.days.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-04']);
    expect(apart(talk, kept).series).toMatchObject({ trends: talk.trends, days: talk.days });
  });

  it('outlive a conversation that cannot be read', () => {
    const patient = {
      v: 1,
      id: 'p-1',
      name: 'Ada',
      lang: 'en',
      zone: 'UTC',
      country: 'US',
      checkInAt: '09:00',
      context: {},
      prefers: 'sms',
    };
    const docs = {
      patient: { version: 1, value: patient },
      talk: { version: 1, value: { v: 2 } },
      series: { version: 1, value: kept },
    };
    expect(readFile(docs)?.talk).toEqual({ ...newTalk, ...numbers });
  });
});
