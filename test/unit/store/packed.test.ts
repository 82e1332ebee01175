import fc from 'fast-check';
import { asItWas, pack, smaller, unpack } from '../../../src/store/packed.ts';

const record = (n: number) => ({
  at: 1_795_494_961_714 + n * 60_000,
  from: 'patient',
  channel: 'sms',
  text: `about a ${n}, slept rubbish`,
});

function back(entries: unknown[]): unknown[] {
  const { how, packed } = pack(entries);
  return unpack(packed, how);
}

it.each([[[]], [['', 1, null]], [[record(6)]], [[{ text: 'é😀'.repeat(500) }]]])(
  'gives back %j',
  (entries) => {
    expect(back(entries)).toEqual(entries);
  },
);

it('makes a day of messages less than a quarter of its size', () => {
  const day = Array.from({ length: 24 }, (_, n) => record(n));
  expect(pack(day).packed.length).toBeLessThan(JSON.stringify(day).length / 4);
});

it('gives back lists inside of records, of whatever length and whatever is in them', () => {
  const answer = (linkId: string, value: unknown, n: number) => ({
    linkId,
    value,
    flags: [],
    at: 1_795_494_961_714 + n,
  });
  const days = [
    {
      day: '2026-03-02',
      answers: [answer('pain-now', 6, 0), { linkId: 'note', at: 5 }, answer('sleep', 'bad', 9)],
    },
    { day: '2026-03-03', answers: [] },
    { day: '2026-03-04', answers: [answer('pain-now', 7, 1), answer('sleep', 4, 2)] },
  ];
  const mixed = [...days, { day: '2026-03-05', answers: [1, { linkId: 'x' }] }, { day: '', answers: null }];
  for (const each of [days, mixed, [{ answers: [] }], days.slice(1, 2)]) expect(back(each)).toEqual(each);
});

it('still reads what was packed long ago', () => {
  const long = 'i4YxLE1NLE0szQzNDU2weBzdL9AwTkzKLy1RSFQw01EozkktKFEoKk1KyizOUKqNBQA=';
  expect(unpack(Buffer.from(long, 'base64'), 'few')).toEqual([{ ...record(6), at: 1_795_494_961_714 }]);
});

const month = Array.from({ length: 200 }, (_, n) => record(n));

it('packs many otherwise than few, and gives back both', () => {
  expect(pack(month).how).toBe('many');
  expect(pack(month.slice(0, 9)).how).toBe('few');
  expect(back(month)).toEqual(month);
});

it('makes a document of many numbers a twentieth of its size, and gives it back to the letter', () => {
  const days = Array.from({ length: 28 }, (_, n) => ({
    day: new Date(Date.UTC(2026, 1, 14 + n)).toISOString().slice(0, 10),
    value: (n * 7) % 11,
  }));
  const json = JSON.stringify({
    v: 1,
    trends: { pain: days, sleep: days, mood: days, limits: days },
    first: {},
  });
  expect(smaller(json).length).toBeLessThan(json.length / 20);
  expect(asItWas(Buffer.from(smaller(json)))).toBe(json);
});

it.each([
  ['days that are none', ['2026-02-31', '2026-13-01', '0000-00-00', '2026-1-01', '+02026-01', '']],
  ['days far away', ['0001-01-01', '9999-12-31', '1969-12-31', '2026-11-27']],
  ['numbers that are no steps', [1e300, 0.5, -0.25, 9_007_199_254_740_991]],
  ['names like our marks', [{ '#': 1 }, { '##': [{ '#': 2 }] }, { '': { '#x': null } }, {}]],
])('gives back %s as they were', (_, values) => {
  const list = values.map((value) => ({ day: value, padding: 'x'.repeat(500) }));
  for (const each of [{ list }, { '#': list, more: values }, list])
    expect(asItWas(Buffer.from(smaller(JSON.stringify(each))))).toBe(JSON.stringify(each));
});

it('gives back any document to the letter', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      const json = JSON.stringify({ is: JSON.parse(text) as unknown, long: 'x'.repeat(2_000) });
      expect(asItWas(Buffer.from(smaller(json)))).toBe(json);
    }),
  );
});
