import { chartOf } from '../../../dialogs/chart.ts';
import { newTalk } from '../../../src/model/file.ts';
import { dayAfter } from '../../../src/model/time.ts';
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
