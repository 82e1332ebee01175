import { isNumberOfAnother, putRightBeside } from '../../../src/reading/told-beside.ts';
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
  it.each([
    'we slept like a 2',
    'mal dormi fatal como 2',
    'what with the pain i would say 6',
    "sleep was good, I'd say 7 or 8",
  ])('is told in: %s', (text) => {
    expect(isNumberOfAnother(text, mood!, [pain!, sleep!], words)).toBe(true);
  });
  it.each([
    '7 because of the pain',
    'about a 7, the pain keeps me up',
    'slept badly, 4',
    'my mood with this pain is 3',
    'no idea',
  ])('is not told in: %s', (text) =>
    expect(isNumberOfAnother(text, mood!, [pain!, sleep!], words)).toBe(false),
  );
});
