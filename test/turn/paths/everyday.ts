/** The day's check-in, forms, medicines, and what somebody writes in their own words. */
import { answeredDay } from '../../harness/day.ts';
import { atLocal, DAY } from '../../../src/model/time.ts';
import { isUrgent, stackOf, type Region } from '../../harness/paths.ts';
import { patientContent as content } from '../../harness/scene.ts';
import { comesDue, fileOf, handled, placeOf, say, zone, type Place } from '../../harness/walker.ts';

const morning = atLocal('2026-03-03', '10:00', zone);
const due = atLocal('2026-03-03', '18:00', zone);
const DANGERS = ['i have chest pain and cant breathe', 'i want to die', 'i am itchy from the new tablets'];

const checkInDue = (day: string) =>
  ({ kind: 'check-in-due', v: 1, id: `check-in/${day}`, at: atLocal(day, '17:25', zone), day }) as const;

async function asked(docs: Record<string, unknown> = {}): Promise<Place> {
  return (await handled(placeOf(due, docs), checkInDue('2026-03-03'))).to;
}

/** Three days ago. */
const changed = { v: 1, change: { day: '2026-02-28', enteredAt: morning - 3 * DAY } };

export const checkIn: Region = {
  name: 'a check-in',
  from: [asked(), asked({ patient: { ...fileOf(placeOf(due)).patient, nudge: 'wanted' } })],
  begins: ['check in', 'thanks', 'menu', 'remind me twice'],
  replies: [
    '4',
    '9',
    'same',
    'about 5 or 6',
    'no',
    'skip',
    'later',
    'why',
    'back',
    'sorry, I meant 4',
    'zzz',
  ],
  // Put off, it stays open until the day is over; a correction asks the same again.
  stays: ['why', 'back', 'later', 'sorry, I meant 4'],
  dangers: DANGERS,
  timers: ['nudge', 'check-in-over', 'safety-question'],
  dialogs: ['questionnaire', 'put-right'],
  most: 300,
  facts: (place) => stackOf(place).length > 0 && (fileOf(place).checkIn?.answers.length ?? 0) > 0,
};

/** The day's questions have ended without an answer to one of them, and a number comes for it afterwards. */
async function leftOpen(...answers: string[]): Promise<Place> {
  let place = await asked();
  for (const text of answers) place = (await say(place, text)).to;
  return (await comesDue(place, 'check-in-over')).to;
}

export const late: Region = {
  name: 'a number after the questions',
  from: [leftOpen(), leftOpen('4')],
  begins: ['6', 'about 7', 'seven', 'thanks'],
  replies: ['yes', 'no', '7', 'skip', 'later', 'why', 'zzz'],
  // Another number is asked back as the first was.
  stays: ['7'],
  dangers: DANGERS,
  timers: ['safety-question'],
  dialogs: ['late'],
  isShut: isUrgent,
  most: 300,
  facts: (place) => fileOf(place).checkIn?.answers.length,
};

/** Wanted by somebody at the clinic: every form that there is, on an ordinary morning. */
export const forms: Region = {
  name: 'a form',
  from: content.forms.map(async (form) => {
    const event = { kind: 'form-wanted', v: 1, id: `wanted/${form}`, at: morning, form } as const;
    return (await handled(placeOf(morning), event)).to;
  }),
  begins: [],
  replies: ['1', 'no', 'a walk', 'skip', 'later', 'zzz'],
  dangers: [],
  timers: [],
  dialogs: ['form'],
  most: 1_500,
};

/** The second day of a plan, with the day's questions answered: the long form of that day. */
async function goodTime(): Promise<Place> {
  const plan = { name: 'usual', since: morning - DAY };
  const place = placeOf(morning, { patient: { ...fileOf(placeOf(morning)).patient, plan } });
  return (await answeredDay(place, '2026-03-03', { other: '5' })).to;
}

export const formReady: Region = {
  name: 'whether now is a good time for a form',
  from: [goodTime()],
  begins: [],
  replies: ['yes', 'no', 'not now, tired', '4', 'skip', 'later', 'why', 'zzz'],
  stays: ['why'],
  dangers: DANGERS,
  timers: ['safety-question'],
  dialogs: ['form-ready'],
  most: 200,
  isShut: isUrgent,
};

export const medicines: Region = {
  name: 'medicines',
  from: [placeOf(morning), asked({ medicines: changed })],
  begins: ['medicines', 'how many tablets can i take'],
  replies: ['1', '2', '3', '4', '5', 'yes', 'no', 'a dry mouth', 'skip', 'later', 'why', 'zzz'],
  dangers: DANGERS,
  timers: [],
  dialogs: ['form'],
  most: 300,
  isShut: isUrgent,
};

export const ownWords: Region = {
  name: 'own words',
  from: [placeOf(morning)],
  begins: [
    'can you tell me how i am doing',
    'what does it all mean?',
    'is heat good for my back?',
    'qwerty asdf?',
  ],
  replies: ['yes', 'no', '2', '5', 'what is that?', 'i walked the dog', 'how have i been doing'],
  dangers: DANGERS,
  timers: [],
  dialogs: ['which'],
  most: 200,
  isShut: isUrgent,
};

export const putRight: Region = {
  name: 'an answer put right afterwards',
  from: [leftOpen('4', '5')],
  begins: ['fix yesterday', 'fix yesterday: sleep 4'],
  replies: ['yes', 'no', 'maybe', 'pain', 'pain 6', 'fix yesterday', 'later', 'zzz'],
  stays: ['fix yesterday'],
  dangers: DANGERS,
  timers: ['safety-question'],
  dialogs: ['put-right'],
  isShut: isUrgent,
  most: 300,
};

export const wishes: Region = {
  name: 'pauses, another clock, another place',
  from: [placeOf(morning)],
  begins: [
    'pause until Monday',
    'I am on vacation until Friday',
    "I'm in Lisbon this week",
    'change my time to 10:15',
    'resume',
    "I'm in hospital",
    'fix yesterday',
  ],
  replies: ['yes', 'no', 'maybe', 'sleep 4', 'zzz'],
  dangers: DANGERS,
  timers: [],
  dialogs: ['wish', 'put-right'],
  most: 300,
  facts(place) {
    const { patient } = fileOf(place);
    return [patient.paused !== undefined, patient.away !== undefined];
  },
};
