import { roles } from '../../../src/model/clinician.ts';
import { HOUR } from '../../../src/model/time.ts';
import { may, rights, type Deed } from '../../../src/sign-in/may.ts';
import { isOpened, isTheirs } from '../../../src/sign-in/reach.ts';

const deeds = Object.keys(rights) as Deed[];

describe('who may do what', () => {
  it('lets a lead and an admin do all that a clinician may', () => {
    for (const deed of deeds.filter((each) => may('clinician', each)))
      expect([deed, may('lead', deed), may('admin', deed)]).toEqual([deed, true, true]);
  });

  it('keeps what changes the clinic, or makes it alert less, from a clinician', () => {
    expect(deeds.filter((deed) => !may('clinician', deed))).toEqual([
      'change-roster',
      'start-drill',
      'see-content-review',
      'judge-reader',
      'try-rule',
      'set-threshold',
      'enrol',
      'see-openings',
    ]);
  });

  it('lets everybody see and answer an alert', () => {
    for (const role of roles)
      expect([may(role, 'see-alerts'), may(role, 'act-on-alert')]).toEqual([true, true]);
  });
});

describe('whose record is opened without a reason', () => {
  const north = { careTeams: ['north'] };

  it.each([
    ['of their own care team', 'clinician', { careTeam: 'north', inDanger: false }, true],
    ['of another', 'clinician', { careTeam: 'south', inDanger: false }, false],
    ['of another, in danger', 'clinician', { careTeam: 'south', inDanger: true }, true],
    ['of no care team', 'clinician', { inDanger: false }, true],
    ['of another, for a lead', 'lead', { careTeam: 'south', inDanger: false }, true],
  ] as const)('a patient %s', (_what, role, of, theirs) => {
    expect(isTheirs(north, role, of)).toBe(theirs);
  });

  it('is none of a care team for somebody who is in none', () => {
    expect(isTheirs({}, 'clinician', { careTeam: 'south', inDanger: false })).toBe(false);
  });

  it('holds for an hour of the session in which the reason was given', () => {
    const given = [{ at: 1_000, session: 's1' }];
    expect(isOpened(given, 's1', 1_000 + HOUR - 1)).toBe(true);
    expect(isOpened(given, 's1', 1_000 + HOUR)).toBe(false);
    expect(isOpened(given, 's2', 1_001)).toBe(false);
  });
});
