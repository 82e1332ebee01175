import { readOpenAsked } from '../../../src/escalation/open-asked.ts';

describe('a clinician who asks what is open', () => {
  it.each<[string, ReturnType<typeof readOpenAsked>]>([
    ['what is open', 'open'],
    ["What's open?", 'open'],
    ['open alerts', 'open'],
    ['list', 'open'],
    ['¿Qué hay abierto?', 'open'],
    ['mis avisos abiertos', 'open'],
    ['ack all', 'each'],
    ['all a', 'each'],
    ['a', 'open'],
    ['A.', 'open'],
    ['close all alerts', 'each'],
    ['ok to both', undefined],
    ['recibido todos', 'each'],
    ['the clinic is open until five', undefined],
    ['all', undefined],
    ['thanks all', undefined],
    ['1a', undefined],
  ])('%s: %s', (text, asked) => expect(readOpenAsked(text)).toBe(asked));
});
