/** What goes with a visit: getting ready, questions, the brief and what is not right in it, what was agreed; and the plan. */
import { atLocal } from '../../../src/model/time.ts';
import { isWritten, planParts } from '../../../src/model/safety-plan.ts';
import { isUrgent, type Region } from '../../harness/paths.ts';
import { fileOf, placeOf, zone } from '../../harness/walker.ts';

const now = atLocal('2026-03-03', '10:00', zone);
const DANGERS = ['i have chest pain and cant breathe', 'i want to die', 'i am itchy from the new tablets'];
const question = (words: string) => ({ at: now, words });
const asking = (...words: string[]) => ({ visit: { v: 1, questions: words.map(question) } });
const visitAt = atLocal('2026-03-06', '10:00', zone);

export const visit: Region = {
  name: 'getting ready for a visit, and what was agreed',
  from: [placeOf(now, asking('a', 'b', 'c', 'd'))],
  begins: [
    'prepare',
    'agreed',
    'my appointment is on 12 March at 10',
    'my appointment is on Friday',
    'I see the doctor on Friday, help me prepare',
    'appointment',
  ],
  replies: ['yes', 'no', '5', '10', '1 2 3', 'a short walk', 'skip', 'later', 'back', 'zzz'],
  dangers: ['i want to die'],
  timers: [],
  dialogs: ['visit', 'aim'],
  most: 600,
  isShut: isUrgent,
  facts(place) {
    const { visit } = fileOf(place);
    const hasAim = visit.agreed.at(-1)?.parts.aim !== undefined;
    return [visit.questions.length > 3, hasAim];
  },
  events: () => [
    { kind: 'visit-near', v: 1, id: 'near', at: now, visitAt, days: 3 },
    { kind: 'visit-over', v: 1, id: 'over', at: now, visitAt },
  ],
};

const known = { visit: { v: 1, appointment: { at: visitAt, by: 'patient', toldAt: now } } };

export const visitTold: Region = {
  name: 'a visit told of with a flare, or told to be off',
  from: [placeOf(now), placeOf(now, known)],
  begins: ['I have a bad flare and I see the doctor on Friday', 'my appointment got cancelled'],
  replies: ['yes', 'no', 'not sure', 'ok', '1', '4', '10', 'skip', 'later', 'zzz'],
  dangers: ['i want to die'],
  timers: [],
  dialogs: ['visit', 'flare'],
  most: 1_000,
  isShut: isUrgent,
  facts: (place) => fileOf(place).visit.appointment !== undefined,
};

export const questions: Region = {
  name: 'questions, the brief and what is not right in it',
  from: [placeOf(now), placeOf(now, asking('can I swim'))],
  begins: [
    'add to my questions: can I fly?',
    'add to my questions',
    'my questions',
    'question 1: can I swim far?',
    'question 1',
    'question 9: who pays?',
    'remove 1',
    'remove 7',
    'brief',
    'fix: the 7 was a tooth',
    'fix',
  ],
  replies: ['brief', 'remove 1', 'a friend', 'later'],
  dangers: DANGERS,
  timers: [],
  dialogs: [],
  most: 200,
  facts: (place) => Math.min(2, fileOf(place).visit.questions.length),
};

const parts = Object.fromEntries(planParts.map((part) => [part, { at: now, words: `my ${part}` }]));

export const plan: Region = {
  name: 'the safety plan',
  from: [placeOf(now), placeOf(now, { 'safety-plan': { v: 1, parts } })],
  begins: ['plan', 'change 2', 'change', 'erase my plan'],
  replies: ['a friend', 'yes', 'no', 'skip', 'later', 'why', 'back'],
  dangers: ['i want to die'],
  timers: ['safety-question'],
  dialogs: ['safety-plan'],
  most: 2_000,
  facts: (place) => isWritten(fileOf(place).safetyPlan),
};
