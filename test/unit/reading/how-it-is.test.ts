import { isUsualPain, readHowItIs } from '../../../src/reading/how-it-is.ts';
import { english, spanish } from './vocabulary.ts';

const rows = {
  better: [
    "it's easing, thank you",
    'a bit better now',
    'did it, that helped a bit',
    'ok better',
    'almost gone',
    'yes it is settling down',
    'not as bad',
    'un poco mejor',
    'ya lo hice, un poco mejor',
    'ya se fue casi',
    'se me va pasando, gracias',
    'ya bajó',
  ],
  same: ['about the same', 'no better', "that didn't help", 'igual', 'sigue igual', 'no me ayudó'],
  worse: ['worse', 'it is getting worse', 'a lot harder now', 'peor', 'estoy peor', 'va peor'],
  gone: ["it's gone", 'back to normal', 'all gone now, thanks', 'ya se me pasó', 'se fue'],
  undefined: [
    'is it better?',
    'not sure',
    'better than dying',
    'my mood is better',
    'better, but the leg is worse',
    'it helps when my wife is gone',
    'gone to bed',
    'I would be better dead',
    'ok',
    'no',
    '2',
    'mejor no',
    'mejor me muero',
    'se fue mi esposa',
  ],
};

describe.each(Object.entries(rows))('%s', (expected, texts) => {
  it.each(texts)('"%s"', (text) => {
    expect(String(readHowItIs(text, english))).toBe(expected);
    expect(String(readHowItIs(text, spanish))).toBe(expected);
  });
});

describe('the pain somebody knows', () => {
  it.each([
    'same as always just worse',
    'the usual',
    'my usual, only stronger',
    'its my normal pain',
    'same old thing yes',
    'it is my usual, i told you',
    'si es lo de siempre',
    'igual que siempre pero más fuerte',
  ])('"%s"', (text) => expect(isUsualPain(text, english)).toBe(true));

  it.each([
    'not my usual',
    'it is not my normal pain',
    'its my normal pain and my chest is tight',
    'usual?',
    'my usual and my leg is numb',
    'the usual is not like this',
    'no es lo de siempre',
    'worse',
    'yes',
    'usually not this bad',
  ])('not "%s"', (text) => expect(isUsualPain(text, english)).toBe(false));
});
