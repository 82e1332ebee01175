import { readYesNo } from '../../../src/reading/yes-no.ts';
import { english, spanish } from './vocabulary.ts';

const yes = [
  'y',
  'yes',
  'Yes!',
  'yep',
  'yeah',
  'yeah i did',
  'ya',
  'yup',
  'ok',
  'k',
  '👍',
  '👍🏽',
  'sí',
  'si',
  'SÍ.',
  'claro',
  'claro que sí',
  'hmm yes',
  'thanks, yes',
  'yesss',
  'yes, no problem',
  'sí quiero',
  'Sí, lo tomé',
  'por supuesto',
  'I do',
  'yes sir',
  'afraid so',
  'sadly yes',
  'desgraciadamente sí',
];
const no = [
  'n',
  'no',
  'No.',
  'nope',
  'nah',
  '👎',
  'NOOOO',
  'no thanks',
  "no, I'm ok",
  'no im fine',
  'no i do not',
  'well no',
  'no no no',
  'of course not',
  'never',
  'no gracias',
  'claro que no',
  'para nada',
  'no, estoy bien',
  'nunca',
  'no, nada de eso',
  'luckily no',
  "no, it's the first time",
  'god no, I want to live',
  'no, I was exaggerating',
  'no, es la primera vez',
  'no, fue una forma de hablar',
  'no tengo esas ideas',
  'nothing like that no',
  'no, why?',
  'wtf no',
  'No. I meant the form',
  'haha no i meant the questions',
  'no!! por dios, hablo del registro',
  'no, yo hablaba de las preguntas',
  'ni lo mande dios',
  'nombre no',
];
const unsure = [
  'yes?',
  'no?',
  'yes but no',
  'maybe',
  'idk',
  "I don't know",
  'not sure',
  'not really',
  'not yet',
  'not anymore',
  'yeah no',
  'yes no',
  'no, yes',
  'yes and no',
  'no but sometimes',
  'no, only at night',
  'no sé',
  'tal vez',
  'a veces',
  'ya no',
  'ahora no',
  'no, pero a veces',
  'sí, no',
  'creo que no',
  'yes wait no',
  'sí, digo no',
  'yes or no what?',
  'yes? to which one',
];

/** Words that begin like an answer and are none; after a question about self-harm a "no" read here could cost a life. */
const neither = [
  'no one cares',
  'no point any more',
  "no. can't do this anymore",
  'no i dont want to live',
  'No, I have a question',
  'no puedo más',
  'no quiero vivir',
  'no tengo ganas de vivir',
  'no estoy bien',
  'no estoy a salvo',
  'si pudiera morir',
  'nothing matters',
  'nobody',
  '2 pills',
  '1 pill',
  // Where numbers are offered they are read as what is offered; a question for YES or NO offers none.
  '1',
  '2',
  '7',
  'my leg',
  'ok whatever',
  'absolutely exhausted',
  'of course you would ask',
  'no why bother',
  'no, sadly',
  '',
];

describe('an answer to a yes-or-no question', () => {
  it.each(yes)('%j is yes', (text) => {
    expect(readYesNo(text, english)).toBe('yes');
    expect(readYesNo(text, spanish)).toBe('yes');
  });
  it.each(no)('%j is no', (text) => {
    expect(readYesNo(text, english)).toBe('no');
    expect(readYesNo(text, spanish)).toBe('no');
  });
  it.each(unsure)('%j is unsure', (text) => {
    expect(readYesNo(text, english)).toBe('unsure');
    expect(readYesNo(text, spanish)).toBe('unsure');
  });
  it.each(neither)('%j is neither', (text) => {
    expect(readYesNo(text, english)).toBeUndefined();
    expect(readYesNo(text, spanish)).toBeUndefined();
  });
});
