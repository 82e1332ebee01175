import fc from 'fast-check';
import { readCarrierWord } from '../../../src/reading/carrier-words.ts';
import { readChoice } from '../../../src/reading/choice.ts';
import { readCommand } from '../../../src/reading/command.ts';
import { readCorrection } from '../../../src/reading/correction.ts';
import { readNoise } from '../../../src/reading/noise.ts';
import { readNumber, type NumberRead } from '../../../src/reading/number.ts';
import { isRevocation } from '../../../src/reading/revocation.ts';
import { readYesNo } from '../../../src/reading/yes-no.ts';
import { en, english, es } from './vocabulary.ts';

const phrases = [en, es].flatMap((each) => every(each));
const piece = fc.oneof(
  fc.constantFrom(...phrases),
  fc.constantFrom(
    '/',
    '-',
    '+',
    '*',
    '.',
    ',',
    '"',
    '“',
    '?',
    '\n',
    ' ',
    '½',
    '٧',
    '👍',
    '🔟',
    '#',
    '~',
    '$',
    '%',
    'x',
  ),
  fc.integer({ min: -20, max: 1_200 }).map(String),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' ')),
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const scale = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 10 }))
  .map(([min, wide]) => ({ min, max: min + wide }));

/** Every string of a vocabulary, wherever it stands. */
function every(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(every) : [];
}

function valuesOf(read: NumberRead): number[] {
  if (read.kind === 'value') return [read.value];
  return read.kind === 'range' ? [read.low, read.high] : [];
}

describe('any text at all', () => {
  it('is read as a number within the scale or as none', () => {
    fc.assert(
      fc.property(text, scale, (said, { min, max }) => {
        const values = valuesOf(readNumber(said, { min, max }, english));
        expect(values.every((value) => value >= min && value <= max)).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });

  it('never makes the reading throw', () => {
    const options = [
      { value: 'a', label: 'Heat or cold' },
      { value: 'b', label: '' },
    ];
    fc.assert(
      fc.property(text, (said) => {
        readNoise(said, english);
        readCarrierWord(said, english);
        isRevocation(said, english);
        readYesNo(said, english);
        readChoice(said, options, english);
        readCommand(said, english);
        readCorrection(said, english);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read without any vocabulary too', () => {
    expect(readNumber('7', { min: 0, max: 10 }, [])).toMatchObject({ kind: 'value', value: 7 });
    expect(readYesNo('yes', [])).toBeUndefined();
    expect(readCommand('menu', [])).toBeUndefined();
  });
});
