import { languages } from '../../../src/model/language.ts';
import { leftOpen, readPlain } from '../../../src/reading/own-words.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const words = languages.map((lang) => content.words(lang));

describe("a reply without words of somebody's own", () => {
  it.each([
    ['ok', 'heard'],
    ['Done!', 'heard'],
    ['listo, gracias', 'heard'],
    ['👍', 'heard'],
    ['not sure', 'heard'],
    ['si', 'yes'],
    ['yes please', 'yes'],
    ['no thanks', 'no'],
    ['nothing', 'no'],
    ['nada', 'no'],
    ['7', 'figures'],
    ['20/4/2026', 'figures'],
  ])('"%s"', (text, expected) => expect(readPlain(text, words)).toBe(expected));

  it.each([
    '',
    'walk',
    'no one',
    'yes, walk the dog',
    'nothing heavy',
    'on 20 April',
    'cuidar a mis nietos',
    'no cargar cajas',
  ])('is not "%s"', (text) => expect(readPlain(text, words)).toBeUndefined());
});

describe('an open question that is left', () => {
  it.each([
    ['dont know', 'none'],
    ["that's all, thanks", 'none'],
    ['thats all', 'none'],
    ['nothing else', 'none'],
    ['no sé', 'none'],
    ['eso es todo', 'none'],
    ["I'll do it tonight", 'later'],
    ['mañana lo hago', 'later'],
  ])('"%s": %s', (text, expected) => expect(leftOpen(text, words)).toBe(expected));

  it.each([
    "that's all I can lift",
    'I do not know if I can work again',
    'walk more tonight',
    'no sé si podré volver',
  ])('is answered by "%s"', (text) => expect(leftOpen(text, words)).toBeUndefined());
});
