import {
  calledFor,
  listedFor,
  offerOf,
  withEffect,
  type Called,
  type Lived,
} from '../../../src/coaching/needs.ts';
import { emptySkills, type SkillBook } from '../../../src/model/skill.ts';
import { patientContent as content } from '../../harness/scene.ts';

const today = '2026-03-10';
const rules = { apartDays: 4, declines: 3, quietDays: 14 };
const series = (values: number[]) =>
  values.map((value, at) => ({
    day: `2026-03-${String(10 - values.length + 1 + at).padStart(2, '0')}`,
    value,
  }));
const lived = (more: Partial<Lived> = {}): Lived => ({
  today,
  series: {},
  boomBust: { kind: 'none', episodes: [] },
  flares: { past: [] },
  ...more,
});
const called = (...skills: string[]): Called[] =>
  skills.map((skill) => ({
    skill,
    because: 'skills.why.pain',
    values: { times: 3, entries: 7, days: 7, limit: 7 },
  }));
const book = (more: Partial<SkillBook> = {}): SkillBook => ({ ...emptySkills, ...more });
const named = (of: Lived) => calledFor(content.skills, of).map(({ skill }) => skill);

describe('what a record calls for', () => {
  it('is nothing without numbers', () => expect(named(lived())).toEqual([]));

  it('sleep, on three bad nights and not on two, with the days it rests on', () => {
    const of = 'daily-check-in/sleep';
    expect(named(lived({ series: { [of]: series([4, 6, 3]) } }))).toEqual([]);
    const [found] = calledFor(content.skills, lived({ series: { [of]: series([4, 6, 3, 2]) } }));
    expect(found).toEqual({
      skill: 'sleep',
      because: 'skills.why.sleep',
      values: { times: 3, entries: 4, days: 7, limit: 4 },
    });
  });

  it('tasks in parts, for days of much that are paid for', () => {
    const episodes = [{ boom: '2026-03-02', bust: '2026-03-03' }];
    expect(named(lived({ boomBust: { kind: 'noticed', episodes } }))).toEqual(['chunking']);
  });

  it('slow breathing, after a flare of the last two weeks', () => {
    const flare = (to: string) => lived({ flares: { past: [{ from: '2026-02-01', to }] } });
    expect(named(flare('2026-02-25'))).toEqual(['breathing']);
    expect(named(flare('2026-02-20'))).toEqual([]);
  });
});

describe('what is offered', () => {
  const offered = (of: Called[], kept: SkillBook) => offerOf(of, kept, today, rules)?.skill;

  it('the first that is called for, as long as nothing is known', () =>
    expect(offered(called('sleep', 'energy'), book())).toBe('sleep'));

  it('never the same twice in a row, and nothing when there is no other', () => {
    expect(offered(called('sleep', 'energy'), book({ last: 'sleep' }))).toBe('energy');
    expect(offered(called('sleep'), book({ last: 'sleep' }))).toBeUndefined();
  });

  it('what has helped more often goes first', () => {
    const tally = { sleep: { done: 3, helped: 0 }, energy: { done: 3, helped: 2 } };
    expect(offered(called('sleep', 'energy'), book({ tally }))).toBe('energy');
  });

  it.each<[string, Partial<SkillBook>]>([
    ['offered three days ago', { offeredOn: '2026-03-07' }],
    ['three offers without a yes', { declined: 3 }],
    ['loss told two weeks ago', { sorrowOn: '2026-02-25' }],
    ['it was made worse by it', { worse: ['sleep'] }],
  ])('nothing when %s', (_, kept) => expect(offered(called('sleep'), book(kept))).toBeUndefined());

  it('again after four days, and two weeks after words of loss', () => {
    expect(offered(called('sleep'), book({ offeredOn: '2026-03-06' }))).toBe('sleep');
    expect(offered(called('sleep'), book({ sorrowOn: '2026-02-24' }))).toBe('sleep');
  });
});

describe('whether it helped', () => {
  it('is counted, a little as well, and what made it worse is kept apart', () => {
    const kept = (['yes', 'little', 'no', 'worse'] as const).reduce(
      (before, effect) => withEffect(before, 'sleep', effect),
      book(),
    );
    expect(kept.tally).toEqual({ sleep: { done: 4, helped: 2 } });
    expect(kept.worse).toEqual(['sleep']);
  });

  it('puts what has helped first in the list, and all of them are in it', () => {
    const list = listedFor(content.skills, book({ tally: { asking: { done: 2, helped: 1 } } }));
    expect(list[0]).toBe('asking');
    expect(list).toHaveLength(content.skills.length);
  });
});
