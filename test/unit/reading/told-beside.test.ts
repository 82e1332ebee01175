import { ownerOfNumbers, putRightBeside } from '../../../src/reading/told-beside.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = shippedContent.everyWord('en');
const scale = { min: 0, max: 10 };
const [pain, limits, sleep, mood] = ['pain-now', 'interference', 'sleep', 'mood'].map((linkId) => ({
  linkId,
  scale,
}));

describe('what puts another answer right', () => {
  it.each<[string, [string, number][], string]>([
    ['and pain was actually 6', [['pain-now', 6]], ''],
    ['4. oh and change the pain to 6 pls', [['pain-now', 6]], '4'],
    ['5. y el dolor era 4', [['pain-now', 4]], '5'],
    ['lo de dormir era 2 no 3', [['sleep', 2]], ''],
    ['el dolor mejor ponle 3', [['pain-now', 3]], ''],
    [
      'no wait thats how much it limits me. pain is 8',
      [['pain-now', 8]],
      'no wait thats how much it limits me',
    ],
    ['4, but the pain earlier was 5 not 7', [['pain-now', 5]], '4'],
    [
      'the pain was 5 and sleep was 3',
      [
        ['pain-now', 5],
        ['sleep', 3],
      ],
      '',
    ],
  ])('%s', (text, told, rest) => {
    expect(putRightBeside(text, mood!, [pain!, limits!, sleep!], words)).toEqual({
      told: told.map(([linkId, value]) => ({ linkId, value })),
      rest,
    });
  });

  it.each(['i think i put 6 for pain, can you make it 7', 'creo que puse 6 de dolor, me lo cambia a 7'])(
    'is one thing with the number that was wrong: %s',
    (text) =>
      expect(putRightBeside(text, mood!, [pain!, sleep!], words)).toEqual({
        told: [{ linkId: 'pain-now', value: 7 }],
        rest: '',
      }),
  );

  it.each(['5', 'mood 5', '7, the pain keeps me up', 'pain was 60', 'pain was 6 yesterday', 'is my pain 6?'])(
    'is not in: %s',
    (text) =>
      expect(putRightBeside(text, mood!, [pain!, limits!, sleep!], words)).toEqual({ told: [], rest: text }),
  );

  it('is nothing that has no answer yet', () => {
    expect(putRightBeside('sleep was 3', mood!, [pain!], words).told).toEqual([]);
  });
});

describe('a number of another question', () => {
  const owner = (text: string, open = pain!, answered: string[] = []) => {
    const others = [pain!, limits!, sleep!, mood!].filter((each) => each !== open);
    return ownerOfNumbers(text, open, { others, answered }, words)?.linkId;
  };

  it.each([
    ['we slept like a 2', 'sleep'],
    ['mal dormi fatal como 2', 'sleep'],
    ["sleep was good, I'd say 7 or 8", 'sleep'],
    ['Sleep was rubbish, about a 2', 'sleep'],
    ['Slept badly, 4', 'sleep'],
    ['Tolerable. Spirits are high, 9!', 'mood'],
    ['My mood has dropped, perhaps to a 4', 'mood'],
    ['mood i already said 6', 'mood'],
    ['hours i slept about 3, so a 3', 'sleep'],
    ['dormí unas 3, así que un 3', 'sleep'],
    ['dormi mal, un 3', 'sleep'],
    ['el animo anda alto, como un 8', 'mood'],
    ['Ahi la llevo. De animo bien, 8.', 'mood'],
  ])('is told in: %s', (text, linkId) => expect(owner(text)).toBe(linkId));

  it.each([
    '7 because of the pain',
    'about a 7, slept badly',
    'slept badly, 9',
    'dormi muy bien, 3',
    'my sleep suffers from this pain, which is 3',
    'no idea',
  ])('is not told in: %s', (text) => expect(owner(text)).toBeUndefined());

  it('is none that opens its part where the name stands for an answer given before', () => {
    expect(owner('what with the pain i would say 6', mood!, ['pain-now', 'sleep'])).toBe('pain-now');
    expect(owner('the pain woke me, 4', sleep!, ['pain-now'])).toBeUndefined();
    expect(owner('the pain woke me at 4, so a 4', sleep!, ['pain-now'])).toBeUndefined();
    expect(owner('slept badly, 4', mood!, ['pain-now', 'sleep'])).toBeUndefined();
    expect(owner('my mood with this pain is 3', mood!, ['pain-now'])).toBeUndefined();
  });
});
