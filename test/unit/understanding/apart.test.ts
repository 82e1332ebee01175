import { loadContent } from '../../../src/content/content.ts';
import { takeApart } from '../../../src/understanding/apart.ts';
import { hearingOf } from '../../../src/understanding/of-content.ts';
import { severalIn } from '../../../src/understanding/several.ts';

const hearing = hearingOf(loadContent('content'));
const parts = (text: string) => {
  const apart = takeApart(text, hearing);
  return apart && [apart.answer, ...apart.besides];
};

describe('an answer, and something else in the same text', () => {
  it.each([
    ['6. is it alright to use my heat pad', '6', 'is it alright to use my heat pad'],
    ['6 is it ok to swim', '6', 'is it ok to swim'],
    ['a 6 today is it ok to swim', 'a 6 today', 'is it ok to swim'],
    ['can I take a bath with this? 7', '7', 'can I take a bath with this?'],
    ['5. why is my hand numb? It never was', '5', 'why is my hand numb? It never was'],
    ['several days, teach me something to calm down', 'several days', 'teach me something to calm down'],
    ['7 oh and tell the nurse thank you', '7', 'tell the nurse thank you'],
    ['3 3 7 8. remind me to stretch at 3pm', '3 3 7 8', 'remind me to stretch at 3pm'],
    ['5 but ask me at 7pm instead', '5', 'ask me at 7pm instead'],
    ['7, ya mejor mandeme a las 8 de la noche', '7', 'ya mejor mandeme a las 8 de la noche'],
    ['7 remind me what pacing is', '7', 'remind me what pacing is'],
    ['7 recuérdeme qué es el ritmo', '7', 'recuérdeme qué es el ritmo'],
    ['3 and show me yesterday', '3', 'show me yesterday'],
    ['3 y muéstreme lo de ayer', '3', 'muéstreme lo de ayer'],
    ['un 6. ¿puedo nadar con esto?', 'un 6', '¿puedo nadar con esto?'],
    ['pain 5, 4 limits, can i take a bath with this?', 'pain 5, 4 limits', 'can i take a bath with this?'],
    ['un 5 el dolor, dormir 6, ¿puedo nadar con esto?', 'un 5 el dolor, dormir 6', 'puedo nadar con esto?'],
    ['un 6 y me puede llamar la enfermera', 'un 6', 'me puede llamar la enfermera'],
    ['7, dígale a la doctora que ya me llegó la carta', '7', 'dígale a la doctora que ya me llegó la carta'],
  ])('%s', (text, ...expected) => expect(parts(text)).toEqual(expected));

  it('two things beside the answer are two', () =>
    expect(parts('5. when is my appointment, and tell the nurse thank you')).toEqual([
      '5',
      'when is my appointment',
      'tell the nurse thank you',
    ]));

  it('the same said twice is one', () =>
    expect(takeApart("I'm driving, I'll text you later", hearing)?.besides).toHaveLength(1));

  it.each([
    '6',
    '6, or was it a 7?',
    '4 because it rained all day',
    '2. Held the baby and everything.',
    "8, couldn't carry my toddler",
    '6 in the morning',
    '6 but better than yesterday',
    '6, pero mejor que ayer',
    'they tell me how well I look, 6',
    "I'm 71, what do you expect, 6",
    'if it hits 8 should I call, 6',
    "7, I'm in the hospital",
    'what do you mean',
    '7, no puedo dormir',
    'un 7, es que viene la lluvia',
    'por la mañana un 8 y por la tarde un 2',
  ])('"%s" is one thing', (text) => expect(parts(text)).toBeUndefined());

  it('in the midst of own words nothing is cut out', () => {
    const text = 'sleep, and how can I ask for more help';
    expect(takeApart(text, hearing, { bySentence: true })).toBeUndefined();
    expect(takeApart(text, hearing)?.besides).toEqual(['how can I ask for more help']);
  });
});

describe('two wishes, while nothing is asked', () => {
  it.each([
    ['change my time to 9 and show me my progress', 'change my time to 9', 'show me my progress'],
    ['que me llame la enfermera y enséñeme mi progreso', 'que me llame la enfermera', 'enséñeme mi progreso'],
    ['start the weekly plan. and can the nurse call me', 'start the weekly plan', 'can the nurse call me'],
  ])('%s', (text, ...expected) => expect(severalIn(text, hearing)?.besides).toEqual(expected));

  it.each([
    'pause for a week and start again on Monday',
    'I have a visit on Friday and want to get ready',
    'forgot you yesterday, can we catch up',
    'how much tylenol can I take',
  ])('"%s" is one', (text) => expect(severalIn(text, hearing)).toBeUndefined());
});
