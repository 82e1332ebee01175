import { checkIn, type CheckIn } from '../../../src/model/check-in.ts';
import { readFile } from '../../../src/model/file.ts';
import { Kept } from '../../../src/turn/kept.ts';

const ended = (day: string): CheckIn =>
  checkIn.parse({
    v: 1,
    day,
    questionnaire: 'daily-check-in',
    version: '1',
    status: 'complete',
    dueAt: 0,
    answers: [{ linkId: 'pain-now', value: 6, at: 0, channel: 'sms' }],
  });
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

function keptWith(docs: Record<string, unknown>) {
  const all = Object.entries({ patient, ...docs }).map(([name, value]) => [name, { version: 3, value }]);
  const file = readFile(Object.fromEntries(all))!;
  return new Kept(file, file.talk);
}

describe('the check-in that an earlier version kept as the one before the newest', () => {
  const before = ended('2026-03-03');

  it('can still be put right', () => {
    expect(keptWith({ 'check-in-before': before }).get('earlier')?.checkIns).toEqual([before]);
  });

  it('stands where its day belongs, and once', () => {
    const days = (...kept: string[]) =>
      keptWith({
        'check-in-before': before,
        'check-ins-earlier': { v: 1, checkIns: kept.map(ended) },
      })
        .get('earlier')
        ?.checkIns.map(({ day }) => day);
    expect(days('2026-03-02')).toEqual(['2026-03-03', '2026-03-02']);
    expect(days('2026-03-04')).toEqual(['2026-03-04', '2026-03-03']);
    expect(days('2026-03-03')).toEqual(['2026-03-03']);
  });

  it('goes away when it is written among the others, and not before', () => {
    const kept = keptWith({ 'check-in-before': before });
    expect(kept.change()).toEqual({ expect: {}, put: {}, remove: [] });
    const earlier = kept.get('earlier')!;
    kept.put('earlier', earlier);
    expect(kept.change()).toEqual({
      expect: {},
      put: { 'check-ins-earlier': earlier },
      remove: ['check-in-before'],
    });
  });

  it('is not taken away where there is none', () => {
    const kept = keptWith({ 'check-ins-earlier': { v: 1, checkIns: [before] } });
    kept.put('earlier', kept.get('earlier'));
    expect(kept.change().remove).toEqual([]);
  });
});
