import { languages } from '../../../src/model/language.ts';
import { readAsideOnTheWay, readStandingAsk } from '../../../src/reading/standing-ask.ts';
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
