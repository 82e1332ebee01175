import { faultsOf, type Examined } from '../../../src/auditor/faults.ts';
import type { AlertFact } from '../../../src/model/alert-fact.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/model/time.ts';
import { anAlert, NOW, policy } from '../escalation/an-alert.ts';

const opened: AlertFact = { kind: 'opened', at: NOW };
const step = (at: number, index = 0, pages = 2): AlertFact => ({
  kind: 'step',
  at,
  step: index,
  loop: 0,
  told: ['a'],
  pages,
});
const sent = (at: number, by = 'sms'): AlertFact => ({
  kind: 'sent',
  at,
  clinician: 'a',
  by,
  providerId: 'x',
});
const failed = (at: number): AlertFact => ({ kind: 'failed', at, clinician: 'a', by: 'teams', because: 'x' });
const escalation = { id: 'escalate:alert-1', readyAt: NOW + MINUTE };
const page = (readyAt: number) => ({ id: 'page:alert-1:0:0:a:sms', readyAt });
const heardOf = new Set(['x']);

function open(facts: AlertFact[], more: Partial<Examined> = {}, alert: Partial<Alert> = {}): Examined {
  return { alert: anAlert('emergency', { facts, ...alert }), due: [escalation], heardOf, ...more };
}
const held = (since: number, more: Partial<Examined> = {}) =>
  open([opened, step(NOW), sent(NOW), { kind: 'acknowledged', at: since, clinician: 'a', by: 'sms' }], more, {
    status: 'acknowledged',
    acknowledgedBy: { clinician: 'a', at: since, by: 'sms' },
  });
const told = [opened, step(NOW), sent(NOW), failed(NOW)];
const kinds = (of: Examined, after: number) => faultsOf(of, policy, NOW + after).map(({ kind }) => kind);

describe('an open alert', () => {
  it.each<[string, Examined, number, string[]]>([
    ['waits for the first answer', open(told), 59 * SECOND, []],
    ['is a moment late, as after a process has died', open(told), 89 * SECOND, []],
    ['is late', open(told), 91 * SECOND, ['step-late']],
    ['is late and nothing would carry it on', open(told, { due: [] }), 91 * SECOND, ['step-missing']],
    ['is in time, and nothing would carry it on', open(told, { due: [] }), SECOND, ['due-missing']],
    [
      'has only another alert’s entry',
      open(told, { due: [{ id: 'escalate:other', readyAt: NOW }] }),
      SECOND,
      ['due-missing'],
    ],
    ['was opened and nothing followed', open([opened]), 31 * SECOND, ['step-late']],
    ['was opened and nothing followed for long', open([opened]), 121 * SECOND, ['step-late', 'nobody-told']],
    [
      'waits as long as its second step says',
      open([opened, step(NOW, 1), sent(NOW), failed(NOW)]),
      149 * SECOND,
      [],
    ],
    [
      'is late in its second step',
      open([opened, step(NOW, 1), sent(NOW), failed(NOW)]),
      151 * SECOND,
      ['step-late'],
    ],
    [
      'has a step that the policy no longer has',
      open([opened, step(NOW, 9), sent(NOW), failed(NOW)]),
      211 * SECOND,
      ['step-late'],
    ],
    [
      'was raised, and the first step is due at once',
      open([...told, { kind: 'raised', at: NOW + SECOND, to: 'emergency' }]),
      32 * SECOND,
      ['step-late'],
    ],
    [
      'came back, and the first step is due at once',
      open([...told, { kind: 'came-back', at: NOW + SECOND, because: 'no-outcome' }]),
      32 * SECOND,
      ['step-late'],
    ],
    [
      'is of somebody who has opted out, and is to be phoned at once',
      open([...told, { kind: 'opted-out', at: NOW + SECOND }]),
      32 * SECOND,
      ['step-late'],
    ],
  ])('%s', (_what, of, after, found) => expect(kinds(of, after)).toEqual(found));

  it.each<[string, Examined, number, string[]]>([
    ['both have ended', open(told), 50 * SECOND, []],
    [
      'one is under way',
      open([opened, step(NOW), failed(NOW)], { due: [escalation, page(NOW + 80 * SECOND)] }),
      50 * SECOND,
      [],
    ],
    [
      'one has gone without a trace',
      open([opened, step(NOW), failed(NOW)]),
      50 * SECOND,
      ['page-without-outcome'],
    ],
    [
      'one lies there and nobody takes it',
      open([opened, step(NOW), sent(NOW)], { due: [escalation, page(NOW)] }),
      50 * SECOND,
      ['page-without-outcome'],
    ],
    [
      'one has gone without a trace, while one of the step before came back late',
      open([opened, step(NOW), sent(NOW), { ...failed(NOW), nth: 1 } as AlertFact], {}, { steps: 2 }),
      50 * SECOND,
      ['page-without-outcome'],
    ],
    ['one has ended and two are asked', open([opened, step(NOW), sent(NOW)]), 20 * SECOND, []],
  ])('of whose pages %s', (_what, of, after, found) => expect(kinds(of, after)).toEqual(found));

  it('has a page that is tried and tried again', () => {
    const due = [{ ...escalation, readyAt: NOW + HOUR }, page(NOW + HOUR)];
    const of = open([opened, step(NOW, 2), sent(NOW)], { due });
    expect(kinds(of, 149 * SECOND)).toEqual([]);
    expect(kinds(of, 151 * SECOND)).toEqual(['page-without-outcome']);
  });

  it('has been told to nobody although every page has ended', () => {
    expect(kinds(open([opened, step(NOW, 2), failed(NOW), failed(NOW)]), 121 * SECOND)).toEqual([
      'nobody-told',
    ]);
    const before = [
      opened,
      step(NOW),
      sent(NOW),
      { kind: 'came-back', at: NOW + MINUTE, because: 'no-outcome' } as const,
    ];
    const of = open([...before, step(NOW + MINUTE, 2), failed(NOW), failed(NOW)]);
    expect(kinds(of, 181 * SECOND)).toContain('nobody-told');
  });

  it('that is not an emergency may wait its turn to ring, and not for ever', () => {
    const due = [{ ...escalation, readyAt: NOW + HOUR }, page(NOW + HOUR)];
    const facts = [opened, step(NOW, 0, 1)];
    const of = { ...open(facts, { due }), alert: anAlert('urgent', { facts }) };
    expect(kinds(of, 14 * MINUTE)).toEqual([]);
    expect(kinds(of, 15 * MINUTE + SECOND)).toEqual(['page-without-outcome', 'nobody-told']);
  });

  it('has a text of which the carrier says nothing more', () => {
    const facts = [opened, step(NOW, 2), sent(NOW), failed(NOW), step(NOW + 4 * MINUTE, 2)];
    const of = (...heard: string[]) =>
      open([...facts, sent(NOW + 4 * MINUTE), failed(NOW)], { heardOf: new Set(heard) });
    expect(kinds(of(), 5 * MINUTE - 1)).toEqual([]);
    expect(kinds(of('another'), 5 * MINUTE + 1)).toEqual(['no-receipt']);
    expect(kinds(of('x'), 5 * MINUTE + 1)).toEqual([]);
  });

  it('waits for the clinic to open, and not a moment longer', () => {
    const of = open([opened, { kind: 'waits', at: NOW, until: NOW + HOUR }]);
    expect(kinds(of, HOUR)).toEqual([]);
    expect(kinds(of, HOUR + 31 * SECOND)).toEqual(['step-late']);
    expect(kinds(of, HOUR + 121 * SECOND)).toEqual(['step-late', 'nobody-told']);
  });

  it('has been told to nobody when the only text did not arrive', () => {
    const lost = {
      kind: 'undelivered',
      at: NOW,
      clinician: 'a',
      by: 'sms',
      providerId: 'x',
      because: '30003',
    } as const;
    expect(kinds(open([opened, step(NOW, 2), sent(NOW), lost, failed(NOW)]), 121 * SECOND)).toEqual([
      'nobody-told',
    ]);
  });

  it('is dated in the future', () => {
    expect(kinds(open([opened, step(NOW + HOUR), sent(NOW + HOUR), failed(NOW + HOUR)]), 0)).toContain(
      'from-the-future',
    );
  });
});

describe('an alert that somebody has', () => {
  it.each<[string, Examined, number, string[]]>([
    ['for less than it stands', held(NOW), 15 * MINUTE, []],
    ['for longer than it stands', held(NOW), 15 * MINUTE + 31 * SECOND, ['come-back-overdue']],
    ['and nothing would bring it back', held(NOW, { due: [] }), MINUTE, ['due-missing']],
    ['from the future', held(NOW + HOUR), 0, ['from-the-future']],
  ])('%s', (_what, of, after, found) => expect(kinds(of, after)).toEqual(found));

  it('and has put off, or is in contact about, comes back when that ends', () => {
    const withMore = (more: Partial<Alert>) => ({ ...held(NOW), alert: { ...held(NOW).alert, ...more } });
    const snoozed = withMore({ snoozedUntil: NOW + 5 * MINUTE });
    expect(kinds(snoozed, 5 * MINUTE)).toEqual([]);
    expect(kinds(snoozed, 6 * MINUTE)).toEqual(['come-back-overdue']);
    const rules = policy.tiers.emergency;
    const contact = (rules.kind === 'page' ? rules.inContactForMinutes : 0) * MINUTE;
    const inContact = withMore({ contactAt: NOW + MINUTE });
    expect(kinds(inContact, MINUTE + contact)).toEqual([]);
    expect(kinds(inContact, 2 * MINUTE + contact)).toEqual(['come-back-overdue']);
  });

  it('and of whom nobody knows who', () => {
    const { acknowledgedBy: _, ...alert } = held(NOW).alert;
    expect(kinds({ ...held(NOW), alert }, SECOND)).toEqual(['come-back-overdue']);
  });
});

describe('what needs no look', () => {
  it('is a closed alert, and one that is only on the list', () => {
    expect(kinds(open([opened], { due: [] }, { status: 'resolved' }), HOUR)).toEqual([]);
    expect(kinds({ ...open([opened]), alert: anAlert('soon'), due: [] }, HOUR)).toEqual([]);
  });
});
