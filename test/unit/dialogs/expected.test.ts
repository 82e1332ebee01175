/** What is said on any day, heard by both readers with what the reading room understands of it. */
import { expectedOf } from '../../../dialogs/expected.ts';
import { newTalk, type PatientFile } from '../../../src/model/file.ts';
import { tiers } from '../../../src/model/signal.ts';
import { createBothReaders } from '../../../src/risk/readers.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const screen = createBothReaders(content);
const NOW = 1_700_000_000_000;
const HOUR = 3_600_000;

const fileOf = (talk: Partial<PatientFile['talk']> = {}) =>
  ({
    patient: { lang: 'es' },
    talk: { ...newTalk, ...talk },
    checkIn: undefined,
    form: undefined,
    alert: undefined,
  }) as unknown as PatientFile;
const heard = (text: string, file = fileOf(), context = {}) =>
  screen({ text, context, expected: expectedOf(content, file, text, NOW) }).tier;

const goals = fileOf({ asked: 'goal-more' });
const asked = fileOf({ asked: 'pain-now' });

describe('what is said on any day', () => {
  it.each([
    'ya me voy a descansar',
    'me voy a descansar, bye',
    'nomas quiero dormir',
    'ojala pueda dormir hoy',
    'going to lie down',
    'gracias por todo, buenas noches',
    'si mañana quiero descansar',
    'quiero hacer mas cosas sin pagarlo despues',
    'hacer tamales con mis nietas pues ya no aguanto parada',
    'digo que no aguanto estar parada mucho rato',
    'estoy en el trabajo no puedo hablar',
    "i'll be out of town till friday",
    'my foot goes to sleep when i sit on it',
    'me esta agarrando un brote',
    'oiga y esto quien lo lee',
    'ran out of heating patches',
    'cant stand up straight till noon',
    'me pegue en el dedo del pie',
    'pues que se le va a hacer, es la edad',
    'nothing to be done about it',
    'ya me voy',
    'bueno ya me tengo que ir, hasta luego',
    'right im off, bye for now',
    'que onda, ya estoy aqui',
    'mi mama fallecio ayer',
    'my brother passed away last week',
    'cuide a mi mama anoche y no dormi',
    'ya no pegue un ojo',
    'toy muerta',
    'looked after the grandkids all day, wiped out',
  ])('has nobody called or asked: "%s"', (text) => {
    expect(heard(text)).toBe('none');
  });

  it.each(['no, ya es todo', 'thx im done now', 'i already gave you all of them', 'dont feel like it'])(
    'ends what was asked: "%s"',
    (text) => {
      expect(heard(text, goals)).toBe('none');
      expect(expectedOf(content, fileOf(), text, NOW)).toBeUndefined();
    },
  );

  it.each([
    '6. cant face the stairs',
    'i cant face the shower this morning. 7',
    '4. son pushed me in the wheelchair round the park',
    '5. dont want to be a burden on you lot',
    '4. blood test this morning',
    "can't do it at all right now",
    'id like to do it most days',
    'I want to know if the injections are worth another go',
  ])('is heard as what was asked, or beside a number: "%s"', (text) => {
    expect(heard(text, asked)).toBe('none');
  });

  it('is heard in full near a danger', () => {
    const near = fileOf({ directly: { suicide_self_harm: NOW - HOUR } });
    expect(heard('ya me voy a descansar', near)).toBe('emergency');
    expect(heard('quiero dormir', near)).toBe('urgent');
  });
});

describe('what is more than that', () => {
  it.each([
    ['quiero dormir y no despertar', 'urgent'],
    ['cant face another day. 7', 'urgent'],
    ['6. dont want to be a burden on my family', 'urgent'],
    ['my son pushed me down the stairs. 6', 'urgent'],
    ["can't do it any more", 'urgent'],
    ['I want to know if it is worth another go at living', 'ask'],
    ['quiero dormir para siempre', 'urgent'],
    ['I want to rest for good', 'urgent'],
    ['me voy a descansar para siempre', 'emergency'],
    ['im done with everything', 'urgent'],
    ['no more of this life', 'urgent'],
    ['ya es todo para mi', 'ask'],
    ['no puedo hablar', 'emergency'],
    ["i'm so done with all of this", 'ask'],
    ['ya me canse de todo', 'ask'],
    ['ya me voy de este mundo', 'emergency'],
    ['mi mama fallecio ayer y me quiero ir con ella', 'urgent'],
    ['ya me voy, cuiden a mis hijos', 'emergency'],
    ['que se le va a hacer, ya no quiero vivir', 'emergency'],
    ['toy muerta por dentro', 'emergency'],
    ['que sentido tiene todo esto', 'ask'],
    ["what's the point anymore", 'ask'],
    ['4, mi marido me aventó contra la pared pero ya se le paso', 'urgent'],
  ] as const)('"%s" is %s', (text, tier) => {
    expect(heard(text, goals)).toBe(tier);
  });
});

describe('a knock on the head', () => {
  it.each(['bumped my head on the cabinet, just a bump', 'me pegue en la cabeza con la alacena, nada grave'])(
    'told as small is asked about, and an emergency on a blood thinner: "%s"',
    (text) => {
      expect(heard(text)).toBe('ask');
      expect(heard(text, fileOf(), { medicines: ['anticoagulant'] })).toBe('emergency');
      expect(heard(`${text}, I am on eliquis`)).toBe('emergency');
    },
  );
});

describe('what is asked, told in numbers and words of its scale', () => {
  const asked = (linkId: string) => {
    const checkIn = { status: 'open', questionnaire: 'daily-check-in' };
    return { ...fileOf({ asked: linkId }), checkIn } as unknown as PatientFile;
  };

  it.each([
    ['mood', 'animo bajo'],
    ['mood', 'animo: bajo'],
    ['mood', 'ando chipil, 4'],
    ['mood', 'estoy de bajon'],
    ['mood', 'me siento bajoneada'],
    ['mood', 'mood a bit low, 4'],
    ['mood', "i'm feeling kind of blah today"],
    ['sleep', 'he dormido fatal, me desperte a las 4 y ya no pegue ojo'],
    ['sleep', 'he pasado muy mala noche, me desperte mil veces'],
    ['sleep', 'me cuesta dormirme casi a diario'],
    ['sleep', 'rough night, was up at 4 and that was that'],
    ['pain-now', '6, limita 6, sueño regular, animo bajo'],
    ['pain-now', 'dolor 7, dormi 4 y animo 2'],
  ])('has nobody called or asked, where %s is asked: "%s"', (linkId, text) => {
    expect(expectedOf(content, asked(linkId), text, NOW)).toBe('told');
    expect(heard(text, asked(linkId))).toBe('none');
  });

  it.each([
    ['mood', 'animo bajo y ya no quiero vivir', 'urgent'],
    ['mood', 'animo 2, ya tengo las pastillas juntadas por si acaso', 'emergency'],
    ['mood', 'bajo, no le veo sentido a la vida', 'urgent'],
    ['mood', 'low, I want to die', 'urgent'],
    ['mood', 'animo fatal, nadie me quiere', 'ask'],
    ['sleep', 'me desperte a las 4 y me queria morir', 'urgent'],
    ['sleep', 'mala noche, me duele el pecho y el brazo', 'emergency'],
    ['pain-now', 'estoy de bajon', 'soon'],
  ] as const)('is heard in full where more is said, at %s: "%s"', (linkId, text, tier) => {
    expect(expectedOf(content, asked(linkId), text, NOW)).not.toBe('told');
    expect(tiers.indexOf(heard(text, asked(linkId)))).toBeLessThanOrEqual(tiers.indexOf(tier));
  });

  it('is heard in full near a danger, and where nothing is asked', () => {
    const near = {
      ...asked('mood'),
      talk: { ...newTalk, asked: 'mood', directly: { suicide_self_harm: NOW - HOUR } },
    };
    expect(expectedOf(content, near, 'animo bajo', NOW)).toBeUndefined();
    expect(expectedOf(content, fileOf(), 'animo bajo', NOW)).toBeUndefined();
  });
});

describe('an answer to a form in own words', () => {
  const asked = (id: string, linkId: string) =>
    ({ ...fileOf({ asked: linkId }), form: { status: 'open', form: id } }) as unknown as PatientFile;

  it.each([
    ['phq-8', '44250-9', 'casi todos los dias no, algunos'],
    ['phq-8', '44252-5', 'a veces me cuesta leer'],
    ['phq-8', '44259-0', 'me cuesta dormirme casi a diario'],
    ['phq-8', '44252-5', 'most days i have trouble concentrating on reading'],
    ['phq-4', '44255-8', 'pretty often, feeling down'],
    ['phq-4', '44255-8', 'several days, feeling down'],
  ])('has nobody called or asked, of %s at %s: "%s"', (id, linkId, text) => {
    expect(expectedOf(content, asked(id, linkId), text, NOW)).toBe('our-words');
    expect(heard(text, asked(id, linkId))).toBe('none');
  });

  it.each([
    ['phq-9', '44260-8', 'a veces estaría mejor muerta', 'urgent'],
    ['phq-9', '44260-8', 'a veces pensamientos de lastimarme', 'urgent'],
    ['phq-8', '44252-5', 'hoy de repente no puedo leer, veo doble', 'emergency'],
    ['phq-8', '44252-5', 'a veces quiero morirme', 'urgent'],
    ['phq-8', '44250-9', 'nada me importa ya', 'ask'],
    ['phq-4', '44255-8', 'most days, feeling like ending it all', 'ask'],
    ['phq-4', '44255-8', 'down, i want to die', 'urgent'],
    ['phq-8', '44259-0', 'duermo con la pistola en la mano', 'urgent'],
  ] as const)('is heard where it is a danger, of %s at %s: "%s"', (id, linkId, text, tier) => {
    expect(tiers.indexOf(heard(text, asked(id, linkId)))).toBeLessThanOrEqual(tiers.indexOf(tier));
  });

  it('is expected of no question whose answer alone calls somebody', () => {
    expect(expectedOf(content, asked('phq-9', '44260-8'), 'a veces pensamientos', NOW)).toBeUndefined();
    expect(expectedOf(content, asked('phq-9', '44252-5'), 'a veces dificultad', NOW)).toBe('our-words');
  });
});
