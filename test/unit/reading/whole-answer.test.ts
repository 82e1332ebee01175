import { readNumber } from '../../../src/reading/number.ts';
import { readAllNamed, readNamed, readWhole } from '../../../src/reading/whole-answer.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];
const scale = { min: 0, max: 10 };
const [pain, ...later] = ['pain-now', 'interference', 'sleep', 'mood'].map((linkId) => ({ linkId, scale }));
if (pain === undefined) throw new Error('no question');

function told(text: string, open = pain!, rest = later) {
  const whole = readWhole(text, open, rest, words);
  return whole && [Object.fromEntries(whole.told.map(({ linkId, value }) => [linkId, value])), whole.rest];
}

describe('a whole answer', () => {
  it('takes no number of a question that has had its answer for another one', () => {
    const [limits, ...rest] = later;
    expect(told('pain 6 sleep 3 mood 5', limits, rest)).toEqual([{ sleep: 3, mood: 5 }, 'pain 6']);
  });

  it.each([
    ['6, slept badly, walked 20 min', { 'pain-now': 6, sleep: 2 }, 'walked 20 min'],
    ['pain 6 and mood 3', { 'pain-now': 6, mood: 3 }, ''],
    ['6, 5, 7, 4', { 'pain-now': 6, interference: 5, sleep: 7, mood: 4 }, ''],
    ['Pain about 6. Slept well. Mood ok', { 'pain-now': 6, sleep: 8, mood: 5 }, ''],
    ['6/10, mood 4/10', { 'pain-now': 6, mood: 4 }, ''],
    ['pain 6-7, sleep 3', { 'pain-now': 6.5, sleep: 3 }, ''],
    ['6, dormí mal y caminé 20 minutos', { 'pain-now': 6, sleep: 2 }, 'caminé 20 minutos'],
    ['dolor 6, ánimo 4', { 'pain-now': 6, mood: 4 }, ''],
    ['pain 6 limits 5 sleep 4 mood 3', { 'pain-now': 6, interference: 5, sleep: 4, mood: 3 }, ''],
    ['6 pain 4 sleep', { 'pain-now': 6, sleep: 4 }, ''],
    ['6 5 7 4', { 'pain-now': 6, interference: 5, sleep: 7, mood: 4 }, ''],
    ['dolor 6 sueño 3', { 'pain-now': 6, sleep: 3 }, ''],
    ['sleep 3, mood 4, it rained', { sleep: 3, mood: 4 }, 'it rained'],
    [
      'all set. pain 4 limits 5 sleep 6 mood 7',
      { 'pain-now': 4, interference: 5, sleep: 6, mood: 7 },
      'all set',
    ],
    ['ya voy. dolor 4 limita 5 sueño 6', { 'pain-now': 4, interference: 5, sleep: 6 }, 'ya voy'],
    ['as i said, 6 5 7 4', { 'pain-now': 6, interference: 5, sleep: 7, mood: 4 }, 'as i said'],
    ['un 5 el dolor, 4 limitación, dormir 6', { 'pain-now': 5, interference: 4, sleep: 6 }, ''],
    ['dolores 5, limitar 4, duermo 6, humor 7', { 'pain-now': 5, interference: 4, sleep: 6, mood: 7 }, ''],
    ['it hurts a 5, limiting 4', { 'pain-now': 5, interference: 4 }, ''],
    ['me levanté con un 7 y dormí mal', { 'pain-now': 7, sleep: 2 }, ''],
    ['id have to go with 4, limits me 3', { 'pain-now': 4, interference: 3 }, ''],
    ['hoy toy en 4, limitar 3', { 'pain-now': 4, interference: 3 }, ''],
    ['an 8, and it limits me just as much', { 'pain-now': 8, interference: 8 }, ''],
    ['un ocho, y me limita otro tanto', { 'pain-now': 8, interference: 8 }, ''],
    ['la verdad me limita poco, 3', { interference: 3 }, ''],
    ["it doesn't limit me much, 3, slept ok", { interference: 3, sleep: 5 }, ''],
    ['6 meds kicking in, limits me 3', { interference: 3 }, '6 meds kicking in'],
  ])('%s', (text, numbers, rest) => expect(told(text)).toEqual([numbers, rest]));

  it.each([
    ['3, feeling low, limits 6', { 'pain-now': 3, interference: 6, mood: 2 }, ''],
    ['slept badly, 4, mood 6', { sleep: 4, mood: 6 }, ''],
    ['4, slept badly, mood 6', { sleep: 4, mood: 6 }, 'slept badly'],
  ])('takes the number before the words of one question: %s', (text, numbers, rest) => {
    const isOfSleep = 'sleep' in numbers;
    expect(told(text, isOfSleep ? later[1] : pain, isOfSleep ? later.slice(2) : later)).toEqual([
      numbers,
      rest,
    ]);
  });

  it('leaves a number beside words of the same question to that question', () => {
    expect(told('slept badly, 4', later[1], later.slice(2))).toBeUndefined();
  });

  it.each([
    ['sleep 3. pain five and a half', { 'pain-now': 5.5, sleep: 3 }, ''],
    ["between a 4 and a 5, mood's a 7 though", { 'pain-now': 4.5, mood: 7 }, ''],
    ['entre un 4 y un 5, de animo un 7', { 'pain-now': 4.5, mood: 7 }, ''],
    ['sueño 3. dolor cinco y medio', { 'pain-now': 5.5, sleep: 3 }, ''],
    ['sleep 5 mood 4, my boss is being a nightmare', { sleep: 5, mood: 4 }, 'my boss is being a nightmare'],
    ['sueño 5 animo 4, mi jefe es una pesadilla', { sleep: 5, mood: 4 }, 'mi jefe es una pesadilla'],
    ['rough night 3, pain 6', { 'pain-now': 6, sleep: 3 }, ''],
    ['mala noche 3, dolor 6', { 'pain-now': 6, sleep: 3 }, ''],
    ['hip about a 6 ... sleep, say 4', { 'pain-now': 6, sleep: 4 }, ''],
    ['la cadera como un 6, el sueño, digamos 4', { 'pain-now': 6, sleep: 4 }, ''],
    ['5, 5, slept 6 and happy 8', { 'pain-now': 5, interference: 5, sleep: 6, mood: 8 }, ''],
    ['5, 5, dormí 6 y contenta 8', { 'pain-now': 5, interference: 5, sleep: 6, mood: 8 }, ''],
    ['ok its a 5. limits 5', { 'pain-now': 5, interference: 5 }, ''],
    ['pain is up, mood down to 3', { mood: 3 }, 'pain is up'],
    ['el dolor subió, el ánimo bajó a 3', { mood: 3 }, 'el dolor subió'],
    ['Somewhere between 5 and 6. Sleep was poor, I should say a 3.', { 'pain-now': 5.5, sleep: 3 }, ''],
    ['Entre 5 y 6. Dormí mal, yo diría que un 3.', { 'pain-now': 5.5, sleep: 3 }, ''],
    ['6/5/4/6', { 'pain-now': 6, interference: 5, sleep: 4, mood: 6 }, ''],
    ['5, 4, 7 and 7.', { 'pain-now': 5, interference: 4, sleep: 7, mood: 7 }, ''],
    ['5, slept badly, 4, 6', { 'pain-now': 5, interference: 4, sleep: 2, mood: 6 }, ''],
    ['slept badly, 9, mood 4', { 'pain-now': 9, sleep: 2, mood: 4 }, ''],
    ['My pain today was 5, not 3. The 3 was the sleep.', { 'pain-now': 5, sleep: 3 }, 'not 3'],
  ])('gives each number to what is named beside it: %s', (text, numbers, rest) =>
    expect(told(text)).toEqual([numbers, rest]),
  );

  it.each([
    ['slept badly, 4, mood 6', { mood: 6 }, { linkId: 'sleep', value: 4 }],
    ['mood 6. dormí mal, un 4', { mood: 6 }, { linkId: 'sleep', value: 4 }],
  ])('doubts a number that may be of what is named or of what is asked: %s', (text, numbers, doubtful) => {
    expect(told(text)?.[0]).toEqual(numbers);
    expect(readWhole(text, pain, later, words)?.doubtful).toMatchObject(doubtful);
  });

  it.each([
    ['the same. Sleep was better, 8', { sleep: 8 }],
    ['igual que ayer. Dormí mejor, 8', { sleep: 8 }],
  ])('knows what is asked for as told beside it: %s', (text, numbers) => {
    const whole = readWhole(text, pain, later, words);
    expect([told(text)?.[0], whole?.same]).toEqual([numbers, ['pain-now']]);
  });

  it.each(['the energy is low, 3, mood 5', 'el clima está feo, 7, ánimo 5'])(
    'gives what may be of something without a name to nobody: %s',
    (text) => expect(told(text)?.[0]).toEqual({ mood: 5 }),
  );

  it.each([
    ['one number', '6'],
    ['a number and a story', '6, my hip again'],
    ['two numbers that could be anything', '6, 7'],
    ['a row of another length', '6 5 7'],
    ['numbers of two times', '8 now, was 5'],
    ['a number with a comma in it', '6,5'],
    ['a row with slashes of another length', '6/5/4'],
    ['a dose', 'took 2, then 3 more'],
    ['hours of sleep, which are no score', '6, slept 5 hours'],
    ['what was not so', '6, did not sleep badly'],
    ['one question told twice', 'pain 6, pain 7'],
    ['more numbers than questions', '6, 5, 7, 4, 3'],
  ])('is not %s', (_, text) => expect(told(text)).toBeUndefined());

  it.each([
    ['3 for sleep', { sleep: 3 }, [], ''],
    ['mood is 4', { mood: 4 }, [], ''],
    ['sleep was a 7, a long night with the dog', { sleep: 7 }, [], 'a long night with the dog'],
    ['same as yesterday for mood, 3 for sleep', { sleep: 3 }, ['mood'], ''],
    ['the same, 3 for sleep', { sleep: 3 }, ['pain-now'], ''],
    ['mood is the same', {}, ['mood'], ''],
    ['pain 4 and everything else like yesterday', { 'pain-now': 4 }, ['interference', 'sleep', 'mood'], ''],
    ['dolor 4, lo demás igual', { 'pain-now': 4 }, ['interference', 'sleep', 'mood'], ''],
    ['4, same, slept 7ish, spirits good', { 'pain-now': 4, sleep: 7, mood: 8 }, ['interference'], ''],
    ['6 ugh 7 4 3', { 'pain-now': 6, interference: 7, sleep: 4, mood: 3 }, [], ''],
    ['dolor 2, dormi 9', { 'pain-now': 2, sleep: 9 }, [], ''],
    ['yep all the same', {}, ['pain-now', 'interference', 'sleep', 'mood'], ''],
    ['ando igual que ayer hija', {}, ['pain-now', 'interference', 'sleep', 'mood'], ''],
    ['me limita lo mismo que ayer', {}, ['interference'], ''],
    ['2 y no me limita nada, mood 3', { 'pain-now': 2, interference: 0, mood: 3 }, [], ''],
    ['ánimo igual que ayer, 3 de sueño', { sleep: 3 }, ['mood'], ''],
    ['everything same as yesterday', {}, ['pain-now', 'interference', 'sleep', 'mood'], ''],
    ['igual que ayer todo', {}, ['pain-now', 'interference', 'sleep', 'mood'], ''],
    ['6, slept badly, same as always', { 'pain-now': 6, sleep: 2 }, [], 'same as always'],
  ])('%s, while the pain is asked', (text, numbers, same, rest) => {
    const whole = readWhole(text, pain!, later, words);
    expect(Object.fromEntries(whole!.told.map(({ linkId, value }) => [linkId, value]))).toEqual(numbers);
    expect([whole!.same, whole!.rest]).toEqual([same, rest]);
  });

  it.each(['my sleep was rubbish', 'the same', 'pain is 6', 'pain is the same as yesterday'])(
    'leaves "%s" to the open question',
    (text) => expect(told(text)).toBeUndefined(),
  );

  it('does not take over what was answered before', () => {
    expect(told('5, mood 4', later[1], [later[2]!])).toEqual([{ sleep: 5, mood: 4 }, '']);
  });

  it('reads several by their names, each once and nothing else', () => {
    const all = [pain!, ...later];
    const read = (text: string) =>
      readAllNamed(text, all, words)?.map(({ linkId, value }) => `${linkId} ${value}`);
    expect(read('sleep 4 and mood 5')).toEqual(['sleep 4', 'mood 5']);
    expect(read('sleep 4')).toEqual(['sleep 4']);
    expect(read('sleep 4, and it rained')).toBeUndefined();
    expect(read('sleep 4, sleep 5')).toBeUndefined();
  });

  it('reads one question by its name', () => {
    expect(readNamed('sleep 4', [pain!, ...later], words)).toMatchObject({ linkId: 'sleep', value: 4 });
    expect(readNamed('4', [pain!, ...later], words)).toBeUndefined();
    expect(readNamed('pain and sleep 4', [pain!, ...later], words)).toBeUndefined();
  });
});

describe('a number with the words of a night or of a mood', () => {
  const night = { ...scale, night: true };
  const sleep = { linkId: 'sleep', scale: night };

  it.each([
    ['slept 7', 7],
    ['dormi 5', 5],
    ['dormí 6 y me desperté cansada', 6],
    ['slept 7 last night', 7],
  ])('is the score of the night that is asked about: %s', (text, value) =>
    expect(readNumber(text, night, words)).toMatchObject({ kind: 'value', value }),
  );

  it.each([
    'slept 7 hrs',
    'dormí 5 horas',
    'slept 12',
    'slept 3 times',
    'slept from 1 to 6',
    'dormí a las 3',
  ])('is none where something is counted: %s', (text) =>
    expect(readNumber(text, night, words).kind).toBe('unclear'),
  );

  it.each([
    ['hoy 6, me limita 5, dormi 7, animo 6', { 'pain-now': 6, interference: 5, sleep: 7, mood: 6 }],
    ['better. 4. slept 7 for once', { 'pain-now': 4, sleep: 7 }],
    ['5, dormi 6 y ando de buenas', { 'pain-now': 5, sleep: 6 }],
    ["It's a 4 today! She's here so I'm in good spirits, mood is 8", { 'pain-now': 4, mood: 8 }],
  ])('is kept beside the others: %s', (text, numbers) => {
    const rest = later.map((each) => (each.linkId === 'sleep' ? sleep : each));
    expect(told(text, pain, rest)?.[0]).toEqual(numbers);
  });

  it.each(['grouchy 4', 'de malas 4'])('is the number, whatever the word: %s', (text) =>
    expect(readNumber(text, scale, words)).toMatchObject({ kind: 'value', value: 4 }),
  );
});
