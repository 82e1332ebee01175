/**
 * The brief of people whose days are known, because they were made up: each line of it, of their numbers, flares, answers and
 * alerts, is counted again from how they felt and what became of each day, and not from what was stored of it.
 */
import type { Brief, Fact, Line } from '../../src/brief/line.ts';
import { silentLog } from '../../src/log.ts';
import type { CheckIn } from '../../src/model/check-in.ts';
import { dayAfter, daysBetween, localDay, type Day } from '../../src/model/time.ts';
import { readBrief } from '../../src/records/make-brief.ts';
import { peopleOf, type Person } from '../../src/simulation/people.ts';
import { live } from '../../src/simulation/run.ts';
import type { Seen } from '../../src/simulation/seen.ts';
import { readSimulation } from '../../src/simulation/shapes.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { shippedContent as content, testKeys } from '../harness/scene.ts';

const FIRST = '2026-03-02';
const simulation = readSimulation('content');
const shares = Object.fromEntries(Object.keys(simulation.shares).map((each) => [each, 0]));
const lived = {
  patients: 4,
  days: 31,
  seed: 2,
  firstDay: FIRST,
  content,
  simulation: {
    ...simulation,
    shares: {
      ...shares,
      improving: 1,
      worsening: 1,
      'boom-bust': 1,
      'in-danger': 1,
    } as typeof simulation.shares,
  },
};
type Numbers = Map<Day, number>;

/** What somebody wrote on a day is what they felt when they wrote it. */
function truthOf(who: Person, checkIns: readonly CheckIn[]): (of: string) => Numbers {
  return (of) => {
    const linkId = of.split('/')[1];
    return new Map(
      checkIns.flatMap(({ day, answers }): [Day, number][] => {
        const given = answers.findLast((each) => each.linkId === linkId && each.value !== undefined);
        if (given === undefined) return [];
        const at = daysBetween(FIRST, localDay(given.at, who.zone));
        const felt = who.days[at];
        if (felt === undefined) throw new Error('a day that was not lived');
        const inDanger = who.dangerOn !== undefined && Math.abs(at - who.dangerOn) < 2;
        const value = {
          'pain-now': felt.pain,
          interference: felt.limits,
          sleep: felt.sleep,
          mood: inDanger ? 1 : felt.mood,
        };
        return [[day, Math.round(value[linkId as keyof typeof value])]];
      }),
    );
  };
}

describe('the brief of a made-up person', () => {
  let store: Store;
  let seen: Seen;
  const people = peopleOf(lived);
  const told = new Set<Fact['is']>();
  beforeAll(async () => {
    const shift = { offsetMs: 0, frozenAt: Date.parse(FIRST) };
    store = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
    seen = await live({
      ...lived,
      people,
      store,
      shift,
      log: silentLog,
      audit: { write: async () => undefined },
    });
  }, 120_000);
  afterAll(() => store.close());

  it.each(people.map((who) => [who.temperament, who] as const))(
    'agrees with how they lived: %s',
    async (_, who) => {
      const brief = await readBrief({ store, content }, who.id);
      const checkIns = (await store.log(who.id, 'check-ins', 100)) as CheckIn[];
      if (brief === undefined) throw new Error('nobody');
      const truth = truthOf(who, checkIns);
      const known = { brief: brief.of, truth, who, seen };
      for (const line of brief.of.lines) expectTrue(line, known);
      for (const { fact } of brief.of.lines) told.add(fact.is);
      const overall = brief.of.lines.find(({ fact }) => fact.is === 'overall');
      expect(overall === undefined).toBe(overallIn(known) === undefined);
    },
  );

  it('and among these lives is one of which each line could be told', () => {
    const each = ['change', 'overall', 'flare-days', 'heard', 'answered', 'alert', 'no-alerts'];
    expect([...told]).toEqual(expect.arrayContaining(each));
  });
});

interface Known {
  brief: Brief;
  truth(of: string): Numbers;
  who: Person;
  seen: Seen;
}

/** What no made-up life can say, and why. Every other kind of line is held against how they lived. */
const UNKNOWN: Partial<Record<Fact['is'], string>> = {
  'no-questions': 'nobody of these lives asks one',
  points: 'the scores of forms, which lives only answer: the tests of the scorers hold them',
  'medicine-watch': 'what a form of the week was answered, held by the tests of the brief',
  'flares-unknown': 'told by how few answers there were, which the other lines are held to',
};
const SPAN = 14;
const PAIN = 'daily-check-in/pain-now';
const LIMITS = 'daily-check-in/interference';
const MOOD = 'daily-check-in/mood';

function expectTrue({ fact, from }: Line, known: Known): void {
  const { brief, truth } = known;
  const answers = from.flatMap((each) => (each.kind === 'answers' ? [each] : []));
  const read = answers.map(({ of, days }) => days.map((day) => truth(of).get(day) ?? NaN));
  switch (fact.is) {
    case 'change':
    case 'too-little':
    case 'too-early':
      expectSummary(fact.now, lastDays(truth(fact.measure.of), brief.drawnTo));
      expect(read[0]).toHaveLength(fact.now.entries);
      if (fact.is === 'change') expect(meanOf(read[0] ?? []) - meanOf(read[1] ?? [])).toBeCloseTo(fact.by);
      return;
    case 'none':
      return expect(truth(fact.measure.of).size).toBe(0);
    case 'overall':
      return expect(fact.overall.kind).toBe(overallIn(known));
    case 'flare-days':
      expect(fact.outOf).toBe(lastDays(truth(PAIN), brief.drawnTo).length);
      return expect(fact.days).toEqual(flaresIn(known));
    case 'answered': {
      const asked = askedIn(known, fact.within);
      expect(asked).toHaveLength(fact.asked);
      return expect(asked.filter(({ answers: count }) => count > 0)).toHaveLength(fact.answered);
    }
    case 'alert': {
      const alert = alertsOf(known).find(({ openedAt }) => openedAt === fact.alert.openedAt);
      expect(fact.alert.tier).toBe(alert?.tier);
      const told = fact.alert.happened.flatMap(({ at, signals }) => signals.map((each) => [each, at]));
      return expect(told).toEqual(
        [...(alert?.signals ?? [])].map(([signal, heard]) => [signal, Math.min(...heard)]),
      );
    }
    case 'more-alerts':
      expect(fact.tier).toBe('soon');
      return expect(alertsOf(known).filter(({ tier }) => tier === 'soon')).toHaveLength(
        fact.count +
          brief.lines.filter(({ fact: of }) => of.is === 'alert' && of.alert.tier === 'soon').length,
      );
    case 'no-alerts':
      return expect(alertsOf(known)).toEqual([]);
    case 'heard':
      return expect(fact.days).toEqual(daysOf(known, fact.signal));
    case 'not-kept':
      if (fact.what === 'medicines')
        expect(OF_MEDICINES.flatMap((signal) => daysOf(known, signal))).toEqual([]);
      return;
    default:
      if (UNKNOWN[fact.is] === undefined) throw new Error(`nothing is known of ${fact.is}`);
  }
}

const OF_MEDICINES = [
  'adverse_drug_reaction',
  'medication_misuse',
  'overdose_sedation',
  'withdrawal',
  'ran_out_of_medicine',
];

function alertsOf({ seen, who }: Known) {
  return [...seen.alerts.values()].filter(({ owner }) => owner === who.id);
}

function daysOf(known: Known, signal: string): Day[] {
  const heard = alertsOf(known).flatMap(({ signals }) => [...(signals.get(signal) ?? [])]);
  return [...new Set(heard.map((at) => localDay(at, known.who.zone)))];
}

function askedIn({ brief, seen, who }: Known, within: number) {
  return [...seen.checkIns.values()].filter(
    ({ owner, day, begunAt, endedAt }) =>
      owner === who.id &&
      begunAt !== undefined &&
      endedAt !== undefined &&
      day > dayAfter(brief.drawnTo, -within) &&
      day <= brief.drawnTo,
  );
}

function lastDays(numbers: Numbers, to: Day): number[] {
  return [...numbers].flatMap(([day, value]) => (day > dayAfter(to, -SPAN) ? [value] : []));
}

function firstDays(numbers: Numbers): number[] {
  const [from = ''] = [...numbers.keys()].sort();
  return [...numbers].flatMap(([day, value]) => (day < dayAfter(from, SPAN) ? [value] : []));
}

/** More pain than usual by two points or its own spread, and either in the way by two points or hard to bear. */
function flaresIn({ truth, brief }: Known): Day[] {
  const [pain, limits, mood] = [truth(PAIN), truth(LIMITS), truth(MOOD)];
  const usual = firstDays(pain);
  const spread = Math.sqrt(
    usual.reduce((sum, each) => sum + (each - meanOf(usual)) ** 2, 0) / (usual.length - 1),
  );
  return [...pain].flatMap(([day, value]) =>
    day > dayAfter(brief.drawnTo, -SPAN) &&
    value >= meanOf(usual) + Math.max(2, spread) &&
    ((limits.get(day) ?? -1) >= meanOf(firstDays(limits)) + 2 || (mood.get(day) ?? 10) <= 2)
      ? [day]
      : [],
  );
}

/** Pain and daily life must both have moved by a point, and the same way; of opposite ways it is said that they are. */
function overallIn({ truth, brief }: Known): string | undefined {
  const [pain, limits] = [PAIN, LIMITS].map((of) => {
    const numbers = truth(of);
    const [now, first] = [lastDays(numbers, brief.drawnTo), firstDays(numbers)];
    const [from = ''] = [...numbers.keys()].sort();
    const isApart = dayAfter(brief.drawnTo, 1 - SPAN) >= dayAfter(from, SPAN);
    if (!isApart || now.length < 7 || first.length < 7) return 0;
    const by = meanOf(now) - meanOf(first);
    return Math.abs(by) >= 1 ? Math.sign(by) : 0;
  });
  if (pain === undefined || limits === undefined || pain === 0 || limits === 0) return undefined;
  return pain === limits ? (pain < 0 ? 'better' : 'worse') : 'mixed';
}

function expectSummary(
  told: { entries: number; mean: number; lowest: number; highest: number },
  values: number[],
): void {
  expect(told.entries).toBe(values.length);
  expect(told.mean).toBeCloseTo(meanOf(values));
  expect([told.lowest, told.highest]).toEqual([Math.min(...values), Math.max(...values)]);
}

function meanOf(values: number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
