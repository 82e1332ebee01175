import { readTimesAsked } from '../../../src/reading/times-asked.ts';
import { english as words } from './vocabulary.ts';

describe('what is asked about when we write', () => {
  it.each([
    ['when is my next check-in', 'next'],
    ['what time will you text me tomorrow', 'next'],
    ['¿a qué hora me escribe mañana?', 'next'],
    ['how many messages do I get per day?', 'how-often'],
    ['cuántos mensajes son por día', 'how-often'],
    ['do i have to answer yesterdays', 'owed'],
    ['tengo que contestar lo de ayer?', 'owed'],
  ])('%s', (text, asked) => expect(readTimesAsked(text, words)).toBe(asked));

  it.each([
    'when is my appointment',
    'when is it',
    'do i have to answer',
    'how many pills a day',
    'text me tomorrow',
  ])('"%s" asks something else', (text) => expect(readTimesAsked(text, words)).toBeUndefined());
});
