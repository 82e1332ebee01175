import { readPutOff } from '../../../src/reading/put-off.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];

const replies = {
  later: [
    "I'll do it tonight",
    'tonight',
    'later at 5 please',
    'ok I will answer after work',
    'luego a las 5',
    'esta noche',
    'lo hago esta noche',
    'contesto más tarde',
  ],
  tomorrow: ['I will do it tomorrow', 'mañana lo hago', 'later, maybe tomorrow'],
  unknown: ["can't say", 'I can’t tell', 'idk', 'sorry, no idea', 'no sé', 'no sabría decir'],
  undefined: [
    "I'll do it",
    'lo voy a hacer',
    'tonight is the night',
    "I'll do it tonight, goodbye",
    "I can't tell when I pee",
    "I can't take it",
    'i wont be here tonight',
    'esta noche me mato',
    'no sé si quiero vivir',
    'a las 5',
    'around 6 tonight',
    '',
  ],
};

describe('a reply that puts the question off, or does not know', () => {
  for (const [meant, texts] of Object.entries(replies))
    it.each(texts)(`%j is ${meant}`, (text) => expect(String(readPutOff(text, words))).toBe(meant));
});
