import { pack, unpack } from '../../../src/store/packed.ts';

const record = (n: number) => ({
  at: 1_795_494_961_714 + n * 60_000,
  from: 'patient',
  channel: 'sms',
  text: `about a ${n}, slept rubbish`,
});

it.each([[[]], [['', 1, null]], [[record(6)]], [[{ text: 'é😀'.repeat(500) }]]])(
  'gives back %j',
  (entries) => {
    expect(unpack(pack(entries))).toEqual(entries);
  },
);

it('makes a day of messages less than a quarter of its size', () => {
  const day = Array.from({ length: 24 }, (_, n) => record(n));
  expect(pack(day).length).toBeLessThan(JSON.stringify(day).length / 4);
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
  for (const each of [days, mixed, [{ answers: [] }], days.slice(1, 2)])
    expect(unpack(pack(each))).toEqual(each);
});

it('still reads what was packed long ago', () => {
  const long = 'i4YxLE1NLE0szQzNDU2weBzdL9AwTkzKLy1RSFQw01EozkktKFEoKk1KyizOUKqNBQA=';
  expect(unpack(Buffer.from(long, 'base64'))).toEqual([{ ...record(6), at: 1_795_494_961_714 }]);
});
