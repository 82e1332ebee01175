import { readPlanWish } from '../../../src/reading/plan-wish.ts';
import { english, spanish } from './vocabulary.ts';

const rows: [string, object | undefined][] = [
  ['change 3', { kind: 'change', number: 3 }],
  ['CHANGE 3', { kind: 'change', number: 3 }],
  ['please change part 7.', { kind: 'change', number: 7 }],
  ['change', { kind: 'change', number: undefined }],
  ['cambiar 2', { kind: 'change', number: 2 }],
  ['cambiar la parte 2', { kind: 'change', number: 2 }],
  ['erase my plan', { kind: 'erase' }],
  ['Borrar', { kind: 'erase' }],
  ['change 3 to 4', undefined],
  ['change my appointment', undefined],
  ['no change', undefined],
  ['i want to change 3 things', undefined],
  ['erase this pain', undefined],
  ['3', undefined],
];

describe('what is to be done with a plan', () => {
  it.each(rows)('%s', (text, wish) => {
    expect(readPlanWish(text, english)).toEqual(wish);
    expect(readPlanWish(text, spanish)).toEqual(wish);
  });
});
