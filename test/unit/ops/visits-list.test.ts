import { readVisits } from '../../../src/ops/visits-list.ts';

describe("the clinic's list of appointments", () => {
  it('is read by its columns, whatever else stands in it', () => {
    expect(
      readVisits('\uFEFFAt,Patient,Room\n2026-03-12T10:00,ruth,4\n\n2026-03-13 09:30, marcus ,\n'),
    ).toEqual([
      { at: '2026-03-12T10:00', patient: 'ruth', room: '4' },
      { at: '2026-03-13 09:30', patient: 'marcus', room: '' },
    ]);
  });

  it.each(['', 'patient\nruth\n', 'patient,at\nruth\n', 'patient,at\n,2026-03-12T10:00\n', '"'])(
    '%j is none',
    (csv) => expect(readVisits(csv) ?? []).toEqual([]),
  );
});
