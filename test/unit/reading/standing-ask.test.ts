import { languages } from '../../../src/model/language.ts';
import { readStandingAsk } from '../../../src/reading/standing-ask.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const words = languages.map((lang) => content.words(lang));

describe('what somebody in danger asks while others deal with it', () => {
  it.each([
    ['what should i do', 'next'],
    ['please tell me what to do!!', 'next'],
    ['ok so what now?', 'next'],
    ['i really dont know what to do any more', 'next'],
    ['¿Qué hago?', 'next'],
    ['por favor dígame qué hacer', 'next'],
    ['is anyone coming', 'who'],
    ['did you tell the nurse', 'who'],
    ['how long will it take', 'who'],
    ['nobody has called me yet', 'who'],
    ['¿viene alguien?', 'who'],
    ['nadie me ha llamado', 'who'],
    ['i am at home', undefined],
    ['it hurts', undefined],
    ['thank you', undefined],
    ['tengo miedo', undefined],
  ] as const)('"%s" asks: %s', (text, asked) => expect(readStandingAsk(text, words)).toBe(asked));

  it.each([
    ['what should i do?', 'next'],
    ['did you tell anybody', 'who'],
    ['¿y ahora qué?', 'next'],
    ['what should i do about my bad nights', undefined],
    ['when will my next visit at the clinic be', undefined],
  ] as const)('beside ordinary talk "%s" asks: %s', (text, asked) =>
    expect(readStandingAsk(text, words, 'short')).toBe(asked),
  );
});
