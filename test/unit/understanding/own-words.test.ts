/** Whether what was written to a question for somebody's own words is their answer, and a wish beside a goal is not taken for one. */
import { holdsWords, judgeOwnWords } from '../../../src/understanding/own-words.ts';
import { understandingOf } from '../../../src/understanding/of-content.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];
const judged = (text: string) => judgeOwnWords(text, words, understandingOf(shippedContent));

describe('somebody’s own words', () => {
  it.each([
    'to walk to the shop',
    'I want to be able to climb stairs',
    'get back to work',
    'bake bread again',
    'kneading dough for my bread without my hands seizing',
    'to stop taking so many pills',
    'cargar a mi nieto',
    'volver a trabajar',
    'caminar sin bastón',
    'I feel sick after the new tablets',
  ])('are an answer: %s', (text) => expect(judged(text)).toBe('answer'));

  it.each([
    'what are my goals',
    'change my time to 8',
    'ya me volvio el brote, otra vez la espalda trabada',
    'sorry love i meant 7',
    'how many am i allowed',
    'no limping on the stairs',
    'no depender de nadie',
    'I honestly dont know any more',
    'mañana lo pienso',
  ])('are asked about: %s', (text) => expect(judged(text)).toBe('doubt'));

  it.each([
    'no thats the one dear',
    'nah',
    'ya no hay mas',
    'no joven con eso basta',
    'that’s all of them, thanks',
    'not that i can think of',
  ])('are none: %s', (text) => expect(judged(text)).toBe('none'));

  it('a bare word is not read back to anybody as an answer', () =>
    expect(
      ['meh', 'yes', '4', 'what do you mean'].filter((text) =>
        holdsWords(text, words, understandingOf(shippedContent)),
      ),
    ).toEqual([]));
});
