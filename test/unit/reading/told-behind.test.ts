import { toldBehind } from '../../../src/reading/told-behind.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];
const scale = { min: 0, max: 10 };
const asked = ['pain-now', 'interference', 'sleep', 'mood'].map((linkId) => ({ linkId, scale }));

describe('what is told behind a wish for the questions', () => {
  it.each([
    ['can i do it now? a 5 today', 'a 5 today'],
    ['check in 6 5 7 4', '6 5 7 4'],
    ['ready for my check-in. slept badly, pain 6', 'slept badly, pain 6'],
    ['quiero hacer mi registro ahora. dolor 4 limita 4', 'dolor 4 limita 4'],
    ['¿puedo hacerlo ahora? hoy un 5', 'hoy un 5'],
    ['registro, dormí mal, y el dolor en 6', 'dormí mal, y el dolor en 6'],
  ])('of %s is %s', (text, told) => expect(toldBehind(text, asked, words)).toBe(told));

  it.each(['check in please', 'can i do my check-in now?', 'quiero hacer mi registro ahora, si se puede'])(
    'is nothing in %s',
    (text) => expect(toldBehind(text, asked, words)).toBeUndefined(),
  );
});
