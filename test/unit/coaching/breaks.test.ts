import { breaksFor } from '../../../src/coaching/breaks.ts';
import { languages } from '../../../src/model/language.ts';
import { MINUTE, atLocal } from '../../../src/model/time.ts';
import { readBreakWish } from '../../../src/reading/break-wish.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const words = languages.map((lang) => content.words(lang));
const zone = 'America/New_York';
const quiet = { from: '20:00', to: '09:00' };
const at = (clock: string) => atLocal('2026-03-02', clock, zone);
const at4 = { hour: 4, minute: 0 };

describe('a wish for short breaks', () => {
  it.each([
    ['remind me every 30 min until 4', { kind: 'begin', minutes: 30, until: at4 }],
    [
      'Remind me every 30 minutes till 4pm please',
      { kind: 'begin', minutes: 30, until: { ...at4, half: 'pm' } },
    ],
    ['breaks every 2 hours until 17:30', { kind: 'begin', minutes: 120, until: { hour: 17, minute: 30 } }],
    ['remind me every hour until 6', { kind: 'begin', minutes: 60, until: { hour: 6, minute: 0 } }],
    [
      'avíseme cada 45 min hasta las 4 de la tarde',
      { kind: 'begin', minutes: 45, until: { ...at4, half: 'pm' } },
    ],
    ['recuerdame cada hora hasta las 6', { kind: 'begin', minutes: 60, until: { hour: 6, minute: 0 } }],
    ['remind me every 30 min', { kind: 'begin', minutes: 30, until: undefined }],
    ['breaks off', { kind: 'off' }],
    ['sin pausas', { kind: 'off' }],
    ['please stop the breaks now', { kind: 'off' }],
    ['ok no more reminders thanks', { kind: 'off' }],
    ['pare las pausas', { kind: 'off' }],
    ['ya no quiero más avisos por favor', { kind: 'off' }],
    ['quite los recordatorios', { kind: 'off' }],
  ])('"%s"', (text, expected) => expect(readBreakWish(text, words)).toEqual(expected));

  it.each([
    'remind me later',
    'it hurts every 30 min',
    'I take it every 6 hours',
    'every day is hard',
    'no',
    '30',
    'i broke my arm',
    'no breaks in the bone',
    "don't stop the breaks",
    'no hay pausa en el dolor',
    'no deje las pausas',
  ])('"%s" is none', (text) => expect(readBreakWish(text, words)).toBeUndefined());
});

describe('when breaks come', () => {
  const where = { now: at('14:10'), zone, quiet };

  it('until the next time a clock shows that hour', () => {
    expect(breaksFor({ minutes: 30, until: at4 }, where)).toEqual({
      kind: 'begun',
      first: at('14:10') + 30 * MINUTE,
      until: at('16:00'),
      cut: false,
    });
  });

  it('not into quiet hours, nor in them', () => {
    expect(breaksFor({ minutes: 60, until: { hour: 9, minute: 0, half: 'pm' } }, where)).toMatchObject({
      until: at('19:59'),
      cut: true,
    });
    expect(
      breaksFor({ minutes: 30, until: { hour: 11, minute: 0 } }, { ...where, now: at('21:00') }).kind,
    ).toBe('no-time');
  });

  it('neither too often, nor too seldom, nor where none fits', () => {
    expect(breaksFor({ minutes: 5, until: at4 }, where).kind).toBe('too-often');
    expect(breaksFor({ minutes: 240, until: at4 }, where).kind).toBe('too-seldom');
    expect(breaksFor({ minutes: 120, until: at4 }, where).kind).toBe('no-time');
  });
});
