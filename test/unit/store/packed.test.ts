import { pack, unpack } from '../../../src/store/packed.ts';

const messageRecord = JSON.stringify({
  at: 1_795_494_961_714,
  from: 'patient',
  channel: 'sms',
  text: 'about a 6, slept rubbish',
});

it.each(['1', '""', '{}', messageRecord, JSON.stringify({ text: 'é😀'.repeat(500) })])(
  'gives back %s',
  (json) => {
    expect(unpack(pack(json))).toBe(json);
  },
);

it('makes a record of one message less than two thirds of its size', () => {
  expect(pack(messageRecord).length).toBeLessThan((messageRecord.length * 2) / 3);
});

it('never makes anything larger', () => {
  expect(pack('"q"').length).toBe(3);
});

it('still reads what was packed long ago', () => {
  const long = 'AYPRlqYmliaWZobmhiZY/I3uFWgQJybll5YoJCqY6SgU56QWlCgUlSYlZRZnKNUCAA==';
  expect(unpack(Buffer.from(long, 'base64'))).toBe(messageRecord);
});
