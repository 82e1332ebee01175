import { readBegins } from '../../../src/reading/ready.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];

describe('that one may begin', () => {
  it.each([
    'ok go on then',
    'yeah go for it',
    "let's do it",
    'now is good',
    'si ahorita',
    'bueno, empecemos',
    'ya, vamos',
  ])('%s', (text) => expect(readBegins(text, words)).toBe(true));

  it.each(['not now', 'go away', 'ok', 'now it hurts', 'ahorita no', 'ahora me duele', 'no tengo tiempo'])(
    '"%s" does not say so',
    (text) => expect(readBegins(text, words)).toBe(false),
  );
});
