import {
  behindNo,
  holdsNo,
  isNeither,
  isNoInFull,
  isOnlySurprise,
  saysNo,
} from '../../../src/reading/no-in-full.ts';
import { english, spanish } from './vocabulary.ts';

describe('a no to a question about the mind that is read to its last word', () => {
  it.each([
    // Said twice, strengthened, or sworn.
    'no way jose',
    'not in a million years',
    'nope, never would',
    'course not, just worn out',
    'God no!',
    "no, I'm not suicidal",
    'are you serious? no',
    "I'm fine, really. No.",
    // With a reason, with what was meant, with what they live for.
    'no, its only the pain talking',
    'nah just fed up of the pain',
    'no dear, just a bit blue',
    'no i was only letting off steam',
    'no, talking about the appointment',
    'no, i was fixing the number from yesterday',
    'no, i have two little girls',
    'no for gods sake im just tired',
    'No, and please stop asking me that',
  ])('is %j', (text) => expect(isNoInFull(text, 'mind', english)).toBe(true));

  it.each([
    'que no hombre que no',
    'no señora, ni loca',
    'que? no, para nada',
    'ay no señorita, Dios me perdone',
    'no po, como se le ocurre',
    'claro que no hombre, faltaria mas',
    'negativo',
    'no, nada mas ando cansada',
    'no, es que dormi muy mal',
    'que va, solo es la mala noche',
    'no, ando triste por lo de mi hermana',
    'no, estaba corrigiendo lo de ayer',
    'no, hablaba de la cita',
    'no, tengo dos nenes chiquitos',
    'no mijo, yo quiero ver crecer a mis nietos',
  ])('is %j', (text) => expect(isNoInFull(text, 'mind', spanish)).toBe(true));

  it.each([
    // What follows is not known to be harmless.
    'no, i want to see my husband',
    'no, i just want it all to stop',
    'no, my kids are better off',
    "no, my kids don't need me",
    'no, just the pills',
    'no, i am ready',
    'no, today is the day',
    'no, today i feel good about it',
    'no because my kids need me',
    'no, tired of being here',
    // It leaves open what is meant.
    'no, my husband',
    'no, i have',
    'no, i just',
    'well i never',
    // The no belongs to what follows it.
    'no sleep',
    'no more than usual',
    'not at all ok',
    'no, not ok',
    'i never feel good',
    // Doubt, and for how long.
    'no right now',
    'not yet',
    'no, not really',
    "no but i can't promise",
    'no idea',
    // No answer.
    'what kind of question is that',
    'just tired',
    'is there any point? no',
  ])('is not %j', (text) => expect(isNoInFull(text, 'mind', english)).toBe(false));

  it.each([
    'no, quiero ver a mi esposo',
    'no, estoy lista',
    'no, hoy es el día',
    'no, ya no me importa',
    'no, mis hijos estaran mejor',
    'no, solo quiero descansar',
    'no, tengo a mis hijos que no me necesitan',
    'no lo haria por mis hijos',
    'no, por mis hijos',
    'no estoy bien',
    'claro que no estoy bien',
    'para nada bien',
    'ni loca quiero vivir así',
    'Dios me perdone',
    'no solo estoy triste',
    'no, no era broma',
    'no digo que no',
    'no, todavia no',
    'ahorita no',
    'no se',
    'no creo',
    'que pregunta es esa',
  ])('is not %j', (text) => expect(isNoInFull(text, 'mind', spanish)).toBe(false));
});

describe('a no to a question about the body', () => {
  it.each(['no, i was fixing the number from yesterday', 'no way jose', 'no, I meant the form'])(
    'is %j',
    (text) => expect(isNoInFull(text, 'body', english)).toBe(true),
  );
  it.each(['no, just my knee', 'no, only tired', 'no, my back'])('is not %j', (text) =>
    expect(isNoInFull(text, 'body', english)).toBe(false),
  );
});

it.each([
  ['what kind of question is that', true],
  ['why would you ask me that?', true],
  ['que pregunta es esa', true],
  ['no, what kind of question is that', false],
  ['my sister put the kettle on', false],
])('surprise alone: %j', (text, is) => expect(isOnlySurprise(text, spanish)).toBe(is));

it.each([
  ['no, quiero ver a mi esposo', true],
  ['aquello pasó. para nada, tengo una panadería', true],
  ['no lo haria por mis hijos', true],
  ['no estoy bien', false],
  ['me da igual', false],
])('a no somewhere: %j', (text, is) => expect(saysNo(text, spanish)).toBe(is));

it.each([
  ['no, i already took them', ' i already took them'],
  ['no im just saying goodbye', 'im just saying goodbye'],
  ['no', undefined],
  ['no sleep', undefined],
  ['I already took them', undefined],
])('behind a no: %j', (text, rest) => expect(behindNo(text, english)).toBe(rest));

describe('a no to all that was asked about', () => {
  it.each(["no, it's neither", 'it is neither, i meant the form', 'No. It is neither.'])('is %j', (text) =>
    expect(isNeither(text, english)).toBe(true),
  );
  it('is "no, no es ninguna"', () => expect(isNeither('no, no es ninguna', spanish)).toBe(true));
  // What else is told may be a danger that we have not named.
  it.each(['no its neither i just cant lift her', 'it is neither, my neck cracked and the room spins'])(
    'is not %j',
    (text) => expect(isNeither(text, english)).toBe(false),
  );
  it.each(['neither leg works', 'neither of them will move', 'no, it is getting worse', 'both, not neither'])(
    'is not %j',
    (text) => expect(isNeither(text, english)).toBe(false),
  );
});

it.each([
  ["no but i can't promise", true],
  ['no nomas lo digo porque lo extraño', true],
  ['pues no lo haria por mis hijos', true],
  ['tonight', false],
  ['when the kids are asleep', false],
  ['cuando se duerman los niños', false],
  ['you know the answer', false],
])('any no at all: %j', (text, is) => expect(holdsNo(text, spanish)).toBe(is));
