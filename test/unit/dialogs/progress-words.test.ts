import fc from 'fast-check';
import { changeLines, rowLines, sayingFor, weekSentences } from '../../../dialogs/progress-words.ts';
import { segmentsOf } from '../../../src/content/check/segments.ts';
import type { Language } from '../../../src/model/language.ts';
import type { Patient } from '../../../src/model/patient.ts';
import { dayAfter, shownDay } from '../../../src/model/time.ts';
import { progressOn, type Kept } from '../../../src/outcomes/progress.ts';
import { weekLines } from '../../../src/outcomes/week.ts';
import { shippedContent } from '../../harness/shipped.ts';

const content = shippedContent;
const rules = content.outcomes;
const today = '2026-03-29';
const say = (lang: Language) => sayingFor({ content, patient: { lang } as Patient });
const asked = rules.measures.filter(({ of }) => of.startsWith('daily-check-in/'));

type Values = readonly (number | undefined)[];
function kept(first: Values, now: Values): Kept {
  const points = (values: Values, from: string) =>
    values.flatMap((value, at) => (value === undefined ? [] : [{ day: dayAfter(from, at), value }]));
  const [before, after] = [points(first, dayAfter(today, -27)), points(now, dayAfter(today, -13))];
  return {
    trends: Object.fromEntries(asked.map(({ of }) => [of, [...before, ...after]])),
    first: Object.fromEntries(asked.map(({ of }) => [of, before])),
    days: [...before, ...after].map(({ day }) => ({ day, was: 'answered' as const })),
  };
}
const values = fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }), {
  minLength: 14,
  maxLength: 14,
});
const entries = (of: Values) => of.filter((each) => each !== undefined).length;

/** The part of a text that no value fills, by which it is known again. */
function opening(lang: Language, key: string): string {
  const names = ['label', 'before', 'first', 'mean', 'entries', 'days'];
  const filled = content.text(key, lang, Object.fromEntries(names.map((name) => [name, '#'])));
  return filled.split('#').find((part) => part.trim().length > 8) ?? filled;
}

describe.each(['en', 'es'] as const)('the sentences in %s', (lang) => {
  const isTrend = (text: string) =>
    ['numbers.moved', 'numbers.same', 'numbers.better', 'numbers.worse'].some((key) =>
      text.includes(opening(lang, key)),
    );

  it('speak of a change only with enough answers in both times', () => {
    fc.assert(
      fc.property(values, values, (first, now) => {
        const lines = changeLines(progressOn(kept(first, now), today, rules), rules.now, lang, say(lang));
        if (entries(first) < 7 || entries(now) < 7) expect(lines.filter(isTrend)).toEqual([]);
        else if (first[0] !== undefined) expect(lines.some(isTrend)).toBe(true);
      }),
      { numRuns: 150, seed: 9 },
    );
  });

  it('name the answers they rest on', () => {
    fc.assert(
      fc.property(values, (now) => {
        const rows = rowLines(progressOn(kept([], now), today, rules), 14, say(lang)).slice(1);
        for (const row of rows) expect(row).toContain(`(${entries(now)} ${lang === 'en' ? 'of' : 'de'} 14`);
        expect(rows).toHaveLength(entries(now) === 0 ? 0 : 2);
      }),
      { numRuns: 100, seed: 10 },
    );
  });

  it('never say "better" of one of the two alone', () => {
    const one = kept(Array(14).fill(8), Array(14).fill(2));
    const pain = 'daily-check-in/pain-now';
    const alone = { ...one, trends: { ...one.trends, [pain]: one.first[pain]! } };
    const lines = (of: Kept) =>
      changeLines(progressOn(of, today, rules), rules.now, lang, say(lang)).join(' ');
    expect(lines(one)).toContain(content.text('numbers.better', lang));
    expect(lines(alone)).not.toContain(content.text('numbers.better', lang));
  });

  it('say from which day there is something to compare, and of too few answers what is wanting', () => {
    const began = Object.fromEntries(
      asked.map(({ of }) => [
        of,
        Array.from({ length: 9 }, (_, at) => ({ day: dayAfter(today, at - 8), value: 6 })),
      ]),
    );
    const lines = (of: Kept) =>
      changeLines(progressOn(of, today, rules), rules.now, lang, say(lang)).join(' ');
    const day = shownDay(dayAfter(today, 19), lang);
    expect(lines({ trends: began, first: began, days: [] })).toContain(
      content.text('numbers.too-early', lang, { day }),
    );
    expect(
      progressOn({ trends: began, first: began, days: [] }, today, rules).rows[0]?.usual,
    ).toBeUndefined();
    const few = content.text('numbers.too-little', lang, { needed: 7, days: 14 });
    expect(lines(kept([5, 5, 5], [6]))).toContain(few);
  });

  it('take two segments at most, at their longest', () => {
    const full = progressOn(kept(Array(14).fill(10), Array(14).fill(10)), today, rules);
    expect(segmentsOf(rowLines(full, 14, say(lang)).join('\n'))).toBeLessThanOrEqual(2);
    const trends = Object.fromEntries(
      asked.map(({ of }) => [
        of,
        Array.from({ length: 14 }, (_, at) => ({ day: dayAfter(today, at - 13), value: at < 7 ? 10 : 5.5 })),
      ]),
    );
    const kept7 = { answered: 7, asked: 7, days: 7, inPart: 7 };
    const { intro, rest } = weekSentences(weekLines(trends, today, rules), kept7, say(lang));
    expect(segmentsOf([intro, ...rest].join(' '))).toBe(2);
  });
});
