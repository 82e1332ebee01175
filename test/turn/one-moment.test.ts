/**
 * Months of people who have everything going at once, and who answer, begin or leave things as it comes: nobody is written to
 * unasked more than once a day, nor over a question that has just been put, nor in quiet hours, nor while a danger stands.
 */
import { aimWeeksOf } from '../../src/coaching/aim-weeks.ts';
import type { Event, EventKind } from '../../src/model/event.ts';
import { newTalk } from '../../src/model/file.ts';
import type { Outgoing } from '../../src/model/outgoing.ts';
import { atLocal, DAY, dayAfter, isQuiet, localDay, MINUTE, type Day } from '../../src/model/time.ts';
import { chanceOf, type Chance } from '../../src/simulation/chance.ts';
import { isUrgent, stackOf } from '../harness/paths.ts';
import { patientContent as content } from '../harness/scene.ts';
import {
  clinicianDoes,
  comesDue,
  fileOf,
  handled,
  placeOf,
  say,
  zone,
  type Place,
  type Walked,
} from '../harness/walker.ts';

const PEOPLE = 8;
const DAYS = 30;
const first: Day = '2026-03-02';
const begins = atLocal(first, '07:30', zone);

/** Answers, what the person has asked for, and what has a rule of its own. */
const APART: ReadonlySet<EventKind> = new Set([
  'said',
  'flare-part',
  'flare-follow',
  'skill-part',
  'break-due',
  'safety-question-unanswered',
] as const);

const QUESTIONS = /^check-in\.greeting(?:-short)? \+ daily-check-in\//;

const aim = {
  v: 1,
  id: 'a',
  of: 'goal',
  words: 'walk to the shop',
  measure: 'aim/ability',
  target: { reach: 8, is: 'at-least', on: 'the-last', withoutFlareDays: 0 },
  from: first,
  by: dayAfter(first, 90),
  stopRule: 'worse for a week',
  isMedicine: false,
};
const proposed = [{ at: begins, by: 'clinic', words: 'swim once a week' }];
const plan = aimWeeksOf({ aim: 'a', doing: 'walk', from: dayAfter(first, -8), first: 3, reach: 8, weeks: 6 });

/** All that could write: a goal of the clinic's, plans of weeks, pacing, a medicine just changed, a visit. */
async function beginning(chance: Chance): Promise<Place> {
  const at = begins + chance.whole(4, 20) * DAY;
  const place = placeOf(begins, {
    talk: newTalk,
    aims: { v: 1, aims: [{ aim, points: [{ day: first, value: 3 }] }], proposed },
    weeks: { v: 1, aim: plan },
    pacing: { v: 1, words: 'walk', goal: 40, byClinicianOnly: false, log: [] },
    medicines: { v: 1, change: { day: first, enteredAt: begins } },
    visit: { v: 1, appointment: { at, by: 'clinic', toldAt: begins } },
  });
  const { to } = await handled(place, { kind: 'visit-set', v: 1, id: 'set', at: begins });
  return (await handled(to, { kind: 'goal-proposed', v: 1, id: 'goal', at: begins })).to;
}

const WISHES = [
  'flare',
  'skills',
  'pace',
  'steps',
  'review',
  'medicines',
  'prepare',
  'check in',
  'remind me every 60 min until 5pm',
  'add to my questions: can I swim',
  'i am itchy from the new tablets',
  'pause until Friday',
  'remind me again if I forget',
  'menu',
];
const REPLIES = ['yes', 'no', '1', '2', '4', '6', '8', 'skip', 'later', 'ok', 'a walk', '25', 'zzz'];

/** What happens at a time: something planned, the day's check-in, or a wish. */
interface Next {
  at: number;
  kind: EventKind;
  /** The person has asked for it, with LATER or for good. */
  isWanted?: boolean;
  go(from: Place): Promise<Walked>;
}

function isNudgeWanted(place: Place, { kind, id }: Event): boolean {
  return kind === 'nudge-due' && (id.startsWith('later/') || fileOf(place).patient.nudge === 'wanted');
}

function plannedIn(place: Place): Next[] {
  const { planned, now } = place;
  return Object.entries(planned).flatMap(([id, { at, work }]) =>
    work.kind === 'event'
      ? [
          {
            at: Math.max(Number(at), now),
            kind: work.event.kind,
            isWanted: isNudgeWanted(place, work.event),
            go: (from) => comesDue(from, id),
          },
        ]
      : [],
  );
}

function ofDay(day: Day, chance: Chance, wishes: number): Next[] {
  const at = atLocal(day, '18:00', zone);
  const due = { kind: 'check-in-due', v: 1, id: `check-in/${day}`, at, day } as const;
  const wishAt = atLocal(day, '08:30', zone) + chance.whole(0, 13 * 60) * MINUTE;
  const wish = chance.pick(WISHES);
  return [
    { at, kind: due.kind, go: (from) => handled(from, due) },
    ...(chance.is(wishes)
      ? [{ at: wishAt, kind: 'said' as const, go: (from: Place) => say(from, wish) }]
      : []),
  ];
}

interface Life {
  unasked: { day: Day; said: string }[];
  /** The texts that have ended each check-in. */
  ends: string[][];
  wrong: string[];
}

async function lived(who: number): Promise<Life> {
  const chance = chanceOf(7, `one moment ${who}`);
  const [answers, wishes] = [chance.between(0.1, 0.95), chance.between(0, 0.8)];
  const life: Life = { unasked: [], ends: [], wrong: [] };
  let place = await beginning(chance);
  for (let which = 0; which < DAYS; which += 1) {
    const day = dayAfter(first, which);
    const own = ofDay(day, chance, wishes);
    const over = atLocal(dayAfter(day), '04:00', zone);
    for (;;) {
      const [next] = [...own, ...plannedIn(place)]
        .filter(({ at }) => at < over)
        .toSorted((a, b) => a.at - b.at);
      if (next === undefined) break;
      if (own.includes(next)) own.splice(own.indexOf(next), 1);
      const before = { ...place, now: Math.max(place.now, next.at) };
      const { to, said } = await next.go(before);
      if (next.isWanted !== true) note(life, before, next.kind, said);
      place = said.length > 0 ? await answered(to, chance, answers, life) : to;
    }
    // In the morning somebody at the clinic has dealt with whatever stood there.
    place = { ...place, now: over };
    place = (await clinicianDoes(place, { act: 'resolve', outcome: 'advised' })).to;
  }
  return life;
}

async function answered(from: Place, chance: Chance, likely: number, life: Life): Promise<Place> {
  let place = from;
  for (let turn = 0; turn < 8 && stackOf(place).length > 0 && chance.is(likely); turn += 1) {
    const before = { ...place, now: place.now + chance.wait(2) * MINUTE };
    const { to, said } = await say(before, chance.pick(REPLIES));
    place = to;
    noteEnd(life, before, to, said);
  }
  return place;
}

/** What ends a check-in and asks more is one text; a form that begins then has texts of its own. */
function noteEnd(life: Life, before: Place, after: Place, said: readonly Outgoing[]): void {
  const [open, ended] = [before, after].map((each) => fileOf(each).checkIn?.status === 'open');
  const isDanger = said.some(({ purpose }) => purpose === 'safety');
  if (open !== true || ended !== false || isDanger || stackOf(after).at(-1)?.id === 'form') return;
  life.ends.push(said.map(({ key }) => key));
}

function note(life: Life, before: Place, kind: EventKind, all: readonly Outgoing[]): void {
  const said = all.filter(({ purpose }) => purpose !== 'safety').map(({ key }) => key);
  if (said.length === 0 || APART.has(kind)) return;
  const day = localDay(before.now, zone);
  life.unasked.push({ day, said: said.join(' + ') });
  const wrong = (what: string) => life.wrong.push(`${said.join(' + ')} ${what}, ${day}`);
  const { id, state } = stackOf(before).at(-1) ?? { id: '', state: {} };
  const shownAt = Number(state['shownAt'] ?? state['at'] ?? 0);
  if (kind === 'check-in-due' && said.length > 1) wrong('in more than one text');
  if (before.now - shownAt < 60 * MINUTE) wrong(`over ${id}`);
  if (isQuiet(before.now, zone, content.clinic.quietHours)) wrong('in quiet hours');
  // The day's questions go on while somebody deals with what is urgent; nothing is said beside them.
  if (isUrgent(before) && !said.every((each) => QUESTIONS.test(each))) wrong('in danger');
}

describe('a month of somebody who has everything going', () => {
  let lives: Life[];
  beforeAll(async () => {
    lives = await Promise.all(Array.from({ length: PEOPLE }, (_, who) => lived(who)));
  }, 120_000);

  it('is written to unasked once a day at most', () => {
    const twice = lives.flatMap(({ unasked }) =>
      unasked.filter(({ day }, at) => unasked.findIndex((each) => each.day === day) !== at),
    );
    expect(twice).toEqual([]);
  });

  it('and never over a question just put, in quiet hours or while a danger stands', () =>
    expect(lives.flatMap(({ wrong }) => wrong)).toEqual([]));

  it('and each check-in ends with one text, whatever there is to say or ask', () => {
    const ends = lives.flatMap(({ ends }) => ends);
    expect(ends.length).toBeGreaterThan(PEOPLE * 3);
    expect(ends.filter((texts) => texts.length > 1)).toEqual([]);
    expect(new Set(ends.flat()).size).toBeGreaterThan(3);
  });

  it('and each thing has found its moment', () => {
    const said = lives.flatMap(({ unasked }) => unasked.flatMap((each) => each.said.split(' + ')));
    for (const key of ['check-in.greeting', 'visit.near', 'visit.over', 'medicine.watch', 'aim.proposed'])
      expect(said).toContain(key);
    expect(said.length).toBeGreaterThan(PEOPLE * 10);
  });
});
