import { readAside } from '../../../src/reading/aside.ts';
import { english } from './vocabulary.ts';

describe('what is said beside the question', () => {
  it.each([
    ['wait, what helps with sleep?', 'what helps with sleep?'],
    ['Before that: is heat good?', 'is heat good?'],
    ['oh hold on, how am I doing', 'how am I doing'],
    ['espere, ¿qué ayuda a dormir?', '¿qué ayuda a dormir?'],
    ['una pregunta, puedo nadar', 'puedo nadar'],
  ])('%j goes on with %j', (text, rest) => {
    expect(readAside(text, english)).toEqual({ opens: true, rest });
  });

  it.each(['what helps with sleep?', 'I had to wait for hours', 'wait', '', '7'])(
    '%j opens nothing',
    (text) => {
      expect(readAside(text, english)).toEqual({ opens: false, rest: text });
    },
  );
});
