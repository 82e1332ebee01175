import { answersOtherPart } from '../../../src/reading/denied-part.ts';
import { english, spanish } from './vocabulary.ts';

const fall = {
  en: 'Did you hit your head, pass out, or can you not stand? Reply YES or NO.',
  es: '¿Se dio en la cabeza, se desmayó o no se sostiene de pie? Responda SI o NO.',
};

describe('a question that asks also for what one cannot do', () => {
  it.each([
    ['yes i can walk', true],
    ['yes, I can', true],
    ["no, I can't stand", true],
    ['yes', false],
    ['no', false],
    ['yes my head', false],
    ['yes my head, but I can walk', false],
    ["yes I can't stand", false],
  ])('%j', (text, is) => expect(answersOtherPart(text, fall.en, english)).toBe(is));

  it.each([
    ['si puedo andar', true],
    ['sí, puedo caminar bien', true],
    ['no, no puedo pararme', true],
    ['si, en la cabeza', false],
    ['si, no me sostengo', false],
    ['si', false],
  ])('in Spanish: %j', (text, is) => expect(answersOtherPart(text, fall.es, spanish)).toBe(is));

  it('is another matter where it asks for nothing of the kind', () => {
    expect(answersOtherPart('si puedo', '¿Le duele el pecho? Responda SI o NO.', spanish)).toBe(false);
  });
});
