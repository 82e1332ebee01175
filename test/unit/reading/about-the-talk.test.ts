import { languages } from '../../../src/model/language.ts';
import { readAboutTheTalk } from '../../../src/reading/about-the-talk.ts';
import { deniesNumber } from '../../../src/reading/denied.ts';
import { patientContent as content } from '../../harness/scene.ts';
import { offeredTexts } from '../content/offered-texts.ts';

const words = languages.map((lang) => content.words(lang));

it.each([
  ['say that again simpler', 'simpler'],
  ['can you ask it easier please?', 'simpler'],
  ["I don't understand, too many words", 'simpler'],
  ['no entiendo, dígalo más fácil', 'simpler'],
  ['me lo puede explicar de otra forma?', 'simpler'],
  ['sorry, I changed my mind', 'other-mind'],
  ['ay, cambié de idea', 'other-mind'],
  ['good evening', 'greeting'],
  ['hola', 'greeting'],
  ['I want a simpler life', undefined],
  ['to make dinner easier', undefined],
  ['easier', undefined],
  ['quiero un trabajo más sencillo', undefined],
  ['my boss changed her mind', undefined],
  ['hello, it is a 4', undefined],
])('%j is about the talk: %s', (text, about) => {
  expect(readAboutTheTalk(text, words)).toBe(about);
});

it('no answer that is offered anywhere is taken for it', () => {
  const taken = offeredTexts().filter((text) => readAboutTheTalk(text, words) !== undefined);
  expect(offeredTexts().length).toBeGreaterThan(100);
  expect(taken).toEqual([]);
});

it.each([
  ['not a 4', true],
  ['no es un 4', true],
  ["it isn't 2", true],
  ['no, 4', false],
  ['4', false],
  ['1 and 3', false],
])('%j denies a number: %s', (text, denies) => {
  expect(deniesNumber(text, words)).toBe(denies);
});
