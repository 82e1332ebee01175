import { languages } from '../../../src/model/language.ts';
import { readAsideOnTheWay, readMistaken, readStandingAsk } from '../../../src/reading/standing-ask.ts';
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

describe('what is asked or told on the way to help', () => {
  it.each([
    ['should i drive there myself?', 'ride'],
    ['i have nobody who could take me, only the bus', 'ride'],
    ['i cant afford an ambulance', 'cost'],
    ['i dont want to go to the hospital', 'refuses'],
    ['what do i tell them', 'tell'],
    ['can i take ibuprofen before i go?', 'medicine'],
    ['it feels better now', 'eases'],
    ['is it serious?', 'what'],
    ['do i really have to', 'what'],
    ['can it wait until tomorrow', 'wait'],
    ['they did an mri and now we see', 'there'],
    ['im at the er', 'there'],
    ['¿puedo ir en mi carro?', 'ride'],
    ['no tengo seguro', 'cost'],
    ['no quiero ir', 'refuses'],
    ['¿qué les digo?', 'tell'],
    ['¿puedo tomar una pastilla antes?', 'medicine'],
    ['ya se me pasó', 'eases'],
    ['¿es grave?', 'what'],
    ['¿cuánto puedo esperar?', 'wait'],
    ['estoy en urgencias', 'there'],
    ['it is not getting better', undefined],
    ['no me siento bien', undefined],
    ['i am not at the hospital', undefined],
    ['la cara se me duerme', undefined],
    ['me cuesta mover el brazo', undefined],
    ['es muy caro ir', 'cost'],
    ['no es nada', 'eases'],
    ['i am scared', undefined],
    ['thank you', undefined],
    ['mi hermana está conmigo', undefined],
  ] as const)('"%s": %s', (text, aside) =>
    expect(readAsideOnTheWay(text, words, text.includes('?'))).toBe(aside),
  );

  it('a question about a place is not being there', () =>
    expect(readAsideOnTheWay('should i be at the hospital?', words, true)).not.toBe('there'));
});

describe('that it was meant otherwise', () => {
  it.each([
    ['false alarm', true, false],
    ['sorry, that was a typo', true, false],
    ['just kidding', true, false],
    ['falsa alarma, perdón', true, false],
    ['era broma', true, false],
    ['it was just my usual dose', true, true],
    ['I only took my normal dose', true, true],
    ['solo fue mi dosis de siempre', true, true],
    ["I'm fine, it was my usual dose", true, false],
    ['my usual dose and then ten more', false, false],
    ['I took them by mistake', false, false],
    ["I didn't mean to take so many", false, false],
    ['it was just 30 of them', false, false],
    ['it was only the pain', false, false],
    ['this is not a joke', false, false],
    ['las tomé por error', false, false],
    ['no quise tomar tantas', false, false],
    ['solo fueron 30', false, false],
    ['was it a typo?', false, false],
  ])('%j: %p, and of a medicine %p', (text, means, ofMedicine) => {
    expect([readMistaken(text, words, false), readMistaken(text, words, true)]).toEqual([means, ofMedicine]);
  });
});
