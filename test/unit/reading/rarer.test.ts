import { isRarerWish } from '../../../src/reading/rarer.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];

describe('a wish to be asked on fewer days', () => {
  it.each([
    'every other day please',
    'can you ask me every second day instead?',
    'only on weekdays please',
    'once a week is enough',
    'check in with me less often',
    'un día sí y otro no, por favor',
    '¿puede preguntarme cada dos días?',
    'solo entre semana',
    'con una vez por semana basta',
  ])('is %j', (text) => {
    expect(isRarerWish(text, words)).toBe(true);
  });

  it.each([
    'it hurts every other day',
    'I take it once a week',
    'my headaches come less often',
    'I can walk only every other day',
    'please ask me',
    'me duele cada dos días',
    'camino una vez por semana',
    'por favor',
  ])('is not %j', (text) => {
    expect(isRarerWish(text, words)).toBe(false);
  });
});
