import { isRevocation } from '../../../src/reading/revocation.ts';
import { english, spanish } from './vocabulary.ts';

const revoking = [
  'STOP',
  'stop stop stop',
  'please stop',
  'Cancel, thank you',
  'quit texting me',
  'stop texting me right now!',
  'Remove my number.',
  'leave me alone',
  'leave me alone for good',
  'you text me 5 days a week, stop texting me',
  'no more texts',
  "don't text me anymore",
  'do not contact me again',
  "I don't want these messages",
  'wrong person',
  'you have the wrong number',
  'take me off this list',
  'please unsubscribe me',
  'i never signed up for this',
  'My leg hurts. Please stop messaging me',
  'deje de escribirme',
  'ya no me escriban por favor',
  'no quiero más mensajes',
  'quite mi número',
  'déjenme en paz',
  'número equivocado',
  'persona equivocada',
  'deme de baja',
  'Ya basta',
];

const aboutSomethingElse = [
  'leave me alone pain',
  'I wish the pain would leave me alone',
  'will this ache ever leave me alone',
  "please don't stop texting me",
  "I don't want you to stop texting me",
  'I told my ex to stop texting me',
  'make the pain stop',
  'it never stops',
  'I want it to end',
  "I can't stop crying",
  'i quit smoking',
  'the nurse said stop taking it',
  'no more texts today',
  'stop texting me this week',
  "don't text me for a few days",
  'leave me alone for 2 days',
  'no me escriban esta semana',
  'déjenme en paz unos días',
  'I want to quit smoking',
  'I dialed the wrong number',
  'ojalá el dolor me deje en paz',
  'dolor déjame en paz',
  'le dije a mi ex que deje de escribirme',
  'basta de dolor',
  'no puedo parar de llorar',
  '7',
  '',
];

describe('asking not to be texted any more', () => {
  it.each(revoking)('%j ends our texts', (text) => {
    expect(isRevocation(text, english)).toBe(true);
    expect(isRevocation(text, spanish)).toBe(true);
  });
  it.each(aboutSomethingElse)('%j is about something else', (text) => {
    expect(isRevocation(text, english)).toBe(false);
    expect(isRevocation(text, spanish)).toBe(false);
  });
});
