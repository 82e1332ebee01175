import type { FormPolicy } from '../../../src/model/form-plan.ts';
import { atLocal } from '../../../src/model/time.ts';
import { askableNow, formDue, type FormsSeen } from '../../../src/schedule/forms.ts';

const clinic = {
  zone: 'America/New_York',
  openingHours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' },
  holidays: ['2026-11-26'],
};
const rules: FormPolicy = {
  askFirst: { forms: ['intake'], againAfterDays: [3, 7] },
  lasting: ['intake'],
  keepOpenDays: 3,
  carryDays: 3,
  felt: { questions: 20, textsOfOne: 3, secondsOfOne: 15 },
  medicineClasses: [],
  staffed: [
    { form: 'phq-9', instead: 'phq-8', leftMinutes: 60 },
    { form: 'asq', leftMinutes: 60 },
  ],
  plans: {},
};
const plan = [
  { form: 'phq-9', fromDay: 1, everyDays: 14, when: { of: 'phq-4/depression', atLeast: 3, withinDays: 7 } },
  { form: 'peg', fromDay: 4, everyDays: 7 },
  { form: 'intake', fromDay: 2 },
];
const at = (day: string, clock = '10:00') => atLocal(day, clock, clinic.zone);
const seen = (today: string, more: Partial<FormsSeen> = {}): FormsSeen => ({
  today,
  now: at(today),
  since: '2026-03-02',
  begun: {},
  series: {},
  ...more,
});
const low = { 'phq-4/depression': [{ day: '2026-03-09', value: 3 }] };

describe('which form is due', () => {
  it.each([
    ['nothing on the first day', seen('2026-03-02'), undefined],
    ['what comes once, on its day', seen('2026-03-03'), 'intake'],
    ['the first of the list when two are due', seen('2026-03-05'), 'peg'],
    ['none beside another on one day', seen('2026-03-05', { begun: { other: '2026-03-05' } }), undefined],
    [
      'what was put off, some days later',
      seen('2026-03-06', { offered: { intake: '2026-03-03' }, begun: { peg: '2026-03-05' } }),
      'intake',
    ],
    [
      'what was put off, not before',
      seen('2026-03-05', { offered: { intake: '2026-03-03' }, begun: { peg: '2026-03-04' } }),
      undefined,
    ],
    [
      'what was put off twice, a week later',
      seen('2026-03-13', {
        offered: { intake: '2026-03-06' },
        putOff: { intake: 2 },
        begun: { peg: '2026-03-12' },
      }),
      'intake',
    ],
    [
      'what was put off four times, not before a week',
      seen('2026-03-12', {
        offered: { intake: '2026-03-06' },
        putOff: { intake: 4 },
        begun: { peg: '2026-03-11' },
      }),
      undefined,
    ],
    [
      'what was left in the middle, some days later, though it was begun',
      seen('2026-03-10', {
        begun: { intake: '2026-03-03', peg: '2026-03-09' },
        offered: { intake: '2026-03-07' },
        unfinished: ['intake'],
      }),
      'intake',
    ],
    [
      'and not before',
      seen('2026-03-09', {
        begun: { intake: '2026-03-03', peg: '2026-03-08' },
        offered: { intake: '2026-03-07' },
        unfinished: ['intake'],
      }),
      undefined,
    ],
    [
      'what stands in no plan and was left in the middle',
      seen('2026-03-10', {
        begun: { intake: '2026-03-03', peg: '2026-03-09', tolerance: '2026-03-02' },
        offered: { tolerance: '2026-03-07' },
        unfinished: ['tolerance'],
      }),
      'tolerance',
    ],
    [
      'nothing more on the day on which one was put off',
      seen('2026-03-05', { offered: { intake: '2026-03-05' } }),
      undefined,
    ],
    [
      'what was asked once is not asked again',
      seen('2026-03-04', { begun: { intake: '2026-03-03' } }),
      undefined,
    ],
    [
      'the PEG not before its seven days',
      seen('2026-03-11', { begun: { intake: '2026-03-03', peg: '2026-03-05' } }),
      undefined,
    ],
    [
      'the PEG after its seven days',
      seen('2026-03-12', { begun: { intake: '2026-03-03', peg: '2026-03-05' } }),
      'peg',
    ],
    ['what an answer called for goes first', seen('2026-03-10', { series: low }), 'phq-9'],
    [
      'what was called for and asked is not asked again',
      seen('2026-03-13', { series: low, begun: { 'phq-9': '2026-03-10', intake: '2026-03-03' } }),
      'peg',
    ],
    [
      'the stand-in counts for the one it stands for',
      seen('2026-03-13', { series: low, begun: { 'phq-8': '2026-03-10', intake: '2026-03-03' } }),
      'peg',
    ],
    [
      'an old number calls for nothing',
      seen('2026-03-20', { series: low, begun: { peg: '2026-03-19', intake: '2026-03-03' } }),
      undefined,
    ],
  ])('%s', (_, today, due) => expect(formDue(plan, rules, today, clinic)).toBe(due));
});

describe('while nobody can answer to a danger', () => {
  it.each([
    ['in opening hours', '2026-03-03', '10:00', 'phq-9', 'asq'],
    ['in the last hour', '2026-03-03', '16:30', 'phq-8', undefined],
    ['before it opens', '2026-03-03', '07:00', 'phq-8', undefined],
    ['on a Saturday', '2026-03-07', '10:00', 'phq-8', undefined],
    ['on a holiday', '2026-11-26', '10:00', 'phq-8', undefined],
  ])('%s', (_, day, clock, phq, asq) => {
    expect(askableNow('phq-9', rules, clinic, at(day, clock))).toBe(phq);
    expect(askableNow('asq', rules, clinic, at(day, clock))).toBe(asq);
    expect(askableNow('peg', rules, clinic, at(day, clock))).toBe('peg');
  });
});
