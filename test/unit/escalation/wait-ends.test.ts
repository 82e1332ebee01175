import { waitEnds } from '../../../src/escalation/wait-ends.ts';
import { atLocal } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';

const { clinic, policy } = shippedContent;
const { urgent } = policy.tiers;
const steps = urgent.kind === 'page' ? (urgent.outOfHours?.steps ?? []) : [];
const last = steps.at(-1)!;
const saturday = (clock: string) => atLocal('2026-03-07', clock, clinic.zone);
const sunday = (clock: string) => atLocal('2026-03-08', clock, clinic.zone);
const ends = (now: number, opensAt?: number) =>
  waitEnds({ outOfHours: true, waitSeconds: last.waitSeconds, byDay: last.byDay }, { opensAt }, clinic, now);

describe('when everybody has been told and nobody has answered, on a day on which the clinic is closed', () => {
  it.each([
    ['09:00', saturday('12:00')],
    ['15:00', saturday('18:00')],
    // Three hours later is night, and so is the end of nine.
    ['19:30', sunday('05:30')],
    ['01:00', saturday('08:00')],
  ])('at %s, it begins again as soon as it is day, and within nine hours', (at, then) =>
    expect(ends(saturday(at))).toBe(then),
  );

  it('it begins again when the clinic opens, where that is sooner', () =>
    expect(ends(saturday('09:00'), saturday('10:00'))).toBe(saturday('10:00')));
});
