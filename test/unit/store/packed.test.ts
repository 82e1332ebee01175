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

it('still reads what was packed long ago', () => {
  const long = 'i4YxLE1NLE0szQzNDU2weBzdL9AwTkzKLy1RSFQw01EozkktKFEoKk1KyizOUKqNBQA=';
  expect(unpack(Buffer.from(long, 'base64'))).toEqual([{ ...record(6), at: 1_795_494_961_714 }]);
});
