import { chartOf } from '../../../dialogs/chart.ts';
import { newTalk } from '../../../src/model/file.ts';
import { dayAfter } from '../../../src/model/time.ts';
import { chartSvg, missing, unasked } from '../../../src/charts/svg.ts';
import type { Patient } from '../../../src/model/patient.ts';
import { progressOn } from '../../../src/outcomes/progress.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const TODAY = '2026-03-12';
const patient: Patient = {
  v: 1,
  id: 'p-1',
  name: 'Amina Warsame',
  lang: 'es',
  country: 'US',
  zone: 'America/New_York',
  checkInAt: '08:30',
  prefers: 'teams',
  context: {},
};
const points = [1, 3].map((back) => ({ day: dayAfter(TODAY, -back), value: 6 })).toReversed();
const of = { 'daily-check-in/pain-now': points };

it('a chart begins where the person does, so that no day before it looks like one without an answer', () => {
  const talk = { ...newTalk, trends: of, first: of };
  const chart = chartOf({ content, patient, talk }, progressOn(talk, TODAY, content.outcomes));
  expect(chart).toMatchObject({ since: dayAfter(TODAY, -3), lang: 'es', to: TODAY });
});

it('the minutes of an activity have a panel of their own, up to the goal, and no gap before they were asked for', () => {
  const talk = { ...newTalk, trends: of, first: of };
  const log = [{ day: dayAfter(TODAY, -1), value: 25 }];
  const pacing = { v: 1, words: 'caminar', goal: 20, byClinicianOnly: false, log } as const;
  const progress = progressOn(talk, TODAY, content.outcomes);
  const chart = chartOf({ content, patient, talk, pacing: { ...pacing, log: [...log] } }, progress);
  const panel = chart?.panels.at(-1);
  expect(panel).toMatchObject({ label: 'caminar (minutos)', min: 0, max: 25, since: dayAfter(TODAY, -1) });
  expect(panel && chart && missing(panel, chart)).toEqual([TODAY]);
  expect(chart?.alt).toContain('caminar (minutos), 0 a 25 minutos: de 25 a 25, media 25, 1 de 28 días.');
});

it('sets have a panel below the minutes, with its own gaps and words, and none where no set was told', () => {
  const talk = { ...newTalk, trends: of, first: of };
  const progress = progressOn(talk, TODAY, content.outcomes);
  const log = [{ day: dayAfter(TODAY, -2), value: 25 }];
  const plan = { v: 1 as const, words: 'caminar', goal: 20, byClinicianOnly: false, log };
  const beside = [
    { day: dayAfter(TODAY, -2), sets: 2 },
    { day: TODAY, sets: 3, reps: 8 },
  ];
  const chart = chartOf({ content, patient, talk, pacing: { ...plan, beside } }, progress);
  const panel = chart?.panels.at(-1);
  expect(chart?.panels.map(({ label }) => label).slice(-2)).toEqual([
    'caminar (minutos)',
    'caminar (series)',
  ]);
  expect(panel && chart && missing(panel, chart)).toEqual([dayAfter(TODAY, -1)]);
  expect(chart?.alt).toContain('caminar (series), 0 a 3 series: de 2 a 3, media 2.5, 2 de 28 días.');
  const felt = [{ day: TODAY, felt: 'worse' as const }];
  const without = chartOf({ content, patient, talk, pacing: { ...plan, beside: felt } }, progress);
  expect(without?.panels.at(-1)?.label).toBe('caminar (minutos)');
});

it('marks a question that had no turn as not asked, and never as a day without an answer', () => {
  const back = [1, 2, 3, 4].toReversed();
  const days = back.map((each) => {
    const day = dayAfter(TODAY, -each);
    return { day, was: 'answered' as const, ...(each % 2 === 0 && { leftOut: ['sleep'] }) };
  });
  const sleep = { 'daily-check-in/sleep': [{ day: dayAfter(TODAY, -1), value: 3 }] };
  const talk = { ...newTalk, trends: { ...of, ...sleep }, first: of, days };
  const chart = chartOf({ content, patient, talk }, progressOn(talk, dayAfter(TODAY, -1), content.outcomes));
  const panel = chart?.panels.find(({ label }) => label === 'Sueño');
  expect(panel && chart && missing(panel, chart)).toEqual([dayAfter(TODAY, -3)]);
  expect(panel && chart && unasked(panel, chart)).toEqual([dayAfter(TODAY, -4), dayAfter(TODAY, -2)]);
  expect(chart?.alt).toContain('Sin pregunta en 2 días.');
  expect(chartSvg(chart!, 'light')).toContain('>sin pregunta<');
});
