import { remarksIn } from '../../../src/reading/remarks.ts';
import { english, spanish } from './vocabulary.ts';

const words = [...english, ...spanish];

describe('what is told in sentences of its own beside a number', () => {
  it.each([
    ['5. Book me in for the class whenever', 'Book me in for the class whenever'],
    ['2. Held the baby and everything.', 'Held the baby and everything.'],
    ['Un 4. Se descompuso el elevador otra vez', 'Se descompuso el elevador otra vez'],
  ])('%s', (text, told) => expect(remarksIn(text, words)).toBe(told));

  it.each([
    '5',
    'terrible, the dog barked',
    '4 because it rained all day',
    '6. ok thanks',
    'It was a 3 before noon. Now a 5',
  ])('"%s" tells no more than the number', (text) => expect(remarksIn(text, words)).toBe(''));
});
