import { readFactAsked } from '../../../src/reading/fact-asked.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];
const asked = ['pain-now', 'interference', 'sleep', 'mood'].map((linkId) => ({
  linkId,
  scale: { min: 0, max: 10 },
}));
const read = (text: string) => readFactAsked(text, asked, words);

describe('one thing asked about the own numbers', () => {
  it.each([
    ['whats my average sleep', 'mean', ['sleep']],
    ['cual es mi promedio de dolor', 'mean', ['pain-now']],
    ['whats my best day so far', 'best', []],
    ['which day did i sleep best', 'best', ['sleep']],
    ['en que dia estuve peor', 'worst', []],
    ['cuando dormi mejor', 'best', ['sleep']],
    ['cuantos dias llevo', 'count', []],
    ['how many check ins have i done', 'count', []],
  ])('is read in %j', (text, of, about) => {
    expect(read(text)).toEqual({ of, about });
  });

  it.each([
    'what is the average pain of people here',
    'best day in ages',
    'worst day ever',
    'how many days until my visit',
    'cuantos dias faltan para la cita',
    'como desde que nacio mi hijo el menor, unos 20 anos',
    'on my worst days 8',
  ])('is none in %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
