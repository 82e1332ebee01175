import { readMinutes } from '../../../src/reading/minutes.ts';
import { english, spanish } from './vocabulary.ts';

const told: [string, number][] = [
  ['25', 25],
  ['about 25 min', 25],
  ['walked 25', 25],
  ['20, was tired', 20],
  ['10 min at 7pm', 10],
  ['twenty five', 25],
  ['half an hour', 30],
  ['1 hour', 60],
  ['1h', 60],
  ['1.5 hours', 90],
  ['an hour and a half', 90],
  ['1 hour 10', 70],
  ['0', 0],
  ['none', 0],
  ['media hora', 30],
  ['hora y cuarto', 75],
  ['treinta y cinco', 35],
  ['20 minutos a las 7', 20],
  ['an hour and 15', 75],
  ['twenty-five', 25],
  ['veinticinco', 25],
  ['10 minutitos', 10],
  ['5 min then 10 min', 15],
  ['20 this morning and 20 after dinner', 40],
  ['2 walks of 10 minutes', 20],
  ['20 with 2 breaks', 20],
  ["didn't walk today", 0],
  ['hoy no caminé', 0],
];
/** Times, ways, counts, pain, and what may be any of several numbers. */
const notTold = [
  '20 or 30',
  '10 in the morning and 15 at night',
  '3 x 10',
  'in 5 minutes',
  'en 5 minutos',
  '10 then 10',
  '900',
  'a lot',
  'at 7 pm',
  'from 5 to 6',
  '2 blocks',
  '1 mile',
  'my pain is 6',
  'my back hurts 7',
  '20 yesterday, none today',
  'less than 10',
  '2 cuadras',
  'ayer 20',
  'dolor 7',
];

describe('minutes of a day', () => {
  it.each(told)('reads %j as %d', (text, minutes) => {
    expect(readMinutes(text, english)).toBe(minutes);
    expect(readMinutes(text, spanish)).toBe(minutes);
  });
  it.each(notTold)('takes nothing from %j', (text) => {
    expect(readMinutes(text, english)).toBeUndefined();
    expect(readMinutes(text, spanish)).toBeUndefined();
  });
});
