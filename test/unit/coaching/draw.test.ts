import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { drawnAmongEquals } from '../../../src/coaching/draw.ts';
import { ranked } from '../../../src/coaching/helped.ts';
import { offerOf, type Called } from '../../../src/coaching/needs.ts';
import { emptySkills } from '../../../src/model/skill.ts';
import { shippedContent as content } from '../../harness/scene.ts';
import { offered, WEEKS } from './simulated-offers.ts';

const steps = ['a', 'b', 'c', 'd', 'e'];
const counts = fc.record({ done: fc.nat(6), of: fc.double({ min: 0, max: 1, noNaN: true }) });
const tally = fc
  .array(counts, { minLength: 5, maxLength: 5 })
  .map((all) =>
    Object.fromEntries(
      all.map(({ done, of }, at) => [steps[at] ?? '', { done, helped: Math.round(done * of) }]),
    ),
  );

describe('the draw among equals', () => {
  it('adds nothing, drops nothing, and lets none pass what the rule puts before it', () =>
    fc.assert(
      fc.property(tally, fc.string(), (of, name) => {
        const plain = ranked({ tally: of }, steps);
        const drawn = drawnAmongEquals(plain, name);
        expect(drawn.toSorted((x, y) => x.step.localeCompare(y.step))).toEqual(
          plain.toSorted((x, y) => x.step.localeCompare(y.step)),
        );
        // Put through the rule again, it stands as it was drawn: the rule sees no difference.
        expect(
          ranked(
            { tally: of },
            drawn.map(({ step }) => step),
          ),
        ).toEqual(drawn);
      }),
      { numRuns: 200 },
    ));

  it('is the same for the same name, and comes out otherwise for others', () => {
    const plain = ranked({ tally: {} }, steps);
    const orders = Array.from({ length: 20 }, (_, at) => drawnAmongEquals(plain, `n${at}`));
    expect(orders).toEqual(Array.from({ length: 20 }, (_, at) => drawnAmongEquals(plain, `n${at}`)));
    expect(new Set(orders.map((each) => each[0]?.step)).size).toBeGreaterThan(2);
  });

  it('puts what failed once before what failed often, mostly', () => {
    const of = { a: { done: 6, helped: 0 }, b: { done: 1, helped: 0 } };
    const plain = ranked({ tally: of }, ['a', 'b']);
    const firsts = Array.from({ length: 200 }, (_, at) => drawnAmongEquals(plain, `n${at}`)[0]?.step);
    const share = firsts.filter((each) => each === 'b').length / firsts.length;
    expect(share).toBeGreaterThan(0.65);
    expect(share).toBeLessThan(1);
  });

  it('is off, and says so where it has put something first', () => {
    expect(content.skillPolicy.learner).toBe(false);
    const called = steps.map((skill): Called => ({
      skill,
      because: 'x',
      values: { times: 1, entries: 1, days: 7, limit: 1 },
    }));
    const on = { ...content.skillPolicy, learner: true };
    const offers = Array.from({ length: 10 }, (_, at) =>
      offerOf(called, emptySkills, '2026-03-10', on, `p${at}`),
    );
    expect(offers.every((each) => (each?.drawn === true) === (each?.skill !== 'a'))).toBe(true);
    expect(offers.some((each) => each?.drawn === true)).toBe(true);
    expect(offerOf(called, emptySkills, '2026-03-10', content.skillPolicy, 'p1')).toEqual(called[0]);
  });
});

describe('measured on made-up people', () => {
  const PEOPLE = 500;
  const lives = (learner: boolean, inOrder: boolean) =>
    Array.from({ length: PEOPLE }, (_, seed) => offered(seed + 1, learner, inOrder));
  const shareOf = (all: ReturnType<typeof lives>) =>
    all.reduce((sum, { helped, tried }) => sum + helped / tried, 0) / all.length;
  const points = (value: number) => (value * 100).toFixed(1);
  /** Of the mean, in 95 of 100 such countings. */
  const intervalOf = (values: number[]) => {
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    const square = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
    const half = 1.96 * Math.sqrt(square / values.length);
    return [mean - half, mean + half] as const;
  };
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

  const lists = [
    ['tells nothing', false],
    ['puts first what helps more people', true],
  ] as const;
  /** UPDATE=1 npm test -- coaching/draw: writes the table anew. */
  const file = 'src/decisions/learner.md';
  const ROWS = /(?<=\| --- \| --- \| --- \| --- \|\n)(?:\|.*\|\n)+/;

  it('the report says what was counted', () => {
    const rows = lists.map(([name, inOrder]) => {
      const [plain, drawn] = [lives(false, inOrder), lives(true, inOrder)];
      const apart = plain.map(
        ({ helped, tried }, at) => (drawn[at]?.helped ?? 0) / (drawn[at]?.tried ?? 1) - helped / tried,
      );
      const [low, high] = intervalOf(apart);
      return `| ${name} | ${percent(shareOf(plain))} | ${percent(shareOf(drawn))} | ${points(low)} to ${points(high)} |\n`;
    });
    if (process.env['UPDATE'] === '1')
      writeFileSync(file, readFileSync(file, 'utf8').replace(ROWS, rows.join('')));
    const report = readFileSync(file, 'utf8');
    expect(ROWS.exec(report)?.[0]).toBe(rows.join(''));
    expect(report).toContain(`${PEOPLE} people`);
    expect(report).toContain(`${WEEKS} weeks`);
  });
});
