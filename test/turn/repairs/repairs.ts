/** What people write that is no answer, in both languages, and what must come of it at whatever question. */
import type { Language } from '../../../src/model/language.ts';
import type { Words } from '../../harness/walker.ts';

/**
 * `again`: something is said, and the question is put once more. `quiet`: nothing is said. `heard`: something is said, and the
 * question may stay, be left or be passed over. Nothing is kept of any of them.
 */
export type Comes = 'again' | 'quiet' | 'heard';

export interface Repair {
  name: string;
  comes: Comes;
  says: Record<Language, (string | Words)[]>;
  /** Where words of one's own are asked for, these may be some. */
  mayBeWords?: true;
  /** Where a number or a choice is asked for, it may be one. */
  mayBeAnswer?: true;
}

/** A plan for the hardest hours does not stop for it. */
export const ASIDE = 'something asked beside it';

const long = (sentence: string) => sentence.repeat(Math.ceil(4_200 / sentence.length));

export const repairs: readonly Repair[] = [
  {
    name: 'what was the question',
    comes: 'again',
    says: { en: ['what was the question?'], es: ['cual era la pregunta?'] },
  },
  { name: 'why do you ask', comes: 'again', says: { en: ['why do you ask?'], es: ['por que pregunta?'] } },
  {
    name: 'easier words',
    comes: 'again',
    says: { en: ['can you say that simpler?'], es: ['me lo puede decir mas facil?'] },
  },
  {
    name: 'not understood, in easier words',
    comes: 'again',
    says: {
      en: ["I don't understand, say it easier please"],
      es: ['no entiendo, digalo mas sencillo por favor'],
    },
  },
  { name: 'another mind', comes: 'again', says: { en: ['I changed my mind'], es: ['cambie de idea'] } },
  { name: 'a greeting', comes: 'again', says: { en: ['hello'], es: ['buenos dias'] } },
  { name: 'good night', comes: 'again', says: { en: ['good night'], es: ['buenas noches'] } },
  {
    name: ASIDE,
    comes: 'again',
    says: { en: ['wait, is heat good for my back?'], es: ['espere, el calor es bueno para mi espalda?'] },
  },
  {
    name: 'a person wanted',
    comes: 'again',
    says: { en: ['can the nurse call me?'], es: ['me puede llamar la enfermera?'] },
  },
  { name: 'the menu', comes: 'again', says: { en: ['menu'], es: ['menu'] } },
  { name: 'nothing', comes: 'again', says: { en: [''], es: [''] } },
  {
    name: 'a picture alone',
    comes: 'again',
    says: { en: [{ text: '', media: 1 }], es: [{ text: '', media: 1 }] },
  },
  { name: 'a face alone', comes: 'heard', says: { en: ['🙃'], es: ['🙃'] } },
  { name: 'a reaction', comes: 'quiet', says: { en: ['Liked “Thank you.”'], es: ['Le gustó «Gracias.»'] } },
  {
    name: 'an automatic answer',
    comes: 'quiet',
    says: {
      en: ["I'm driving with Do Not Disturb turned on. I'll see your message when I get where I'm going."],
      es: ['Estoy conduciendo con No molestar activado.'],
    },
  },
  { name: 'not now', comes: 'heard', says: { en: ['can we do this later'], es: ['podemos hacerlo luego'] } },
  { name: 'not known', comes: 'heard', mayBeAnswer: true, says: { en: ["I don't know"], es: ['no se'] } },
  {
    name: 'a number denied',
    comes: 'heard',
    mayBeWords: true,
    says: { en: ['not a 4'], es: ['no es un 4'] },
  },
  { name: 'a number without end', comes: 'heard', mayBeWords: true, says: { en: ['99999'], es: ['99999'] } },
  {
    name: 'more than 4,000 letters',
    comes: 'heard',
    mayBeWords: true,
    says: {
      en: [long('My week was long and I want to tell all of it to you. ')],
      es: [long('Mi semana fue larga, con mucho frio y mucha lluvia. ')],
    },
  },
  {
    name: 'three that make no sense',
    comes: 'heard',
    mayBeWords: true,
    says: { en: ['zzz qwx', 'blorp fnord', 'wub wub'], es: ['zzz qwx', 'blorp fnord', 'wub wub'] },
  },
];

/** Written in pieces before the answer: hesitations, and no answer by themselves. */
export const pieces: Record<Language, string[]> = {
  en: ['hmm', 'hello', 'what was the question?'],
  es: ['mmm', 'hola', 'cual era la pregunta?'],
};
export const putRight: Record<Language, (text: string) => string> = {
  en: (text) => `sorry, I meant ${text}`,
  es: (text) => `perdon, quise decir ${text}`,
};

/** What stands behind the answer in the same text, and how it is known that it was heard. */
export const besides: Record<Language, { name: string; says: string; heard: string }[]> = {
  en: [
    { name: 'a question', says: 'is heat good for my back?', heard: 'From the clinic' },
    { name: 'a wish', says: 'can the nurse call me', heard: 'I have put you on' },
  ],
  es: [
    { name: 'a question', says: 'el calor es bueno para mi espalda?', heard: 'De la clínica' },
    { name: 'a wish', says: 'me puede llamar la enfermera', heard: 'Le puse en la lista' },
  ],
};
