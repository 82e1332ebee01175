import { isOnlyWhen, readOneDay, readStretch, readUntil } from '../../../src/reading/until.ts';
import { english, spanish } from './vocabulary.ts';

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
    ['next week', { days: 7 }],
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

  const text = (from: string, until: string) => ({ from: { text: from }, until: { text: until } });

  it.each([
    ['for two weeks from Monday', { from: { weekday: 1 }, until: { days: 14 } }],
    ['from monday the 30th until december 14', text('30th', 'december 14')],
    ['del 10 al 20 de diciembre', { ...text('10 diciembre', '20 de diciembre'), through: true }],
    ['del 28 al 3 de enero', { ...text('28', '3 de enero'), through: true }],
    ['dec 10-20', { ...text('dec 10', '20 dec'), through: true }],
    ['from the 3rd to the 10th of december', { ...text('3 december', '10th of december'), through: true }],
    ['on december 10 for 5 days', { from: { text: 'december 10' }, until: { days: 5 } }],
    ['next week', { from: { weekday: 1 }, until: { days: 7 } }],
    ['this weekend', { from: { weekday: 6, orSince: true }, until: { weekday: 1 } }],
    ['just tomorrow', { from: { days: 1 }, until: { days: 1 } }],
    ['mañana nada más', { from: { days: 1 }, until: { days: 1 } }],
    ['saturday and sunday', { from: { weekday: 6 }, until: { weekday: 7 }, through: true }],
    ['el sábado y el domingo', { from: { weekday: 6 }, until: { weekday: 7 }, through: true }],
    ['i come back on the 9th so start on the 10th', { until: { text: '10th' } }],
    ['regreso el 9, empiece el 10', { until: { text: '10' } }],
    ['a partir del lunes, vuelvo el 9', { from: { weekday: 1 }, until: { text: '9' } }],
    ['desde mañana por 3 días', { from: { days: 1 }, until: { days: 3 } }],
    ['I come back on the 14th', { until: { text: '14th' } }],
    ['until new year', { until: { text: '1 january' } }],
    ['from 3 to 5', {}],
    ['10 - 20', {}],
  ])('%s, from when until when', (said, stretch) =>
    expect(readStretch(said, [...english, ...spanish])).toEqual(stretch),
  );

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

  it.each([
    ["I can't answer tomorrow", { days: 1 }],
    ['mañana no voy a poder contestar', { days: 1 }],
    ['away from tomorrow', undefined],
    ['away until Friday', undefined],
    ['Friday or Saturday', undefined],
  ])('the one day of "%s"', (said, day) => expect(readOneDay(said, [...english, ...spanish])).toEqual(day));
});
