import { isOnlyWhen, readUntil } from '../../../src/reading/until.ts';
import { english } from './vocabulary.ts';

describe('until when', () => {
  it.each([
    ['until Friday', { weekday: 5 }],
    ['until the 12th', { text: '12th' }],
    ['back on 12 March', { text: '12 March' }],
    ['till March 12, 2027', { text: 'March 12, 2027' }],
    ['hasta el 12 de marzo', { text: '12 de marzo' }],
    ['until 3/12/2026', { text: '3/12/2026' }],
    ['hasta mañana', { days: 1 }],
    ['until 5pm', { days: 1 }],
    ['hasta las 5', { days: 1 }],
    ['until next week', { weekday: 1 }],
    ['next week', { weekday: 1, later: true }],
    ['for the next two weeks', { days: 14 }],
    ['this week, until Friday', { weekday: 5 }],
    ['unos días', { days: 3 }],
    ['for a month', { days: 30 }],
    ['until March', { text: '1 march' }],
    ['hasta enero', { text: '1 enero' }],
  ])('%s', (text, until) => {
    expect(readUntil(text, english)).toEqual(until);
    expect(isOnlyWhen(text, english)).toBe(true);
  });

  it.each([
    'until further notice',
    'hasta que yo avise',
    'No, my back is bad today',
    'text me back',
    'until the cows come home',
    '5 days a week',
    'until the 40th',
    '',
  ])('"%s" names no end', (text) => expect(readUntil(text, english)).toBeUndefined());

  it.each(['to end it', 'until Friday to end it', 'de Dios', 'this week with my pain'])(
    '"%s" says more than when',
    (text) => expect(isOnlyWhen(text, english)).toBe(false),
  );
});
