import { readUnwanted } from '../../../src/reading/unwanted-question.ts';
import { english as words } from './vocabulary.ts';

describe('a question that is not wanted', () => {
  it.each([
    ["please don't ask me about mood", 'mood'],
    ["I don't want you to ask about my sleep", 'sleep'],
    ['no quiero que me pregunte por el sueño', 'sueño'],
  ])('%s', (text, about) => expect(readUnwanted(text, words)).toBe(about));

  it.each([
    "don't ask me for a week",
    'no me pregunte por una semana',
    'stop asking me',
    'you can ask me about mood',
  ])('"%s" refuses something else', (text) => expect(readUnwanted(text, words)).toBeUndefined());
});
