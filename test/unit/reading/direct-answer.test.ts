import { beginsWithNo, isOnlyNo, readDirectAnswer } from '../../../src/reading/direct-answer.ts';
import { english, spanish } from './vocabulary.ts';

describe('a reply to a direct question about danger', () => {
  it.each([
    ['no', 'no'],
    ['Seriously? No. Sarcasm', 'no'],
    ['no it was the oven door', 'no'],
    ['peeling oranges. no', 'no'],
    ['omg no lol', 'no'],
    ['without milk 😅 no', 'no'],
    ["of course I'm not", 'no'],
    ['yes', 'yes'],
    ["if I'm honest yes", 'yes'],
    ['yes every morning', 'yes'],
    ['no point lying. yes', 'yes'],
    ["no, I won't lie", undefined],
    ['sometimes', 'unsure'],
    ["I'd rather not say", 'refused'],
    // A no that belongs to the next word, is taken back, or is somebody else's.
    ['no one cares', undefined],
    ["I can't say no", 'unsure'],
    ['she said no', undefined],
    ['no, but ask me next week', undefined],
    ['no. already did it', undefined],
    ['no only when im alone', undefined],
    ['no, not tonight', undefined],
    ['no i mean yes i suppose', undefined],
    ['no because my kids need me', undefined],
    ['no i have no strength to', undefined],
    ['no way i could tell anyone', undefined],
    ['no i think about it when he is at work', undefined],
    ['you got it wrong, i meant the form', undefined],
    ['no i do want to live', 'no'],
    ["no, I'm past that, it is decided", undefined],
    ['that is no figure of speech', undefined],
    ['no its fine. Yes. It was him', undefined],
    ['no?', undefined],
    // An answer to a question of their own.
    ['Do I want to live? No.', undefined],
    ['is there any point? no', undefined],
    // A yes of the usual pain, or with a laugh, may be a yes to something else.
    ['yes my usual', undefined],
    ['yes haha', undefined],
    ['not really', undefined],
    ['why would you ask me that', undefined],
    ['ok whatever', undefined],
  ] as const)('%j', (text, means) => {
    expect(readDirectAnswer(text, english)).toBe(means);
  });

  it.each([
    ['Y no, gracias', 'no'],
    ['uy no mi amor, es un decir', 'no'],
    ['de caerme no', 'no'],
    ['nel, es que manana es feriado', 'no'],
    ['era chiste', 'no'],
    ['no hombre, que ya no hay mas cosas de la lista', 'no'],
    ['la neta si', 'yes'],
    ['si y cada vez mas seguido', 'yes'],
    ['sí pienso en eso', 'yes'],
    ['no puedo decir que no', 'yes'],
    ['quiza', 'unsure'],
    ['no pienso en eso', undefined],
    ['prefiero no decirlo', 'refused'],
    ['si es el de siempre', undefined],
    ['mejor ya no, gracias', undefined],
    ['ahora no, estoy cocinando', undefined],
    ['no era broma', undefined],
    ['no, mañana', undefined],
    ['no, todavía', undefined],
    ['no porque soy cobarde', undefined],
    ['no, eso ya lo decidí', undefined],
    ['no puedo mas', undefined],
    ['no quiero vivir', undefined],
    ['si pudiera morir', undefined],
    ['ni si ni no', undefined],
  ] as const)('in Spanish: %j', (text, means) => {
    expect(readDirectAnswer(text, spanish)).toBe(means);
  });
});

/** Only of these the second reader may be wrong about what they sound like. */
describe('a no and nothing else', () => {
  it.each([
    'no',
    'No, thank you',
    'omg no lol',
    'Seriously? No.',
    "no, of course I'm not",
    'no. just a saying',
    'lol no mate',
  ])('is %j', (text) => expect(isOnlyNo(text, english)).toBe(true));
  it.each(['no', 'no lo hice', 'no las tomé', 'ay no, es un decir', 'no hombre, claro que no', 'jaja no'])(
    'is %j',
    (text) => expect(isOnlyNo(text, spanish)).toBe(true),
  );
  it.each([
    'no im going to do it',
    'not on purpose. it would look like an accident',
    "no it's my jaw and arm now",
    'no just my lips and tongue',
    'no, the pills are for tonight',
    'Do I want to live? No.',
  ])('is not %j', (text) => expect(isOnlyNo(text, english)).toBe(false));
  it.each(['matarme no, dormirme y ya', 'no, ya lo hice', 'no, las tomé', 'no, nomás la lengua'])(
    'is not %j',
    (text) => expect(isOnlyNo(text, spanish)).toBe(false),
  );
});

/** Whoever goes on in the same breath may tell of more than they deny, and is asked once more. */
describe('a no that stands for itself before anything else', () => {
  it.each([
    "No. I'm changing my number on Monday",
    'Seriously? No. Sarcasm',
    'no',
    'lol no! it was the oven',
  ])('begins %j', (text) => expect(beginsWithNo(text, english)).toBe(true));
  it.each([
    'no i want to be with my husband',
    'no not killing exactly, more like vanishing',
    'no i cant promise that',
    'no my brother will do it',
    'I wish I could tell you no',
    'you want me to answer no',
    'last month no. today',
    'sober no',
    'No. already did it',
    'Do I want to live? No.',
  ])('does not begin %j', (text) => expect(beginsWithNo(text, english)).toBe(false));
  it.each(['quisiera poder responderle no', 'con mis hijos en casa no', 'hasta el viernes no'])(
    'does not begin %j',
    (text) => expect(beginsWithNo(text, spanish)).toBe(false),
  );
});
