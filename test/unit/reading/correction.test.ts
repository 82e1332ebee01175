import { readCorrection } from '../../../src/reading/correction.ts';
import { english, spanish } from './vocabulary.ts';

const corrections: [string, string][] = [
  ['sorry I meant 4', '4'],
  ['Sorry, I meant 4!', '4!'],
  ['i meant 4 not 5', '4 not 5'],
  ['no, 4', '4'],
  ['no 4', '4'],
  ["no, it's a 4", "it's a 4"],
  ['no, I meant 4', '4'],
  ['actually 5', '5'],
  ['actually make that a 5', 'a 5'],
  ['make that 6', '6'],
  ['sorry, no wait 5', '5'],
  ['wait, seven', 'seven'],
  ['oops 3', '3'],
  ['scratch that, 6', '6'],
  ['4*', '4'],
  ['*4', '4'],
  ['4 I meant', '4'],
  ['sorry, yes', 'yes'],
  ['I meant the left knee', 'the left knee'],
  ['quise decir 4', '4'],
  ['perdón, 4', '4'],
  ['Perdón, quise decir un 4', 'un 4'],
  ['no, cuatro', 'cuatro'],
  ['no, espera, 5', '5'],
  ['me equivoqué, era un 3', 'era un 3'],
  ['mejor dicho 6', '6'],
  ['digo 8', '8'],
];

const none = [
  '4',
  'no',
  'no thanks',
  "no, it's fine",
  'no no',
  'sorry',
  'sorry I am late',
  'i meant',
  '7, sorry',
  'actually I slept fine',
  "I mean it's been rough",
  'perdón',
  'no puedo',
  '',
  '*',
];

describe('a correction of the last answer', () => {
  it.each(corrections)('%j puts %j in its place', (text, rest) => {
    expect(readCorrection(text, english)).toEqual({ rest });
    expect(readCorrection(text, spanish)).toEqual({ rest });
  });
  it.each(none)('%j corrects nothing', (text) => {
    expect(readCorrection(text, english)).toBeUndefined();
    expect(readCorrection(text, spanish)).toBeUndefined();
  });
});
