import { readLanguageWish } from '../../../src/reading/language-wish.ts';
import { english as words } from './vocabulary.ts';

describe('another language', () => {
  it.each([
    ['speak spanish please', 'es'],
    ['English please', 'en'],
    ['en español por favor', 'es'],
    ['cambie a inglés', 'en'],
    ["I don't speak English", 'es'],
    ['no hablo inglés', 'es'],
  ])('%s', (text, lang) => expect(readLanguageWish(text, words)).toBe(lang));

  it.each(['my mother speaks spanish', 'english or spanish', 'speak french please', 'speak', ''])(
    '"%s" asks for none of ours',
    (text) => expect(readLanguageWish(text, words)).toBeUndefined(),
  );
});
