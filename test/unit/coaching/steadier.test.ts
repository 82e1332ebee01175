import { readFileSync, writeFileSync } from 'node:fs';
import { rules } from '../outcomes/rules.ts';
import { last, live, medianOf, spread, WEEKS } from './simulated-pacing.ts';

const PEOPLE = 200;
const kept = [0, 0.5, 0.8, 1];
const groups = kept.map((share) => {
  const lives = Array.from({ length: PEOPLE }, (_, seed) => live(seed + 1, share, rules.pacing));
  return {
    share,
    crashes: medianOf(lives.map(({ crashes }) => crashes)),
    spread: medianOf(lives.map(({ minutes }) => spread(last(minutes, 4)))),
    quota: medianOf(lives.map(({ quotas }) => quotas.at(-1) ?? 0)),
    lives,
  };
});

/** UPDATE=1 npm test -- coaching/steadier: writes the table anew. */
const file = 'content/pacing-simulated.md';
const ROWS = /(?<=\| --- \| --- \| --- \| --- \|\n)(?:\|.*\|\n)+/;
const rows = () =>
  groups
    .map(
      ({ share, crashes, spread: wide, quota }) =>
        `| ${share * 100} % | ${crashes} | ${Math.round(wide * 100)} % | ${share === 0 ? '-' : quota} |\n`,
    )
    .join('');

describe('made-up people who overdo it, under the rules of pacing', () => {
  it('are steadier and crash less the more days they keep to the amount', () => {
    const falls = (of: 'crashes' | 'spread') =>
      groups.slice(1).every((each, at) => each[of] < (groups[at]?.[of] ?? 0));
    expect([falls('crashes'), falls('spread')]).toEqual([true, true]);
  });

  it('never get more than a step a week, and never more than their goal', () => {
    const wrong = groups.flatMap(({ lives }) =>
      lives.flatMap(({ quotas }) =>
        quotas.filter((quota, at) => {
          const before = quotas[at - 7] ?? 0;
          return quota > 60 || (before > 0 && quota - before > Math.ceil(before * 0.25));
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('the report says what was counted', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(file, readFileSync(file, 'utf8').replace(ROWS, rows()));
    const report = readFileSync(file, 'utf8');
    expect(ROWS.exec(report)?.[0]).toBe(rows());
    expect(report).toContain(`${PEOPLE} people`);
    expect(report).toContain(`${WEEKS} weeks`);
  });
});
