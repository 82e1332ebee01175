/** What is coached on ordinary days: skills, plans of weeks, pacing, an aim, short breaks. */
import { atLocal, MINUTE } from '../../../src/model/time.ts';
import { newTalk } from '../../../src/model/file.ts';
import { aimWeeksOf } from '../../../src/coaching/aim-weeks.ts';
import { answeredDay } from '../../harness/day.ts';
import { isInDanger, isOpen, isUrgent, type Region } from '../../harness/paths.ts';
import { fileOf, placeOf, zone, type Place } from '../../harness/walker.ts';

const now = atLocal('2026-03-03', '10:00', zone);
const DANGERS = ['i have chest pain and cant breathe', 'i want to die', 'i am itchy from the new tablets'];
const REPLIES = ['no', '2', '8', 'skip', 'later', 'why', 'back', 'zzz'];

const aim = {
  v: 1,
  id: '2026-03-01',
  of: 'goal',
  words: 'walk to the shop',
  measure: 'aim/ability',
  target: { reach: 8, is: 'at-least', on: 'the-last', withoutFlareDays: 0 },
  from: '2026-03-01',
  by: '2026-05-30',
  stopRule: 'worse for a week',
  isMedicine: false,
} as const;
const withAim = { aims: { v: 1, aims: [{ aim, points: [{ day: '2026-03-01', value: 3 }] }] } };

const today = '2026-03-03';

/** What rides on a check-in that has been answered; before that a number that nobody asked for begins one, walked with the check-in. */
async function afterCheckIn(docs: Record<string, unknown>): Promise<Place> {
  return (await answeredDay(placeOf(now, docs), today, { other: '5' })).to;
}

const badNights = ['02-28', '03-01', '03-02'].map((day) => ({ day: `2026-${day}`, value: 3 }));
const tired = { talk: { ...newTalk, trends: { 'daily-check-in/sleep': badNights } } };
const plan = aimWeeksOf({ aim: aim.id, doing: 'walk', from: '2026-01-20', first: 3, reach: 8, weeks: 6 });
const work = {
  role: 'work in the shop',
  leaveOut: '',
  limits: '',
  breaks: '',
  who: '',
  goal: 10,
  steps: [4, 6, 8, 10].map((hours, at) => ({ from: `2026-02-${10 + at}`, hours })),
  at: 1,
  nextLook: today,
  looks: [],
};

/** Nothing of it is open, and nothing comes by the clock, where a danger stands. */
function leftOpen(region: () => Region): NonNullable<Region['wrong']> {
  return (_, __, { to }) => {
    const isLeft = isOpen(region(), to) || region().timers.some((id) => id in to.planned && /part/.test(id));
    return isLeft && isInDanger(to) ? ['left open in danger'] : [];
  };
}

export const skills: Region = {
  name: 'a skill',
  from: [placeOf(now), afterCheckIn(tired)],
  begins: ['skills', 'breathe'],
  replies: ['yes', 'no', '2', '8', 'skip', 'later', 'why', 'zzz'],
  dangers: DANGERS,
  timers: ['skill-part'],
  dialogs: ['skill'],
  most: 200,
  wrong: leftOpen(() => skills),
};

export const weeks: Region = {
  name: 'a plan of weeks, and its looks',
  from: [
    placeOf(now, withAim),
    afterCheckIn({ ...withAim, weeks: { v: 1, aim: plan } }),
    afterCheckIn({ weeks: { v: 1, work } }),
  ],
  begins: ['steps', 'work', 'steps off', 'work off'],
  replies: REPLIES,
  dangers: DANGERS,
  timers: [],
  dialogs: ['weeks'],
  most: 300,
  facts: (place) => [fileOf(place).weeks?.aim !== undefined, fileOf(place).weeks?.work !== undefined],
  wrong: leftOpen(() => weeks),
};

export const pacing: Region = {
  name: 'pacing',
  from: [afterCheckIn({}), afterCheckIn({ pacing: running(20) })],
  begins: ['pace', 'pace off', '25', 'sorry, 3 sets'],
  replies: [
    'yes',
    'no',
    'not sure',
    '25',
    '2 sets of 8, it felt worse',
    '2 or 3 sets',
    'walk the dog',
    'skip',
    'later',
    'why',
    'zzz',
  ],
  dangers: DANGERS,
  timers: [],
  dialogs: ['pacing'],
  isShut: isUrgent,
  most: 200,
  facts: (place) => {
    const { pacing } = fileOf(place);
    return pacing && [pacing.running !== undefined, pacing.log.length, pacing.beside?.length ?? 0];
  },
};

export const aims: Region = {
  name: 'an aim',
  from: [afterCheckIn({}), afterCheckIn(withAim)],
  begins: ['aim', 'review'],
  replies: ['walk to the shop', 'yes', 'no', '0', '3', '10', 'skip', 'later', 'why', 'back', 'zzz'],
  dangers: DANGERS,
  timers: [],
  dialogs: ['aim'],
  isShut: isUrgent,
  most: 200,
  facts: (place) => fileOf(place).aims !== undefined,
};

export const breaks: Region = {
  name: 'short breaks',
  from: [afterCheckIn({})],
  begins: ['remind me every 30 min until 4', 'remind me every 30 min', 'no breaks'],
  replies: ['no'],
  dangers: DANGERS,
  timers: ['break'],
  dialogs: [],
  isShut: isUrgent,
  most: 100,
  facts: (place) => Math.round(((place.planned['break']?.at as number | undefined) ?? 0) / (30 * MINUTE)),
};

function running(quota: number) {
  const log = Array.from({ length: 7 }, (_, at) => ({ day: `2026-02-${20 + at}`, value: 25 }));
  return {
    v: 1,
    words: 'walk',
    goal: 40,
    byClinicianOnly: false,
    log,
    running: { baseline: 25, quota, weekFrom: '2026-02-27' },
  };
}
