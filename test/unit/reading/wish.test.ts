import { readWish } from '../../../src/reading/wish.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];
const asked = (until?: object) => ({ kind: 'pause', why: 'asked', until });

describe('what is wished of check-ins', () => {
  it.each([
    ['pause', asked()],
    ["don't text me at 8, make it 10", { kind: 'clock', clock: '10:00', either: true }],
    ['ya no quiero que me manden a las 8, mejor a las 10', { kind: 'clock', clock: '10:00', either: true }],
    ['no me manden a las 8, a las 10 de la mañana', { kind: 'clock', clock: '10:00' }],
    ["don't text me at 7, i have 2 kids", { kind: 'quiet' }],
    ['no me escriban a las 8, estoy con 7', { kind: 'quiet' }],
    ['Please pause my check-ins', asked()],
    ['can you pause until Monday?', asked({ weekday: 1 })],
    ['pause till fri', asked({ weekday: 5 })],
    ['pause for 5 days', asked({ days: 5 })],
    ['pause for two weeks please', asked({ days: 14 })],
    ['pause next week', { ...asked({ days: 7 }), from: { weekday: 1 } }],
    ['pause on Friday', { ...asked(), from: { weekday: 5 } }],
    [
      "I'm going to Mexico on december 10 for 5 days",
      { kind: 'pause', why: 'holiday', from: { text: 'december 10' }, until: { days: 5 } },
    ],
    ['pause for a week', asked({ days: 7 })],
    ['pause until next week', asked({ weekday: 1 })],
    ['pause until 12 March', asked({ text: '12 March' })],
    ['pausa hasta el lunes', asked({ weekday: 1 })],
    ['pausa 3 días', asked({ days: 3 })],
    ['pause until the 12th please', asked({ text: '12th' })],
    ['pausa hasta el 12', asked({ text: '12' })],
    ['pause until 5pm', asked({ days: 1 })],
    ['pause until I write again', { ...asked(), doubt: true }],
    ["I'm in the hospital until Friday", { kind: 'pause', why: 'hospital', until: { weekday: 5 } }],
    ['I will be away until Monday', { kind: 'pause', why: 'holiday', until: { weekday: 1 } }],
    ["I've been admitted to hospital", { kind: 'pause', why: 'hospital', until: undefined }],
    ['estaré fuera hasta el jueves', { kind: 'pause', why: 'holiday', until: { weekday: 4 } }],
    ['me ingresaron anoche', { kind: 'pause', why: 'hospital', until: undefined }],
    ['estoy en el hospital', { kind: 'pause', why: 'hospital', until: undefined }],
    ["I'm on holiday until Sunday", { kind: 'pause', why: 'holiday', until: { weekday: 7 } }],
    ['no me escriban esta semana', asked({ weekday: 1 })],
    ["don't text me for a few days", asked({ days: 3 })],
    ["don't text me tomorrow", { ...asked({ days: 1 }), from: { days: 1 } }],
    ['no me escriban el domingo porfa', { ...asked({ days: 1 }), from: { weekday: 7 } }],
    ["don't text me after Friday", { kind: 'pause', why: 'asked', from: { weekday: 5 } }],
    ['give me a break for 2 weeks', { ...asked({ days: 14 }), why: 'rest' }],
    ['descanso unos días', asked({ days: 3 })],
    ['8, I was admitted to hospital last night', { kind: 'pause', why: 'hospital', until: undefined }],
    [
      "I'm in the hospital and they still do not know what it is",
      { kind: 'pause', why: 'hospital', until: undefined, doubt: true },
    ],
    ['no puedo ahorita, sigo en el hospital', { kind: 'pause', why: 'hospital', until: undefined }],
    ['i want to quit', { kind: 'leave' }],
    ['I want to leave the program', { kind: 'leave' }],
    ['quiero salirme', { kind: 'leave' }],
    ['¿cómo me doy de baja?', { kind: 'leave' }],
    ['resume', { kind: 'resume' }],
    ["I'm back", { kind: 'resume' }],
    ['reanudar', { kind: 'resume' }],
    ['text me at 7pm', { kind: 'clock', clock: '19:00' }],
    ['can you ask me at 19:30', { kind: 'clock', clock: '19:30' }],
    ['change my time to 8 in the evening', { kind: 'clock', clock: '20:00' }],
    ["could you send it at 8 o'clock at night", { kind: 'clock', clock: '20:00' }],
    ['change it to 8 am', { kind: 'clock', clock: '08:00' }],
    ['pregúnteme a las 8 de la noche', { kind: 'clock', clock: '20:00' }],
    ['change my time to 8', { kind: 'clock', clock: '08:00', either: true }],
    ['text me at 7', { kind: 'clock', clock: '07:00', either: true }],
    ['not 11:30, change it back to 9', { kind: 'clock', clock: '09:00', either: true }],
    ['cambiar mi hora a las 9', { kind: 'clock', clock: '09:00', either: true }],
    ['quiero a las 9 otra vez', { kind: 'clock', clock: '09:00', either: true }],
    ['no quiero a las 11:30, quiero a las 9 otra vez', { kind: 'clock', clock: '09:00', either: true }],
    ['cambie la hora a la 1 de la tarde', { kind: 'clock', clock: '13:00' }],
    ['remind me again if I forget', { kind: 'nudge', wanted: true }],
    ["could you send me a second text if I don't answer?", { kind: 'nudge', wanted: true }],
    ['If I forget to check in, please ask me once more', { kind: 'nudge', wanted: true }],
    ['I want a reminder when I miss one', { kind: 'nudge', wanted: true }],
    ['avíseme otra vez si se me olvida', { kind: 'nudge', wanted: true }],
    ['¿Me puede recordar si no contesto?', { kind: 'nudge', wanted: true }],
    ['quiero otro aviso por si se me olvida', { kind: 'nudge', wanted: true }],
    ["don't remind me again if I forget", { kind: 'nudge', wanted: false }],
    ['remind me once', { kind: 'nudge', wanted: false }],
    ['one text a day is enough thanks', { kind: 'nudge', wanted: false }],
    ['ya no me avise si se me olvida', { kind: 'nudge', wanted: false }],
    ['avíseme una vez', { kind: 'nudge', wanted: false }],
    ['fix yesterday', { kind: 'yesterday', rest: '' }],
    ['fix yesterday: sleep 4', { kind: 'yesterday', rest: 'sleep 4' }],
    ['corregir ayer', { kind: 'yesterday', rest: '' }],
  ])('%s', (text, wish) => expect(readWish(text, words)).toEqual(wish));

  it.each([
    'I was in the hospital last year',
    '8, I was admitted last year for the same',
    'they kept me in the dark about my scan',
    'I was admitted to the trial',
    'me internaron hace dos años',
  ])('"%s" tells of no stay of now', (text) => expect(readWish(text, words)?.kind).not.toBe('pause'));

  it.each([
    'leave me alone my back hurts',
    'stop texting me until further notice',
    "don't text me back ever",
  ])('"%s" is no pause', (text) => expect(readWish(text, words)?.kind).not.toBe('pause'));

  it('takes what follows for a place, which may be none', () => {
    expect(readWish("I'm in Lisbon this week", words)).toEqual({
      kind: 'place',
      texts: ['Lisbon this week'],
      thisWeek: true,
      until: { weekday: 1 },
    });
    expect(readWish('I want to stop', words)).toMatchObject({ kind: 'place', texts: ['stop'] });
    expect(readWish('voy a estar en Nueva York hasta el martes', words)).toMatchObject({
      kind: 'place',
      texts: ['estar en Nueva York hasta el martes', 'Nueva York hasta el martes'],
      until: { weekday: 2 },
    });
  });

  it.each([
    '6',
    'remind me again if I forget to take my pills',
    'what if I forget?',
    'avíseme si se me olvida la pastilla',
    'my pain is on pause today',
    'quiero caminar a las 9 cuadras',
    'my mother is in hospital',
    'the holiday was nice until my back went',
    'yesterday was a 4',
    'pause, and then I thought about how my knee was last summer when we went to the lake',
  ])('"%s" is none', (text) => expect(readWish(text, words)).toBeUndefined());

  it.each(['I want to quit smoking', 'quiero dejar mi trabajo', 'my husband is in the hospital'])(
    '%s is no wish to leave, and no stay of their own',
    (text) => expect(readWish(text, words)?.kind ?? 'none').not.toMatch(/leave|pause/),
  );
});
