/** A word of the scale is an answer as the whole reply, or as its first part where nothing after it says another. */
import { readScaleWord } from '../../../src/reading/scale-word.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];
const sleep = [
  { value: 0, list: ['terrible', 'fatal'] },
  { value: 2, list: ['poor', 'mal'] },
  { value: 8, list: ['good', 'bien'] },
];

it.each([
  ['good', 8],
  ['really good I suppose', 8],
  ['good today, slept with the window open', 8],
  ['terrible. the dog barked until dawn', 0],
  ['fatal, como en un tren', 0],
  ['mal, los vecinos de arriba', 2],
  ['good, no wait, poor', undefined],
  ['good, but then terrible', undefined],
  ['good, like a 6', undefined],
  ['good morning, how are you', undefined],
  ['normal', undefined],
  ['my sister slept good, me too', undefined],
])('%s', (text, value) => {
  expect(readScaleWord(text, sleep, words)).toBe(value);
});
