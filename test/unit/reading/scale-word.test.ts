/** A word of the scale is an answer as the whole reply, or as its first part where nothing after it says another. */
import { isAnEnd, readScaleWord, wordsOfScale } from '../../../src/reading/scale-word.ts';
import { questions } from '../../../src/model/questionnaire.ts';
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

it.each([
  ['mood', 'very good', 10, true],
  ['mood', 'good', 8, false],
  ['sleep', 'muy bien, como un bebé', 10, true],
  ['sleep', 'bien', 8, false],
  ['interference', "it doesn't limit me at all", 0, true],
  ['interference', 'a lot', 8, false],
  ['pain-now', 'worst it could possibly be', 10, true],
  ['pain-now', 'casi nada', undefined, false],
])('on the scale of %s "%s" is %s', (linkId, text, value, end) => {
  const form = shippedContent.questionnaire('daily-check-in');
  const item = form && questions(form).find((each) => each.linkId === linkId);
  if (item === undefined) throw new Error(`there is no ${linkId}`);
  const read = readScaleWord(text, wordsOfScale(item, shippedContent.choices(linkId, 'en'), words), words);
  expect(read).toBe(value);
  expect(read !== undefined && isAnEnd(read, item)).toBe(end);
});
