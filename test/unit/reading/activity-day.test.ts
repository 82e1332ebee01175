import { readActivityDay, type ActivityDay } from '../../../src/reading/activity-day.ts';
import { readActivityPutRight } from '../../../src/reading/activity-put-right.ts';
import { english, spanish } from './vocabulary.ts';

const told: [string, ActivityDay][] = [
  ['25', { minutes: 25 }],
  ['10 minutes and 2 sets of 8', { minutes: 10, sets: 2, reps: 8 }],
  ['3 sets 15 minutes', { minutes: 15, sets: 3 }],
  ['two sets of eight reps', { sets: 2, reps: 8 }],
  ['2 sets 8 times each', { sets: 2, reps: 8 }],
  ['about 3 sets', { sets: 3 }],
  ['half an hour and 2 sets', { minutes: 30, sets: 2 }],
  ['20 and it felt worse', { minutes: 20, felt: 'worse' }],
  ['20, same', { minutes: 20, felt: 'same' }],
  ['20 min, 2 sets of 8 each, felt a bit better after', { minutes: 20, sets: 2, reps: 8, felt: 'better' }],
  ['2 sets, pain 6', { sets: 2, score: 6 }],
  ['10 min, 6/10', { minutes: 10, score: 6 }],
  ['2 sets of 8 squats', { sets: 2, reps: 8, note: 'squats' }],
  ['15 min, knee swelled up after', { minutes: 15, note: 'knee swelled up after' }],
  ['10 minutos y 2 series de 8', { minutes: 10, sets: 2, reps: 8 }],
  ['3 series de 10 repeticiones, me sentí peor', { sets: 3, reps: 10, felt: 'worse' }],
  ['2 tandas, dolor 7', { sets: 2, score: 7 }],
  ['15 min, dolor 5, igual', { minutes: 15, score: 5, felt: 'same' }],
];
/** Of what is only kept as words nobody can say that it is how this went, or a score of now. */
const onlyWords: [string, string][] = [
  ['10 min but my sleep was worse', 'but my sleep was worse'],
  ['10 min, worse then better', 'worse then better'],
  ['10 min. not worse', 'not worse'],
  ['10 min, sleep 4', 'sleep 4'],
  ['10 min, pain 4 before, 6 after', 'pain 4 before, 6 after'],
  ['10 minutos, no peor', 'no peor'],
];
const notTold = [
  'pain 6',
  'dolor 7',
  'worse',
  '3 x 10',
  '2 sets of 10 min',
  '2 or 3 sets',
  '2-3 sets',
  '2 sets yesterday',
  '2 sets of 8 yesterday',
  'i could not do 2 sets',
  'less than 3 sets',
  'my son did 3 sets',
  'usually 3 sets',
  '60 sets',
  '8 reps',
  '2 sets of 8 and 1 set of 5',
  '10 min, 8',
  'ayer 2 series',
];

describe('a day of an activity', () => {
  it.each(told)('reads %j', (text, day) => {
    expect(readActivityDay(text, english)).toEqual(day);
    expect(readActivityDay(text, spanish)).toEqual(day);
  });
  it.each(onlyWords)('keeps of %j only the words', (text, note) => {
    expect(readActivityDay(text, english)).toEqual({ minutes: 10, note });
  });
  it.each(notTold)('takes nothing from %j', (text) => {
    expect(readActivityDay(text, english)).toBeUndefined();
    expect(readActivityDay(text, spanish)).toBeUndefined();
  });
});

describe('a day put right', () => {
  it.each<[string, ActivityDay]>([
    ['sorry, I meant 12 minutes', { minutes: 12 }],
    ['change my sets to 3', { sets: 3 }],
    ['sorry, 2 sets of 10', { sets: 2, reps: 10 }],
    ['perdón, 3 series', { sets: 3 }],
    ['cambia mis minutos a 15', { minutes: 15 }],
  ])('reads %j', (text, day) => {
    expect(readActivityPutRight(text, english)).toEqual(day);
  });
  it.each(['sorry, I meant 4', 'change my pain to 3', '3 sets', 'sorry, 10 min late for lunch'])(
    'leaves %j to others',
    (text) => {
      expect(readActivityPutRight(text, english)).toBeUndefined();
    },
  );
});
