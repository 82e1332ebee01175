import { languages } from '../../../src/model/language.ts';
import {
  asksAboutLate,
  asksForMore,
  readMedicineQuestion,
  tellsOfTaken,
} from '../../../src/reading/medicine-question.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const words = languages.map((lang) => content.words(lang));

describe('a question about a medicine', () => {
  it.each([
    'can i take 2 gabapentin instead of 1',
    'how much tylenol can i take',
    'can i double my dose?',
    'can i skip a dose tonight?',
    'what is the maximum dose of naproxen',
    'is it safe to mix ibuprofen and tramadol?',
    'cuántas pastillas puedo tomar',
    'puedo dejar de tomar la pregabalina?',
    '¿puedo tomar ibuprofeno con tramadol?',
    'i missed my morning dose should i double up',
    'forgot my meds, should i take them now',
    'is it ok to take my gabapentin 2 hrs late',
    'se me pasó la dosis, la tomo ahora?',
    'se me olvidó la pastilla de la mañana, debo tomar doble',
  ])('"%s" is one', (text) => expect(readMedicineQuestion(text, words)).toBe(true));

  it.each([
    'can i take a walk',
    'took my meds, can i answer later',
    'me tomé la pastilla, puedo contestar luego',
    'took my tablets, slept ok',
    'i took 2 tylenol',
    'how much is it',
    'can i do the medicine questions now',
    'puedo hacer las preguntas de mis medicinas',
    'puedo caminar un poco',
    'me tomé la pastilla y dormí bien',
    'no',
    '7',
  ])('"%s" is none', (text) => expect(readMedicineQuestion(text, words)).toBe(false));
});

it.each([
  ['is it ok to take my gabapentin 2 hrs late', false, true],
  ['se me pasó la dosis, la tomo ahora?', false, true],
  ['I forgot my pill, should I double up', true, true],
  ['I missed my dose so I took both, is that ok?', true, true],
  ['I forgot my pill and doubled up later, is that ok?', true, true],
  ['I missed my pill, can I take it with the next one?', true, true],
  ['olvidé mi pastilla y dupliqué, ¿está bien?', true, true],
  ['olvidé la dosis, ¿la tomo con la siguiente?', true, true],
  ['can i take 2 gabapentin', true, false],
  ['can i take it 2 hours early, my pill', true, false],
  ['can i take my pills with food', false, false],
  ['I forgot my pill this morning', false, false],
  ['am i late for my visit?', false, false],
])('%j: more %p, late %p', (text, more, late) => {
  expect([asksForMore(text, words), asksAboutLate(text, words)]).toEqual([more, late]);
});

it.each([
  ['I missed my dose and took it just now, is that ok?', true],
  ['se me olvidó la pastilla y la tomé tarde, ¿está bien?', true],
  ['I missed my dose and I never took it, is that ok?', false],
  ['I forgot my pill, do I take it now?', false],
  ['no me la tomé, ¿la tomo ahora?', false],
])('%j: taken %p', (text, taken) => expect(tellsOfTaken(text, words)).toBe(taken));
