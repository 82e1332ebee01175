/** To an everyday question a plain no may be told in more ways than where a question about danger is open. */
import { readPlainYesNo } from '../../../src/reading/plain-yes-no.ts';
import { readYesNo } from '../../../src/reading/yes-no.ts';
import { english, spanish } from './vocabulary.ts';

describe.each([
  ['english first', english],
  ['spanish first', spanish],
])('%s', (_, words) => {
  it.each([
    'no, I forgot',
    "didn't get to it",
    'no never had it',
    'not really no',
    'I said no',
    "my sister does but I don't",
    'yes wait no',
    'no pude',
    'no, se me olvidó',
    'mi hija dice que sí pero la verdad es que no',
  ])('no: %s', (text) => expect(readPlainYesNo(text, words)).toBe('no'));

  it.each([
    'uh huh',
    'no doubt about it, yes',
    'no wait yes',
    'yes, a little',
    'pregnant yes',
    'ya lo hice',
    'ayer no, pero hoy sí',
    'si a veces',
  ])('yes: %s', (text) => expect(readPlainYesNo(text, words)).toBe('yes'));

  it.each([
    'my husband did',
    'ayer sí',
    'doctor says yes',
    "no, I mean I don't know",
    'no, but it was bad once',
    'no one cares',
    'no i cant go on',
    'no puedo más',
    'not no',
    'casi nunca',
    'si dios quiere',
    'yes or no what',
    'no. 1 on my list is sleep',
    'yes?',
    'not today',
    'todavía no',
  ])('neither: %s', (text) => expect(readPlainYesNo(text, words)).toBe(undefined));
});

it('is not how a reply to a question about danger is read', () => {
  for (const text of ['no, I forgot', "didn't get to it", 'uh huh'])
    expect(['unsure', undefined]).toContain(readYesNo(text, english));
});
