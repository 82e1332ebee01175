import { nextDigest } from '../../../src/escalation/digest.ts';
import { atLocal } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';

const at = (text: string) => atLocal(text.slice(0, 10), text.slice(11), 'America/New_York');
const content = { ...shippedContent, clinic: { ...shippedContent.clinic, holidays: ['2026-03-09'] } };

describe('when the list is told next', () => {
  it.each([
    ['2026-03-03 08:00', '2026-03-03 08:30'],
    ['2026-03-03 08:30', '2026-03-04 08:30'],
    ['2026-03-06 09:00', '2026-03-10 08:30'],
    ['2026-03-07 12:00', '2026-03-10 08:30'],
    ['2026-10-30 12:00', '2026-11-02 08:30'],
  ])('after %s: %s, on a day on which the clinic is open', (now, next) =>
    expect(nextDigest(content, at(now))).toBe(at(next)),
  );

  it('is tomorrow in a clinic that never opens, rather than never', () => {
    const openingHours = { ...content.clinic.openingHours, days: [] };
    const closed = { ...content, clinic: { ...content.clinic, openingHours } };
    expect(nextDigest(closed, at('2026-03-03 09:00'))).toBe(at('2026-03-04 08:30'));
  });
});
