import { readDaysWish, type DaysWish } from '../../../src/reading/rarer.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];

describe('a wish for the days on which to be asked', () => {
  it.each<[string, DaysWish]>([
    ['every other day please', { every: 2 }],
    ['can you ask me every second day instead?', { every: 2 }],
    ['only on weekdays please', { weekdays: [1, 2, 3, 4, 5] }],
    ['weekdays', { weekdays: [1, 2, 3, 4, 5] }],
    ['once a week is enough', { perWeek: 1 }],
    ['twice a week', { perWeek: 2 }],
    ['three times a week please', { perWeek: 3 }],
    ['ask me on Fridays and Mondays', { weekdays: [1, 5] }],
    ['only Monday, Wednesday and Friday', { weekdays: [1, 3, 5] }],
    ['not on weekends please', { weekdays: [1, 2, 3, 4, 5] }],
    ['every day except Sunday', { weekdays: [1, 2, 3, 4, 5, 6] }],
    ["don't text me on Sundays", { weekdays: [1, 2, 3, 4, 5, 6] }],
    ['no texts saturdays or sundays', { weekdays: [1, 2, 3, 4, 5] }],
    ['ya no me escriba los lunes', { weekdays: [2, 3, 4, 5, 6, 7] }],
    ['no me escriba los fines de semana', { weekdays: [1, 2, 3, 4, 5] }],
    ['check in with me less often', 'vague'],
    ['every day please', 'daily'],
    ['back to every day', 'daily'],
    ['un día sí y otro no, por favor', { every: 2 }],
    ['¿puede preguntarme cada dos días?', { every: 2 }],
    ['solo entre semana', { weekdays: [1, 2, 3, 4, 5] }],
    ['solo los lunes y jueves', { weekdays: [1, 4] }],
    ['todos los días menos el domingo', { weekdays: [1, 2, 3, 4, 5, 6] }],
    ['con una vez por semana basta', { perWeek: 1 }],
    ['dos veces a la semana', { perWeek: 2 }],
    ['otra vez todos los días', 'daily'],
  ])('is %j', (text, wish) => expect(readDaysWish(text, words)).toEqual(wish));

  it.each([
    'it hurts every other day',
    'it hurts every day',
    'I take it once a week',
    'my headaches come less often',
    'I can walk only every other day',
    'please ask me',
    'monday',
    'on Friday',
    'el lunes',
    'me duele cada dos días',
    'camino una vez por semana',
    'por favor',
    'every day but this hurts',
  ])('is not %j', (text) => expect(readDaysWish(text, words)).toBeUndefined());
});
