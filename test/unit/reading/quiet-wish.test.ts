import { isQuietWish } from '../../../src/reading/quiet-wish.ts';
import { english, spanish } from './vocabulary.ts';

const words = [...english, ...spanish];

describe('no texts at some hours', () => {
  it.each([
    'stop texts at night',
    'no texts after 9',
    'no messages before 10 please',
    "don't text me at night",
    'can you not text me so late',
    'stop texting me after 9:30 pm',
    'no me escriba de noche',
    'ya no mande mensajes en la madrugada',
    'no quiero mensajes después de las 9',
  ])('"%s" is one', (text) => expect(isQuietWish(text, words)).toBe(true));

  it.each([
    'stop texting me',
    'no texts this week',
    "don't text me after my surgery",
    'text me at night',
    'i cannot stop crying at night',
    'I got no text at 9, and at night it hurts',
    'no puedo dormir de noche',
    'no me mande mensajes',
  ])('"%s" is none', (text) => expect(isQuietWish(text, words)).toBe(false));
});
