import { readActivityTold } from '../../../src/reading/activity-told.ts';
import { english, spanish } from './vocabulary.ts';

const heard = (text: string, activity: string) => readActivityTold(text, activity, english);

describe('what was done, told unasked', () => {
  it.each([
    ['did 10 min', 'walking', { minutes: 10 }, undefined],
    ['10 min walking', 'walking', { minutes: 10 }, undefined],
    ['walked for 15 min today', 'walking the dog', { minutes: 15 }, 'today'],
    ['walked 12 mins yesterday', 'walking', { minutes: 12 }, 'yesterday'],
    ['I walked half an hour this morning', 'walk', { minutes: 30 }, 'today'],
    ['yesterday gardening 20 min, worse', 'gardening', { minutes: 20, felt: 'worse' }, 'yesterday'],
    ['caminé 10 minutos hoy', 'caminar', { minutes: 10 }, 'today'],
    ['ayer hice 15 min de jardín', 'jardín', { minutes: 15 }, 'yesterday'],
    ['15 min of gardening', 'gardening', { minutes: 15 }, undefined],
    ['hice 10 minutos', 'caminar', { minutes: 10 }, undefined],
  ])('"%s" of %s', (text, activity, told, on) => {
    expect(heard(text, activity)).toMatchObject({ told, on });
    expect(readActivityTold(text, activity, spanish)).toMatchObject({ told, on });
  });

  it.each([
    'walked the dog',
    'pain 5 after walking',
    'I want to walk 20 min',
    'can I walk 20 minutes?',
    'could not walk 10 minutes',
    "can't walk more than 5 min",
    'I walk 30 min every day',
    'walked 10 min on Monday',
    'walked another 10 min',
    'no pude caminar 10 minutos',
    'quiero caminar 20 minutos',
    'remind me to walk in 20 minutes',
    'slept 40 min',
    'text me in 10 min',
    'did 3',
    'walked 2 miles',
    'walked 10 min and it took 20 min',
  ])('not "%s"', (text) => expect(heard(text, 'walking')).toBeUndefined());
});
