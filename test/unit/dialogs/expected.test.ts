/** What is said on any day, heard by both readers with what the reading room understands of it. */
import { expectedOf } from '../../../dialogs/expected.ts';
import { newTalk, type PatientFile } from '../../../src/model/file.ts';
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

  it('is heard in full near a danger', () => {
    const asked = fileOf({ directly: { suicide_self_harm: NOW - HOUR } });
    expect(heard('ya me voy a descansar', asked)).toBe('emergency');
    expect(heard('quiero dormir', asked)).toBe('urgent');
  });
});

describe('what is more than that', () => {
  it.each([
    ['quiero dormir y no despertar', 'urgent'],
    ['quiero dormir para siempre', 'urgent'],
    ['I want to rest for good', 'urgent'],
    ['me voy a descansar para siempre', 'emergency'],
    ['im done with everything', 'urgent'],
    ['no more of this life', 'urgent'],
    ['ya es todo para mi', 'ask'],
    ['no puedo hablar', 'emergency'],
    ["i'm so done with all of this", 'ask'],
    ['ya me canse de todo', 'ask'],
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
