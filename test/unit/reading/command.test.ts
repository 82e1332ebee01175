import { readCommand, type Command } from '../../../src/reading/command.ts';
import { english, spanish } from './vocabulary.ts';

const said: [string, Command][] = [
  ['back', 'back'],
  ['Go back!', 'back'],
  ['atrás', 'back'],
  ['volver', 'back'],
  ['skip', 'skip'],
  ['can I skip this one please', 'skip'],
  ["I'd rather not say", 'skip'],
  ['Saltar', 'skip'],
  ['prefiero no decir', 'skip'],
  ['later', 'later'],
  ['not now', 'later'],
  ['busy, ask me later', 'later'],
  ['no more texts today', 'later'],
  ['más tarde', 'later'],
  ['ahora no', 'later'],
  ['menu', 'menu'],
  ['MENÚ', 'menu'],
  ['opciones', 'menu'],
  ['nurse', 'nurse'],
  ['Hi, can I talk to someone please', 'nurse'],
  ['I need to speak to a nurse about my pills', 'nurse'],
  ['help me', 'nurse'],
  ['enfermera por favor', 'nurse'],
  ['quiero hablar con una persona', 'nurse'],
  ['ayuda por favor', 'nurse'],
  ['why', 'why'],
  ['Why do you ask?', 'why'],
  ['¿por qué me pregunta eso?', 'why'],
  ['¿Para qué?', 'why'],
  ['what was the question?', 'repeat'],
  ['what?', 'repeat'],
  ['say again', 'repeat'],
  ['¿Qué?', 'repeat'],
  ['que?', 'repeat'],
  ['¿cuál era la pregunta?', 'repeat'],
  ['check in', 'check-in'],
  ['check-in', 'check-in'],
  ['Start check-in', 'check-in'],
  ['registro', 'check-in'],
  ['quiero empezar el registro', 'check-in'],
  ['thanks!', 'thanks'],
  ['ok thank you', 'thanks'],
  ['Oh, thanks', 'thanks'],
  ['muchas gracias', 'thanks'],
  ['hi', 'greeting'],
  ['Hello, good morning', 'greeting'],
  ['buenos días', 'greeting'],
  ['my data', 'data'],
  ['MY DATA please', 'data'],
  ['can you send me my data?', 'data'],
  ['please delete all my data', 'data'],
  ['mis datos', 'data'],
  ['Hola, quiero una copia de mis datos', 'data'],
  ['borren mis datos por favor', 'data'],
  ['are you a bot?', 'bot'],
  ['wait is this a robot or what', 'bot'],
  ['¿eres un robot?', 'bot'],
];

const noCommand = [
  'my back',
  'the data on my phone is used up',
  "I don't want to delete my data",
  'tengo los datos del seguro',
  'back pain',
  'the nurse told me to rest',
  "I don't want to talk to a nurse",
  'no quiero hablar con una enfermera',
  'why is my leg numb',
  'what a day, 7',
  'I skipped my walk',
  'see you later in the week',
  '7 thanks',
  '7',
  'yes',
  'no',
  'nada',
  'dolor de espalda',
  '',
];

describe('what may be said at any point of a dialog', () => {
  it.each(said)('%j is heard as %s', (text, meant) => {
    expect(readCommand(text, english)).toBe(meant);
    expect(readCommand(text, spanish)).toBe(meant);
  });
  it.each(noCommand)('%j is no command', (text) => {
    expect(readCommand(text, english)).toBeUndefined();
    expect(readCommand(text, spanish)).toBeUndefined();
  });
});
