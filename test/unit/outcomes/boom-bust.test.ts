import { readFileSync, writeFileSync } from 'node:fs';
import { dayAfter } from '../../../src/model/time.ts';
import { boomBust, byChance } from '../../../src/outcomes/boom-bust.ts';
import { rules as all, series, times } from './rules.ts';
import { firstDay, logOf, people, type Gaps } from './simulated.ts';

const rules = all.boomBust;
const on = (at: number) => dayAfter(firstDay, at);

/** Steady days, and a day of much with two of little and pain after it, at each of these places. */
function lived(days: number, booms: readonly number[]) {
  const minutes = times(days, 40);
  const pain = times(days, 4);
  for (const at of booms) {
    minutes.splice(at, 3, 80, 10, 20);
    pain.splice(at, 3, 3, 7, 6);
  }
  return { activity: series(firstDay, minutes), pain: series(firstDay, pain) };
}

describe('boom and bust', () => {
  it('is noticed when it comes again, with the days it rests on', () => {
    const found = boomBust(lived(30, [16, 24]), on(29), rules);
    expect(found).toEqual({
      kind: 'noticed',
      episodes: [
        { boom: on(16), bust: on(17) },
        { boom: on(24), bust: on(25) },
      ],
    });
  });

  it('is not noticed on two points', () => {
    expect(boomBust(lived(30, [20]), on(29), rules)).toEqual({
      kind: 'none',
      episodes: [{ boom: on(20), bust: on(21) }],
    });
  });

  it('is not looked for before there is a usual amount', () => {
    expect(boomBust(lived(7, [3]), on(6), rules)).toEqual({ kind: 'too-little' });
    expect(boomBust({ activity: [], pain: [] }, on(30), rules)).toEqual({ kind: 'too-little' });
  });

  it('is not much activity alone, nor pain alone', () => {
    const log = lived(30, [16, 24]);
    expect(boomBust({ ...log, pain: series(firstDay, times(30, 4)) }, on(29), rules).kind).toBe('none');
    expect(boomBust({ ...log, activity: series(firstDay, times(30, 40)) }, on(29), rules).kind).toBe('none');
  });

  it('is not seen in days that were not logged', () => {
    const log = lived(30, [16, 24]);
    const kept = (day: string) => ![17, 18, 25, 26].some((at) => on(at) === day);
    const silent = {
      activity: log.activity.filter(({ day }) => kept(day)),
      pain: log.pain.filter(({ day }) => kept(day)),
    };
    expect(boomBust(silent, on(29), rules)).toEqual({ kind: 'none', episodes: [] });
  });

  it('looks at nothing that comes after the day it is asked on', () => {
    expect(boomBust(lived(30, [16, 24]), on(24), rules).kind).toBe('none');
  });
});

describe('the exact test', () => {
  it.each([
    [3, 3, 17, 0, 1 / 1140],
    [2, 2, 20, 3, 10 / 231],
    [1, 0, 5, 5, 1],
  ])('%d days of which %d, beside %d of which %d', (n, a, m, b, chance) => {
    expect(byChance(n, a, m, b)).toBeCloseTo(chance, 9);
  });
});

const PEOPLE = 200;
const DAYS = 84;
const README = 'src/outcomes/README.md';

/** Looked at every Sunday from the fourth week on, as a patient would hear of it: the share who ever hear of it. */
function share(name: string, gaps: Gaps): number {
  const { person } = people[name]!;
  const noticed = Array.from({ length: PEOPLE }, (_, seed) => {
    const log = logOf(person, seed * 7_919 + 13, DAYS, gaps);
    return [27, 34, 41, 48, 55, 62, 69, 76, 83].some((at) => boomBust(log, on(at), rules).kind === 'noticed');
  });
  return (noticed.filter(Boolean).length / PEOPLE) * 100;
}

describe('on simulated people over twelve weeks', () => {
  const kinds: Gaps[] = ['none', 'by chance', 'on bad days'];
  const shares = new Map<string, number>();
  for (const gaps of kinds)
    for (const [name, { isBoomBust }] of Object.entries(people))
      it(`${name}, gaps ${gaps}: ${isBoomBust ? 'it is found in most' : 'at most 5 percent are seen wrongly'}`, () => {
        const percent = share(name, gaps);
        shares.set(`${name}/${gaps}`, percent);
        if (!isBoomBust) expect(percent).toBeLessThanOrEqual(5);
        else expect(percent).toBeGreaterThan(gaps === 'none' ? 80 : 40);
      });

  it('the table in the README says what was counted', () => {
    const rows = Object.keys(people).map(
      (name) => `| ${[name, ...kinds.map((gaps) => `${shares.get(`${name}/${gaps}`)} %`)].join(' | ')} |`,
    );
    const readme = readFileSync(README, 'utf8');
    const table = /(?<=\| --- \| --- \| --- \| --- \|\n)(?:\|.*\|\n)*/;
    if (process.env['UPDATE'] === '1') writeFileSync(README, readme.replace(table, `${rows.join('\n')}\n`));
    else expect(table.exec(readme)?.[0].trim().split('\n').map(plain)).toEqual(rows.map(plain));
  });
});

function plain(row: string): string {
  return row.replace(/\s+/g, ' ');
}
