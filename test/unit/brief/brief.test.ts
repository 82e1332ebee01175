import fc from 'fast-check';
import { briefOf } from '../../../src/brief/brief.ts';
import { isOpenDanger, linesOf, type Fact, type Line } from '../../../src/brief/line.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { rowOf, stripOf } from '../../../src/brief/strip.ts';
import { factText } from '../../../src/brief/fact-text.ts';
import type { Wording } from '../../../src/brief/wording.ts';
import type { CheckIn } from '../../../src/model/check-in.ts';
import type { Signal, SignalName, Tier } from '../../../src/model/signal.ts';
import { DAY } from '../../../src/model/time.ts';
import { noVisit } from '../../../src/model/visit.ts';
import { wordingIn } from '../../../src/records/make-brief.ts';
import { rules } from '../outcomes/rules.ts';
import { alertOf, checkInsOf, easier, LINKS, NOW, recordOf, TODAY, type Given } from './a-record.ts';
import { shippedContent } from '../../harness/shipped.ts';

const content = shippedContent;
const words: Wording = wordingIn(content, 'en');
const facts = (lines: readonly Line[], is: Fact['is']) => lines.filter(({ fact }) => fact.is === is);

/** Any mood of days: answered with anything, or not at all; some people answer nearly always and some hardly ever. */
const days: fc.Arbitrary<Given[]> = fc.integer({ min: 1, max: 9 }).chain((often) =>
  fc.array(
    fc.option(
      fc.array(fc.integer({ min: 0, max: 10 }), { minLength: LINKS.length, maxLength: LINKS.length }),
      {
        nil: undefined,
        freq: often,
      },
    ),
    { maxLength: 80 },
  ),
);

describe('a brief agrees with the record', () => {
  it('line by line, whatever was answered and left out', () => {
    fc.assert(
      fc.property(days, (given) => {
        const checkIns = checkInsOf(given);
        const brief = briefOf(recordOf(checkIns), rules);
        for (const line of brief.lines) {
          expectTraced(line, checkIns);
          expectTrue(line, checkIns);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('and speaks of no change on too few answers', () => {
    fc.assert(
      fc.property(days, (given) => {
        const brief = briefOf(recordOf(checkInsOf(given)), rules);
        for (const { fact, section } of brief.lines) {
          if (fact.is === 'overall') {
            expect(facts(linesOf(brief, 'function'), 'change')).not.toEqual([]);
            expect(facts(linesOf(brief, 'pain'), 'change')).not.toEqual([]);
          }
          if (fact.is === 'change') {
            expect(fact.now.entries).toBeGreaterThanOrEqual(rules.now.entries);
            expect(fact.baseline.entries).toBeGreaterThanOrEqual(rules.baseline.entries);
          } else if (section === 'function' && fact.is !== 'overall') {
            expect(factText(fact, brief, words)).not.toMatch(/better|worse|easier|harder/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

function answersOn(checkIns: readonly CheckIn[], of: string, on: readonly string[]): number[] {
  const linkId = of.split('/')[1];
  return checkIns
    .filter(({ day }) => on.includes(day))
    .flatMap(({ answers }) =>
      answers.filter((each) => each.linkId === linkId).map(({ value }) => value as number),
    );
}

/** Where a line says it comes from, there is something. */
function expectTraced({ from }: Line, checkIns: readonly CheckIn[]): void {
  for (const each of from) {
    if (each.kind === 'answers')
      expect(answersOn(checkIns, each.of, each.days)).toHaveLength(each.days.length);
    if (each.kind === 'check-ins')
      expect(each.days.every((day) => checkIns.some((of) => of.day === day))).toBe(true);
  }
}

/** And what it says is what is there. */
function expectTrue({ fact, from }: Line, checkIns: readonly CheckIn[]): void {
  const mean = (all: number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  const read = from.flatMap((each) =>
    each.kind === 'answers' ? [answersOn(checkIns, each.of, each.days)] : [],
  );
  if (fact.is === 'change' || fact.is === 'too-little' || fact.is === 'too-early') {
    const [now = []] = read;
    expect(now).toHaveLength(fact.now.entries);
    expect(mean(now)).toBeCloseTo(fact.now.mean);
    expect([Math.min(...now), Math.max(...now)]).toEqual([fact.now.lowest, fact.now.highest]);
  }
  if (fact.is === 'change') {
    const [now = [], first = []] = read;
    expect(first).toHaveLength(fact.baseline.entries);
    expect(mean(now) - mean(first)).toBeCloseTo(fact.by);
  }
  if (fact.is === 'answered') {
    const within = checkIns.slice(-fact.within);
    expect(fact.asked).toBe(within.length);
    expect(fact.answered).toBe(within.filter(({ answers }) => answers.length > 0).length);
  }
  if (fact.is === 'flare-days') expect(fact.outOf).toBe(read[0]?.length);
}

describe('what stands in a brief', () => {
  const said = (lines: readonly Line[]) =>
    lines.map(({ fact }) => factText(fact, { zone: 'America/New_York' }, words));

  it('function first, with denominators and the least difference that matters', () => {
    const brief = briefOf(recordOf(checkInsOf(easier)), rules);
    expect(brief.lines[0]?.section).toBe('function');
    expect(said(linesOf(brief, 'function'))).toEqual([
      'Limits by pain, 0 not at all to 10 fully: mean 5 (12 of 14 days, 5 to 5), at first 7 (12 days). Change −2, better by more than the least known to matter (1).',
      'Daily life and pain agree that it has become easier.',
      'No amounts for pacing are kept.',
    ]);
  });

  it('a form that was never answered is said to be missing', () => {
    const brief = briefOf(recordOf(checkInsOf(easier)), rules);
    expect(said(linesOf(brief, 'pain'))[1]).toBe(
      'PEG, mean of 3, 0 to 10, lower is better: no answers in 14 days.',
    );
  });

  it('a form that is answered weekly is shown score by score, and no trend is made of it', () => {
    const record = recordOf(checkInsOf(easier));
    const points = [
      { day: '2026-03-27', value: 6.3 },
      { day: '2026-04-03', value: 4 },
    ];
    const talk = { ...record.talk, trends: { ...record.talk.trends, 'peg/mean': points } };
    const brief = briefOf({ ...record, talk }, rules);
    expect(said(linesOf(brief, 'pain'))).toContain(
      'PEG, mean of 3, 0 to 10, lower is better: 6.3 (27 March), 4 (3 April). 2 scores in 84 days, too few for a trend.',
    );
  });

  it('an open alert stands before those that are closed, each with its outcome', () => {
    const alerts = [
      alertOf('KF21', 40),
      alertOf('HX35', 1, { status: 'open', facts: [{ kind: 'opened', at: NOW }] }),
      alertOf('OLD1', 100),
    ];
    const lines = linesOf(briefOf(recordOf([], { alerts }), rules), 'alerts');
    expect(lines.map(({ from }) => from)).toEqual([
      [
        { kind: 'alert', id: 'alert-HX35' },
        { kind: 'message', at: NOW - DAY },
      ],
      [
        { kind: 'alert', id: 'alert-KF21' },
        { kind: 'message', at: NOW - 40 * DAY },
      ],
    ]);
    expect(said(lines)[0]).toMatch(/^HX35, emergency\. .* Taken by nobody\. Not closed\.$/);
    expect(said(lines)[1]).toMatch(
      /Taken by nurse Otieno after 3 min\. Closed .* by nurse Otieno: advised\.$/,
    );
  });

  it('an alert that was joined and raised tells what was heard when, and who has taken it since', () => {
    const evidence = { words: [], changedBy: [] };
    const heard = (at: number, signal: SignalName, tier: Tier) => {
      const signals: Signal[] = [{ signal, tier, rule: 'test', evidence }];
      return { at, eventId: `${at}`, text: '', signals };
    };
    const [first, second, third] = [NOW - 3 * DAY, NOW - 2 * DAY, NOW - DAY];
    const alert = alertOf('KF21', 3, {
      status: 'open',
      quotes: [
        heard(first, 'severe_distress', 'urgent'),
        heard(second, 'ran_out_of_medicine', 'urgent'),
        heard(second, 'severe_distress', 'urgent'),
        heard(third, 'overdose_sedation', 'emergency'),
      ],
      facts: [
        { kind: 'opened', at: first },
        { kind: 'acknowledged', at: first + 180_000, clinician: 'otieno', by: 'sms' },
        { kind: 'joined', at: second, eventId: `${second}` },
        { kind: 'raised', at: third, to: 'emergency' },
      ],
    });
    const brief = briefOf(recordOf([], { alerts: [alert] }), rules);
    const [line] = linesOf(brief, 'alerts');
    expect(said(linesOf(brief, 'alerts'))).toEqual([
      'KF21, emergency. Tuesday 7 April, 10:00: severe distress. Wednesday 8 April, 10:00: out of medicine. Raised to emergency on Thursday 9 April, 10:00: too much medicine, or very drowsy. Taken by nobody. Not closed.',
    ]);
    expect(line?.from).toEqual([
      { kind: 'alert', id: 'alert-KF21' },
      ...[first, second, third].map((at) => ({ kind: 'message', at })),
    ]);
    expect(said(linesOf(brief, 'medicines'))).toEqual([
      expect.stringMatching(/too much.*\(9 April\)/),
      expect.stringMatching(/out of.*\(8 April\)/),
    ]);
  });

  it('what only stands on the list is told below dangers, where there is room, and draws no eye', () => {
    const soon = alertOf('LL11', 1, { tier: 'soon', status: 'open', tasks: ['nurse-asked'], quotes: [] });
    const grave = ['AA11', 'BB22', 'CC33'].map((label, at) => alertOf(label, at + 2));
    const lines = (alerts: Alert[]) => linesOf(briefOf(recordOf([], { alerts }), rules), 'alerts');
    expect(said(lines([...grave, soon]))[3]).toMatch(/^LL11, within 3 days\. .*: asked for a nurse\./);
    expect(lines([soon]).map(({ fact }) => isOpenDanger(fact))).toEqual([false]);
    expect(said(lines([...grave, alertOf('DD44', 5), soon])).at(-1)).toBe(
      'For the list, within 3 days: 1, not closed: 1.',
    );
  });

  it('a doubt that no answer has confirmed is not said to have been heard', () => {
    const heard = (answered: boolean) => {
      const evidence = { words: [], changedBy: [] };
      const signals: Signal[] = [{ signal: 'withdrawal', tier: 'soon', rule: 'test', evidence }];
      const asked = { question: 'crisis.withdrawal.question', times: 2, answered };
      const quotes = [{ at: NOW, eventId: 'e', text: '', signals, asked }];
      const alerts = [alertOf('KF21', 1, { quotes })];
      return said(linesOf(briefOf(recordOf([], { alerts }), rules), 'medicines')).join();
    };
    expect(heard(false)).toMatch(/^Asked about, not confirmed: withdrawal/);
    expect(heard(true)).toMatch(/^Heard in alerts: withdrawal/);
  });

  it('what a clinician has closed as a false alarm is told with its end, and is not said to have been heard', () => {
    const evidence = { words: [], changedBy: [] };
    const signals: Signal[] = [{ signal: 'withdrawal', tier: 'urgent', rule: 'test', evidence }];
    const quotes = [{ at: NOW, eventId: 'e', text: 'can I come off it', signals }];
    const closed = (outcome: 'false-alarm' | 'advised') => {
      const end = { kind: 'resolved' as const, at: NOW, clinician: 'otieno', by: 'web', outcome };
      return briefOf(recordOf([], { alerts: [alertOf('KF21', 1, { quotes, facts: [end] })] }), rules);
    };
    expect(said(linesOf(closed('advised'), 'medicines'))).toEqual([expect.stringMatching(/withdrawal/)]);
    expect(said(linesOf(closed('false-alarm'), 'medicines')).join()).not.toMatch(/withdrawal/);
    expect(said(linesOf(closed('false-alarm'), 'alerts')).join()).toMatch(/false alarm/);
  });

  it('a change of medicine is told with when it was asked about and what was answered since', () => {
    const record = recordOf([]);
    const change = { day: '2026-03-30', enteredAt: NOW, asked: [3, 7], said: [] };
    const trends = {
      'medicines/trouble': [
        { day: '2026-03-22', value: 5 },
        { day: '2026-04-02', value: 3 },
        { day: '2026-04-06', value: 1 },
      ],
      'medicines/days-left': [{ day: '2026-04-02', value: 4 }],
    };
    const linesIn = (more: object) => linesOf(briefOf({ ...record, ...more }, rules), 'medicines');
    const answered = linesIn({ medicine: change, talk: { ...record.talk, trends } });
    expect(said(answered)).toEqual([
      'The clinic noted a change of medicine from 30 March; asked about on day 3, 7 after it. Questions about medicines, answers: running low early, 4 days left (2 April); no trouble (6 April).',
    ]);
    expect(answered[0]?.from).toEqual([
      { kind: 'record', name: 'medicines' },
      { kind: 'answers', of: 'medicines/trouble', days: ['2026-04-02', '2026-04-06'] },
      { kind: 'answers', of: 'medicines/days-left', days: ['2026-04-02'] },
    ]);
    expect(said(linesIn({ medicine: { ...change, asked: [] } }))).toEqual([
      'The clinic noted a change of medicine from 30 March; not asked about so far. No answer since.',
    ]);
    expect(said(linesIn({ talk: { ...record.talk, trends } }))).toEqual([
      'Questions about medicines, answers: worried about them (22 March); running low early, 4 days left (2 April); no trouble (6 April).',
    ]);
    expect(said(linesIn({ medicine: { ...change, day: '2025-12-01' } }))).toEqual([
      'Nothing was heard of medicines. No list of them is kept here.',
    ]);
  });

  it('has words for every answer that the form about medicines offers', () => {
    const form = JSON.stringify(content.form('medicines'));
    const offered = [...form.matchAll(/"valueDecimal":(\d+)/g)].map(([, number]) => number);
    expect(offered).toHaveLength(5);
    for (const number of offered) expect(words.has(`brief.trouble.${number}`)).toBe(true);
  });

  it('no day before the first one is a gap', () => {
    const { drawn, today } = briefOf(recordOf(checkInsOf([[6, 6, 6, 6], undefined, [4, 4, 4, 4]])), rules);
    const [first] = drawn;
    if (first === undefined) throw new Error('nothing is drawn');
    expect(stripOf(first, today, 28, { width: 27, height: 10 })).toMatchObject({ gaps: [26] });
    expect(rowOf(first, today, 28).split(' ')).toHaveLength(3);
  });

  it('nor is one in the middle of the very first check-in', () => {
    const record = recordOf([]);
    const trends = { 'daily-check-in/pain-now': [{ day: TODAY, value: 6 }] };
    const { drawn, today } = briefOf({ ...record, talk: { ...record.talk, trends } }, rules);
    const [first] = drawn;
    if (first === undefined) throw new Error('nothing is drawn');
    expect(stripOf(first, today, 28, { width: 27, height: 10 }).gaps).toEqual([]);
    expect(rowOf(first, today, 28)).toBe('6');
  });

  it('an open alert is shown however old it is', () => {
    const alerts = [alertOf('OLD1', 200, { status: 'acknowledged' })];
    const [line] = linesOf(briefOf(recordOf([], { alerts }), rules), 'alerts');
    expect(line?.fact).toMatchObject({ is: 'alert', open: true });
  });

  it('the first three questions, in the words they were asked in, and how many more there are', () => {
    const questions = ['one?', 'two?', 'three?', 'four?'].map((text, at) => ({ at, words: text }));
    const lines = linesOf(briefOf(recordOf([], { visit: { ...noVisit, questions } }), rules), 'questions');
    expect(facts(lines, 'question').map(({ fact }) => 'words' in fact && fact.words)).toEqual([
      'one?',
      'two?',
      'three?',
    ]);
    expect(lines.at(-1)).toEqual({
      section: 'questions',
      fact: { is: 'more-questions', count: 1 },
      from: [{ kind: 'message', at: 3 }],
    });
  });

  it('an empty record is a page that says so', () => {
    const brief = briefOf(recordOf([]), rules);
    expect(brief.drawn).toEqual([]);
    expect(brief.today).toBe(TODAY);
    expect(said(brief.lines)).toContain('No alert in 90 days.');
  });
});

describe('what coaching has kept', () => {
  const said = (more: object, section: 'function' | 'flares') => {
    const brief = briefOf(recordOf([], more), rules);
    return linesOf(brief, section).map(({ fact }) => factText(fact, brief, words));
  };

  it('what helped most often comes first, of how many flares', () => {
    const tally = {
      breathe: { done: 4, helped: 3 },
      heat: { done: 2, helped: 0 },
      move: { done: 3, helped: 1 },
    };
    expect(said({ flares: { tally } }, 'flares').slice(1)).toEqual([
      expect.stringMatching(/^Named as what helped: .*breath.*, in 3 of 4 flares/),
      expect.stringMatching(/^Named as what helped: .*move.*, in 1 of 3 flares/),
    ]);
  });

  it('an amount a day, with the days it was told of', () => {
    const log = [
      { day: '2026-04-01', value: 20 },
      { day: '2026-04-08', value: 12 },
      { day: '2026-04-09', value: 8 },
    ];
    const pacing = { words: 'walking to the library', quota: 10, goal: 20, log };
    expect(said({ pacing }, 'function')[0]).toBe(
      'Each day 10 minutes, towards 20; reached on 1 of 2 days told in the last 7, of:',
    );
  });

  it('sets and how the activity went are counted on the days on which they were told, and not said where they were not', () => {
    const beside = [
      { day: '2026-04-01', sets: 9 },
      { day: '2026-04-07', sets: 2, reps: 8, felt: 'worse' as const },
      { day: '2026-04-08', sets: 3, score: 6 },
      { day: '2026-04-09', felt: 'worse' as const, note: 'my knee' },
    ];
    const pacing = { words: 'stretching', quota: 10, goal: 20, log: [] };
    expect(said({ pacing: { ...pacing, beside } }, 'function').slice(1, 3)).toEqual([
      'Sets told on 2 of the last 7 days, mean 2.5 on such a day, of:',
      'How it went, told on 3 of the last 7 days: worse 2, mean pain 6. Of:',
    ]);
    expect(said({ pacing }, 'function').join(' ')).not.toMatch(/Sets|How it went/);
  });

  it('an aim stands with its numbers, and whether the reason to look early is watched or has been met', () => {
    const aim = {
      v: 1 as const,
      id: '2026-03-01',
      of: 'goal' as const,
      words: 'walk to the library',
      measure: 'aim/ability',
      target: { reach: 6, is: 'at-least' as const, on: 'the-last' as const, withoutFlareDays: 0 },
      from: '2026-03-01',
      by: '2026-04-20',
      stopRule: 'pain above 7 for two days',
      isMedicine: false,
    };
    const points = [
      { day: '2026-03-01', value: 3 },
      { day: '2026-03-20', value: 4 },
    ];
    const watch = { of: 'daily-check-in/pain-now', days: 2, atLeast: 8 };
    const aims = (more: object, kept = {}) => ({
      v: 1 as const,
      aims: [{ aim: { ...aim, ...more }, points, ...kept }],
    });
    expect(said({ aims: aims({}) }, 'function').slice(-2)).toEqual([
      'Own aim: they can do it 4 of 10 now, 3 at first (2 answers); a step is 6 by 20 April:',
      'Reason to look at it early; the service cannot watch it:',
    ]);
    const talk = { ...recordOf([]).talk, found: { 'stop-rule': '2026-04-05' } };
    const last = (of: object) => said(of, 'function').at(-1);
    const limit = 'Pain at 8 or more, 2 days in a row';
    expect(last({ aims: aims({ watch }) })).toContain(`(${limit}), not met since the last look:`);
    expect(last({ aims: aims({ watch }), talk })).toContain(`(${limit}), MET on 5 April:`);
    expect(last({ aims: aims({ watch }, { reviewedOn: '2026-04-06' }), talk })).toContain(
      'not met since the last look:',
    );
    expect(last({ aims: aims({ watch, from: '2026-04-06' }), talk })).toContain(
      'not met since the last look:',
    );
  });

  it('nothing kept is said to be nothing kept', () => {
    expect(said({}, 'flares')).toContain('What helped in flares is not kept.');
    expect(said({}, 'function')).toContain('No amounts for pacing are kept.');
  });
});
