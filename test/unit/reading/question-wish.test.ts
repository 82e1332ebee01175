import { readQuestionWish } from '../../../src/reading/question-wish.ts';
import { english, spanish } from './vocabulary.ts';

const rows: [string, object | undefined][] = [
  ['Add to my questions: can I swim?', { kind: 'add', words: 'can I swim?' }],
  [
    'please add to my questions - Could it be the new pills',
    { kind: 'add', words: 'Could it be the new pills' },
  ],
  ['ADD TO MY QUESTIONS can I drive', { kind: 'add', words: 'can I drive' }],
  ['add can I swim? to my questions please', { kind: 'add', words: 'can I swim?' }],
  ['put the night pain on my list of questions.', { kind: 'add', words: 'the night pain' }],
  ['question for the doctor: "why am I so tired?"', { kind: 'add', words: 'why am I so tired?' }],
  [
    'Question for my doctor\nis it safe to lift my grandson 2 times a day?',
    { kind: 'add', words: 'is it safe to lift my grandson 2 times a day?' },
  ],
  ['i wanna ask the doc if i can drive again', { kind: 'add', words: 'if i can drive again' }],
  ['hi, I want to ask my doctor about the night pain', { kind: 'add', words: 'about the night pain' }],
  ['remind me to ask the nurse why my feet tingle', { kind: 'add', words: 'why my feet tingle' }],
  ['quiero preguntarle al doctor si puedo nadar', { kind: 'add', words: 'si puedo nadar' }],
  ['I want to ask the doctor to call me', undefined],
  ['I want to ask the doctor', undefined],
  ['I want to ask my sister if she can come', undefined],
  ['can you ask the doctor about my pills', undefined],
  ['add to my questions', { kind: 'add', words: undefined }],
  ['add to my questions:', { kind: 'add', words: undefined }],
  ['Pregunta para el doctor: ¿puedo nadar?', { kind: 'add', words: '¿puedo nadar?' }],
  ['una pregunta para la doctora, por qué me canso', { kind: 'add', words: 'por qué me canso' }],
  ['añadir a mis preguntas: puedo conducir', { kind: 'add', words: 'puedo conducir' }],
  ['Agregue puedo nadar a mis preguntas', { kind: 'add', words: 'puedo nadar' }],
  ['question 2: can I swim in the sea?', { kind: 'reword', number: 2, words: 'can I swim in the sea?' }],
  ['change question 1', { kind: 'reword', number: 1, words: undefined }],
  ['pregunta 2: puedo nadar en el mar', { kind: 'reword', number: 2, words: 'puedo nadar en el mar' }],
  ['REMOVE 2', { kind: 'remove', number: 2 }],
  ['remove question 3.', { kind: 'remove', number: 3 }],
  ['quitar la pregunta 1', { kind: 'remove', number: 1 }],
  ['question 2 was hard', undefined],
  ['remove 2 of my teeth', undefined],
  ['I have a question', undefined],
  ['add salt to my soup', undefined],
  ['my questions', undefined],
  ['no questions', undefined],
  ['4', undefined],
  ['', undefined],
];

describe('what is to be done with the questions for a visit', () => {
  it.each(rows)('%j', (text, wish) => {
    expect(readQuestionWish(text, english)).toEqual(wish);
    expect(readQuestionWish(text, spanish)).toEqual(wish);
  });

  it('a long question is kept whole', () => {
    const long = `why ${'does it hurt so '.repeat(300)}much`;
    expect(readQuestionWish(`question for the doctor: ${long}`, english)).toEqual({
      kind: 'add',
      words: long,
    });
  });
});
