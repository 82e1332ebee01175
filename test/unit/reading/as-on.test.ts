import { asOn } from '../../../src/reading/as-on.ts';
import { tokensOf } from '../../../src/reading/tokens.ts';
import { saysAllSame, saysOthersSame } from '../../../src/reading/without-number.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];

describe('the same as a named day', () => {
  it.each([
    'same as friday',
    'bout the same as friday',
    'Much the same as Friday honestly',
    'igual que el viernes',
  ])('is said of everything: %s', (text) => {
    expect(asOn(tokensOf(text), words)?.day).toEqual({ weekday: 5 });
    expect(saysAllSame(tokensOf(text), words)).toBe(true);
  });

  it.each([
    'rest is the same as friday',
    'lo demas igual que el viernes',
    'lo mismo de ayer en todo lo demas',
    'same for the rest',
  ])('is said of the others: %s', (text) => expect(saysOthersSame(tokensOf(text), words)).toBe(true));

  it.each(['worse than friday', 'not the same as friday', 'see you friday', 'peor que el viernes'])(
    'is not: %s',
    (text) => expect(saysAllSame(tokensOf(text), words)).toBe(false),
  );
});
