/** Which entries wait for the list of the week, and on which day that is told. */
import { nextToldOf } from '../../../src/escalation/digest.ts';
import { isOfWeek, tellsWeek } from '../../../src/escalation/list-days.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { atLocal } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';
import { anAlert } from './an-alert.ts';

const entry = (tasks: string[], more: Partial<Alert> = {}): Alert => ({
  ...anAlert('soon'),
  quotes: [{ at: 0, eventId: 'e', text: '6', signals: [] }],
  tasks,
  ...more,
});
const heard = anAlert('soon').quotes;
const at = (text: string) => atLocal(text.slice(0, 10), text.slice(11), 'America/New_York');
const content = { ...shippedContent, clinic: { ...shippedContent.clinic, holidays: ['2026-03-09'] } };

describe('an entry of the list', () => {
  it.each<[string, Alert, boolean]>([
    ['pain that has slowly become worse', entry(['pain-worse']), true],
    ['two such matters', entry(['pain-worse', 'missed-check-ins']), true],
    ['somebody who asks for a nurse too', entry(['pain-worse', 'nurse-asked']), false],
    ['a danger in it', entry(['pain-worse'], { quotes: heard }), false],
    ['poor sleep that is urgent', entry(['sleep-poor'], { tier: 'urgent' }), false],
    ['nothing that is named', entry([]), false],
  ])('%s waits for the week: %#', (_, alert, isWeekly) => expect(isOfWeek(alert, content)).toBe(isWeekly));

  it('waits for nothing in a clinic without a list of the week', () => {
    const { weekly: _, ...digest } = shippedContent.policy.digest;
    const daily = { ...content, policy: { ...content.policy, digest } };
    expect(isOfWeek(entry(['pain-worse']), daily)).toBe(false);
    expect(tellsWeek(daily, '2026-03-02')).toBe(false);
  });

  it.each([
    ['2026-03-02', true],
    ['2026-03-03', false],
    ['2026-03-07', false],
    ['2026-03-09', false],
    ['2026-03-10', true],
    ['2026-03-11', false],
  ])('on %s the list of the week is told: %s', (day, told) => expect(tellsWeek(content, day)).toBe(told));

  it('is told next with the list that it waits for', () => {
    const next = (alert: Alert) => nextToldOf(content, alert, at('2026-03-03 09:00'));
    expect(next(entry(['pain-worse']))).toBe(at('2026-03-10 08:30'));
    expect(next(entry(['pain-worse', 'nurse-asked']))).toBe(at('2026-03-04 08:30'));
  });
});
