import { watchClocks } from '../../../src/auditor/clocks.ts';
import { Findings, type Finding } from '../../../src/auditor/findings.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/model/time.ts';

const late: Finding = { key: 'late', kind: 'step-late', since: 1 };
const gone: Finding = { key: 'gone', kind: 'store-away', since: 1, sure: true };
const keys = (findings: readonly Finding[]) => findings.map(({ key }) => key);

describe('what is found', () => {
  it('counts when two looks in a row have found it, once', () => {
    const findings = new Findings();
    expect(findings.next([late], 0).standing).toEqual([]);
    expect(findings.next([], 1).standing).toEqual([]);
    expect(findings.next([late], 2).standing).toEqual([]);
    expect(keys(findings.next([late], 3).fresh)).toEqual(['late']);
    const after = findings.next([late], 4);
    expect([keys(after.fresh), keys(after.standing)]).toEqual([[], ['late']]);
  });

  it('counts at once when one look is enough', () => {
    expect(keys(new Findings().next([gone], 0).fresh)).toEqual(['gone']);
  });

  it('is told until somebody has taken it, and again after ten minutes', () => {
    const findings = new Findings();
    const { toTell } = findings.next([gone], 0);
    expect(keys(toTell)).toEqual(['gone']);
    expect(keys(findings.next([gone], 1).toTell)).toEqual(['gone']);
    findings.told(toTell, 1);
    expect(findings.next([gone], 10 * MINUTE).toTell).toEqual([]);
    expect(keys(findings.next([gone], 10 * MINUTE + 1).toTell)).toEqual(['gone']);
  });

  it('is over when a look does not find it, and not when a look could see nothing', () => {
    const findings = new Findings();
    findings.next([late], 0);
    findings.next([late], 1);
    const blind = findings.next([gone], 2, true);
    expect([keys(blind.over), keys(blind.standing)]).toEqual([[], ['late', 'gone']]);
    expect(keys(findings.next([], 3).over).sort()).toEqual(['gone', 'late']);
  });

  it('that never counted is never over', () => {
    const findings = new Findings();
    findings.next([late], 0);
    expect(findings.next([], 1).over).toEqual([]);
  });
});

describe('clocks', () => {
  const kinds = (found: readonly Finding[]) => found.map(({ kind }) => kind);

  it('that go as they should say nothing', () => {
    const clocks = watchClocks();
    for (let at = 0; at < HOUR; at += 10 * SECOND)
      expect(clocks({ store: 5_000 + at, host: 7_000 + at, elapsed: at })).toEqual([]);
  });

  it.each([2 * HOUR, -2 * HOUR])('that are %s ms apart are found', (ms) => {
    expect(kinds(watchClocks()({ store: 0, host: ms, elapsed: 0 }))).toEqual(['clocks-differ']);
  });

  it.each([2 * HOUR, -2 * HOUR])('of which both jump by %s ms are found, for a while', (ms) => {
    const clocks = watchClocks();
    clocks({ store: 0, host: 0, elapsed: 0 });
    const at = 10 * SECOND;
    const jumped = { store: at + ms, host: at + ms, elapsed: at };
    expect(kinds(clocks(jumped))).toEqual(['clock-jumped']);
    const later = (by: number) => ({ store: jumped.store + by, host: jumped.host + by, elapsed: at + by });
    expect(kinds(clocks(later(SECOND)))).toEqual(['clock-jumped']);
    expect(clocks(later(HOUR))).toEqual([]);
  });
});
