/** What a longer reply holds of an answer: never stored before somebody has said that it is meant, unless nothing else stands there. */
import { answersIn, coding, filled, formOf, turnIn } from './playing.ts';

type Lang = 'en' | 'es';
const fewTimes = ['Never', 'Some days', 'Most days'].map((label) => coding(label));
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((label) =>
  coding(label),
);
const dias = ['Lunes', 'Martes', 'Miércoles', 'Jueves', 'Viernes', 'Sábado', 'Domingo'].map((label) =>
  coding(label),
);
const pattern = ['Always there, with bad spells', 'Comes and goes'].map((label) => coding(label));
const date = { type: 'date' };
const number = { type: 'integer' };
const often = { type: 'choice', answerOption: fewTimes };
const which = { type: 'choice', repeats: true, answerOption: days };
const cuales = { type: 'choice', repeats: true, answerOption: dias };

async function said(item: object, lang: Lang, ...typed: string[]) {
  const form = formOf([{ linkId: 'q', text: 'Q?', ...item }]);
  const { state, turns } = await filled(form, typed, 'sms', turnIn(lang));
  const found = (answersIn(form, state)['q'] ?? []).map((each) =>
    typeof each === 'object' ? (each as { code: string }).code : each,
  );
  return { found, shown: turns.at(-1)?.show[0] ?? '', kind: turns.at(-1)?.kind };
}

describe('a part of a reply that would be an answer', () => {
  it.each<[Lang, object, string, string]>([
    ['en', date, 'my accident was 12 may 2008', 'May 12, 2008'],
    ['en', date, 'Tuesday', '2026'],
    ['en', date, 'august gone', 'August 2025'],
    ['en', { type: 'dateTime' }, 'saturday morning about 9', 'February 28, 2026'],
    ['en', number, 'the 15 to my bedroom then im done', '15'],
    ['en', number, 'none i live in a bungalow', '0'],
    ['en', { type: 'choice', answerOption: pattern }, 'always there but worse some days', 'Always there'],
    ['es', date, 'ayer mismo por la tarde', '1 de marzo de 2026'],
  ])('%s is asked about: %j, %s', async (lang, item, typed, shown) => {
    const asked = await said(item, lang, typed);
    expect(asked).toMatchObject({ found: [], kind: 'doubted' });
    expect(asked.shown).toContain(shown);
    expect((await said(item, lang, typed, lang === 'es' ? 'sí' : 'yes')).found).toHaveLength(1);
    expect((await said(item, lang, typed, 'no')).found).toEqual([]);
  });

  it.each<[Lang, object, string, unknown]>([
    ['en', date, 'The 4th of July 2021. Fell off the porch with a plate of ribs', '2021-07-04'],
    ['en', date, 'since last March', '2025-03'],
    ['en', date, 'february this year', '2026-02'],
    ['es', date, 'el 3 de enero de este año', '2026-01-03'],
    ['es', date, 'me la dieron, el 3 de junio del 24', '2024-06-03'],
    ['en', { type: 'time' }, 'quarter to ten in the evening, early bird me', '21:45:00'],
    ['es', { type: 'time' }, 'las diez menos cuarto de la noche', '21:45:00'],
  ])('%s is stored where it stands alone between two breaks: %j, %s', async (lang, item, typed, value) =>
    expect(await said(item, lang, typed)).toMatchObject({ found: [value] }),
  );

  it.each([
    ['two different numbers', number, 'tengo 3 y 5 nietos'],
    ['a question', date, 'do you mean 12 may 2008'],
    ['a doubt', date, 'not sure, 12 may 2008 maybe'],
  ])('nothing is made of %s', async (_, item, typed) =>
    expect(await said(item, 'en', typed)).toMatchObject({ found: [], kind: 'unclear' }),
  );
});

describe('how often, in a word that is no option', () => {
  it('the nearest below and above are offered', async () => {
    const { shown, kind } = await said(often, 'en', 'hardly ever');
    expect(kind).toBe('searched');
    expect(shown).toMatch(/Never[^]*Some days/);
    expect(shown).not.toContain('Most days');
  });

  it.each([
    ['most days', 'en'],
    ['most of the time', 'en'],
    ['la mayoría de los días', 'es'],
  ] as const)('what may be either of two is stored as neither: %s', async (text, lang) => {
    const options = [
      ['Not at all', 'More than half the days', 'Nearly every day'],
      ['Ningún día', 'Más de la mitad de los días', 'Casi todos los días'],
    ][lang === 'en' ? 0 : 1]!;
    const item = { type: 'choice', answerOption: options.map((label) => coding(label)) };
    const { found, shown } = await said(item, lang, text);
    expect(found).toEqual([]);
    expect(shown).toContain(options[1]);
    expect(shown).toContain(options[2]);
  });

  it('one of the same meaning is asked about', async () =>
    expect((await said(often, 'en', 'now and then')).shown).toContain('Some days'));
});

describe('days of a list', () => {
  it.each<[Lang, object, string, string[]]>([
    ['en', which, 'mon wed and fri', ['Monday', 'Wednesday', 'Friday']],
    ['en', which, 'sat n sun', ['Saturday', 'Sunday']],
    ['en', which, 'weekends', ['Saturday', 'Sunday']],
    ['en', which, 'wed thru fri', ['Wednesday', 'Thursday', 'Friday']],
    [
      'en',
      which,
      'any day but thursday',
      days.map((d) => d.valueCoding.code).filter((d) => d !== 'Thursday'),
    ],
    ['es', cuales, 'de lunes a miércoles', ['Lunes', 'Martes', 'Miércoles']],
    ['es', cuales, 'todos los días menos el domingo', dias.map((d) => d.valueCoding.code).slice(0, 6)],
  ])('%s: %j, %s', async (lang, item, typed, wanted) =>
    expect((await said(item, lang, typed)).found).toEqual(wanted),
  );
});
