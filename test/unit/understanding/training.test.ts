import { readFileSync } from 'node:fs';
import { meanings } from '../../../src/understanding/intents.ts';
import { forgivingFamilies } from '../../../src/understanding/near-families.ts';
import { slotBits } from '../../../src/understanding/rows.ts';
import { packRows } from '../../../src/risk/training/packed.ts';
import { expand } from '../../../src/understanding/training/expand.ts';
import { fitHead } from '../../../src/understanding/training/train.ts';
import { materialIn } from '../../../src/understanding/training/train-understanding.ts';
import { numbersFrom, slipped } from '../../../src/understanding/training/voices.ts';
import { shippedContent } from '../../harness/shipped.ts';

describe('what the reader of wishes has learnt', () => {
  const { taught, madeFrom } = materialIn('.');
  const { reader, table } = shippedContent.understanding.reader();

  it('is made from the files as they are now', () => expect(reader.madeFrom).toEqual(madeFrom));

  it('comes out the same, bit for bit, when it is learnt anew', () => {
    const name = 'weeks';
    const at = meanings.indexOf(name);
    const { weights, bias, scale } = fitHead(taught, packRows(taught.map(({ row }) => row)), name);
    expect(reader.heads[name]).toEqual({ bias, scale });
    expect(table.subarray(at << slotBits, (at + 1) << slotBits)).toEqual(weights);
  });

  it('was not learnt from a message that it is scored with', () => {
    const lines = ['en', 'es'].flatMap((lang) =>
      readFileSync(`content/understanding/training/${lang}.yaml`, 'utf8').split('\n'),
    );
    const plain = (text: string) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N} ]/gu, '')
        .trim();
    const learnt = new Set(lines.flatMap((line) => expand(line.replace(/^ *- '|'$/g, ''))).map(plain));
    const scored = readFileSync('test/understanding/labelled/test-voices.jsonl', 'utf8').trim().split('\n');
    const texts = scored.map((line) => JSON.parse(line) as { text: string; meant?: string });
    const wishes = texts.filter(({ meant, text }) => meant !== undefined && text.split(' ').length > 3);
    expect(wishes.filter(({ text }) => learnt.has(plain(text))).map(({ text }) => text)).toEqual([]);
  });
});

describe('one line for many messages', () => {
  it('stands for each of its ways', () =>
    expect(expand('(call|ring) me [now]').sort()).toEqual([
      'call me',
      'call me now',
      'ring me',
      'ring me now',
    ]));

  it('of which there are never more than are wanted', () =>
    expect(expand('(a|b|c|d) (a|b|c|d) (a|b|c|d)', 5)).toHaveLength(5));

  it('slips are the same ones each time', () =>
    expect(slipped('can somebody telephone me', numbersFrom('x'))).toBe(
      slipped('can somebody telephone me', numbersFrom('x')),
    ));
});

describe('families that forgive', () => {
  const { of } = forgivingFamilies({ person: 'nurse someone', talk: 'telephon* call' });

  it.each([
    ['nurse', [0]],
    ['nurze', [0]],
    ['somone', [0]],
    ['telephoning', [1]],
    ['call', [1]],
    ['cull', []],
    ['horse', []],
  ])('%s', (word, expected) => expect(of(word).families).toEqual(expected));
});
