/**
 * The brief of people whose days are known, because they were made up: what it says of their numbers, their answers and their
 * alerts is counted again from how they felt and what became of each day, and not from what was stored of it.
 */
import type { Brief, Fact, Line } from '../../src/brief/line.ts';
import { silentLog } from '../../src/log.ts';
import type { CheckIn } from '../../src/model/check-in.ts';
import { daysBetween, localDay, type Day } from '../../src/model/time.ts';
import { readBrief } from '../../src/records/make-brief.ts';
import { peopleOf, type Person } from '../../src/simulation/people.ts';
import { live } from '../../src/simulation/run.ts';
import type { Seen } from '../../src/simulation/seen.ts';
import { readSimulation } from '../../src/simulation/shapes.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import type { Store } from '../../src/ports.ts';
import { shippedContent as content, testKeys } from '../harness/scene.ts';

const FIRST = '2026-03-02';
const simulation = readSimulation('content');
const shares = Object.fromEntries(Object.keys(simulation.shares).map((each) => [each, 0]));
const lived = {
  patients: 3,
  days: 22,
  seed: 11,
  firstDay: FIRST,
  content,
  simulation: {
    ...simulation,
    shares: {
      ...shares,
      improving: 1,
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
      const checked = brief.of.lines.filter((line) => isTrue(line, { brief: brief.of, truth, who, seen }));
      // A brief of which nothing could be checked would prove nothing.
      expect(new Set(checked.map(({ fact }) => fact.is)).size).toBeGreaterThanOrEqual(3);
    },
  );
});

interface Known {
  brief: Brief;
  truth(of: string): Numbers;
  who: Person;
  seen: Seen;
}

/** False for what a made-up life says nothing of. */
function isTrue({ fact, from }: Line, { brief, truth, who, seen }: Known): boolean {
  const answers = from.flatMap((each) => (each.kind === 'answers' ? [each] : []));
  const read = answers.map(({ of, days }) => days.map((day) => truth(of).get(day) ?? NaN));
  switch (fact.is) {
    case 'change':
    case 'too-little':
      // Scores of forms are no numbers that these lives are told in.
      if (!fact.measure.of.startsWith('daily-check-in/')) return false;
      expectSummary(fact.now, read[0] ?? []);
      if (fact.is === 'change') expect(meanOf(read[0] ?? []) - meanOf(read[1] ?? [])).toBeCloseTo(fact.by);
      return true;
    case 'flare-days':
      expect(read[0]).toHaveLength(fact.outOf);
      return true;
    case 'answered': {
      const days = [...seen.checkIns.values()].filter(
        (each) => each.owner === who.id && each.day > dayBefore(brief, fact) && each.day <= brief.today,
      );
      expect(days.filter(({ answers: count }) => count > 0)).toHaveLength(fact.answered);
      return true;
    }
    case 'alert': {
      const alert = [...seen.alerts.values()].find(
        (each) => each.owner === who.id && each.openedAt === fact.alert.openedAt,
      );
      expect([alert?.tier, ...(alert?.signals ?? [])]).toEqual([fact.alert.tier, ...fact.alert.signals]);
      return true;
    }
    case 'no-alerts':
      expect([...seen.alerts.values()].filter(({ owner }) => owner === who.id)).toEqual([]);
      return true;
    default:
      return false;
  }
}

function dayBefore({ today }: Brief, { within }: Extract<Fact, { is: 'answered' }>): Day {
  return new Date(Date.parse(today) - within * 86_400_000).toISOString().slice(0, 10);
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
