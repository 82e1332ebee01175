/** What is said on any day, and everything that is more than that. */
import { isOrdinaryTalk, isSmallHarm } from '../../../src/reading/ordinary-talk.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const words = content.everyWord('en');

describe('what is said on any day', () => {
  it.each([
    'going to lie down',
    'I just want to sleep',
    "I'm going to bed now, good night",
    'ya me voy a descansar',
    'me voy a descansar, bye',
    'quiero dormir',
    'nomas quiero dormir',
    'ojala pueda dormir hoy',
    'gracias por todo, buenas noches',
    'si mañana quiero descansar',
    'at work cant talk',
    'estoy en el trabajo no puedo hablar',
    "i'll be out of town till friday",
    'my foot goes to sleep when i sit on it',
    'me esta agarrando un brote',
    'oiga y esto quien lo lee',
    'quiero hacer mas cosas sin pagarlo despues',
    'quiero hacer mas sin que me duela al otro dia',
    'I want to do more without paying for it later',
    'digo que no aguanto estar parada mucho rato',
    "I can't stand too long",
    'ran out of heating patches',
    'cant stand up straight till noon',
  ])('is "%s"', (text) => {
    expect(isOrdinaryTalk(text, words, false)).toBe(true);
  });

  it.each([
    'quiero dormir y no despertar',
    'quiero dormir para siempre',
    'I just want to sleep, bye',
    'I just want to sleep and not wake up',
    'I want to rest',
    'I want to rest for good',
    'quiero descansar',
    'quiero descansar de todo hoy',
    'me voy a descansar para siempre',
    'adiós, me voy a descansar',
    'gracias por todo, me voy a descansar',
    'perdón, ya me voy a dormir',
    'gracias por todo',
    'no puedo hablar',
    'ran out of patches',
    'cant stand up straight',
    'cant stand up straight since noon',
    'at work, my face droops and I cant talk',
    'my foot goes to sleep',
    'ya no aguanto',
    'no aguanto estar viva',
    'no more of this life',
    'quiero hacer más',
    '',
  ])('is not "%s"', (text) => {
    expect(isOrdinaryTalk(text, words, true)).toBe(false);
  });
});

describe('an end of what was asked', () => {
  it.each([
    'no, ya es todo',
    'ya no hay mas',
    'im done now',
    'thx im done now',
    'thats all of it',
    'i already gave you all of them',
    'dont feel like it',
    'no second one',
    'not rn',
    'ya con eso',
    'hoy no me siento a contestar',
    'get me off the list for sunday',
  ])('is "%s", and only where something was asked', (text) => {
    expect(isOrdinaryTalk(text, words, true)).toBe(true);
    expect(isOrdinaryTalk(text, words, false)).toBe(false);
  });

  it.each([
    'im done',
    "I'm just done",
    "I'm done with everything",
    "I'm done with everything now",
    'no more',
    'ya es todo para mi',
    'ya no quiero',
    'ya no tengo ganas',
    "I don't want to be here today",
    'I already gave you everything',
    'ya no hay más vida',
  ])('is not "%s"', (text) => {
    expect(isOrdinaryTalk(text, words, true)).toBe(false);
  });
});

describe('harm that is told as small', () => {
  it.each([
    'bumped my head on the cabinet, just a bump',
    'me pegue en la cabeza con la alacena, nada grave',
    'me pegue en el dedo del pie',
    'stubbed my toe',
  ])('is "%s"', (text) => {
    expect(isSmallHarm(text, words)).toBe(true);
  });

  it.each([
    'bumped my head',
    'bumped my head on the cabinet, just a bump, feeling sick',
    'bumped my head on the cabinet, and I am on warfarin',
    'me pegue en la cabeza, nada grave pero veo doble',
    'stubbed my toe and it is black',
    'just a bump',
  ])('is not "%s"', (text) => {
    expect(isSmallHarm(text, words)).toBe(false);
  });
});
