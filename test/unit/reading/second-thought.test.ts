import { readSecondThought } from '../../../src/reading/second-thought.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];

describe('a second thought', () => {
  it.each([
    ['never mind', { kind: 'back' }],
    ['actually no', { kind: 'back' }],
    ['déjelo como estaba', { kind: 'back' }],
    ["actually no, don't pause", { kind: 'resume', opened: true }],
    ['mejor no, no pause', { kind: 'resume', opened: true }],
    ['resume', { kind: 'resume', opened: false }],
    ['no wait, 4 days', { kind: 'instead', rest: '4 days', opened: true }],
    ['mejor hasta el 20', { kind: 'instead', rest: 'hasta el 20', opened: true }],
    ['no a las 9', { kind: 'instead', rest: 'a las 9', opened: true }],
    ['until Friday please', { kind: 'instead', rest: 'until Friday', opened: false }],
  ])('%s', (text, thought) => expect(readSecondThought(text, words)).toEqual(thought));

  it.each([
    'no',
    'wait',
    '',
    'no, I never mind what it costs and it is never good enough for anybody here at all',
  ])('"%s" is none', (text) => expect(readSecondThought(text, words)).toBeUndefined());
});
