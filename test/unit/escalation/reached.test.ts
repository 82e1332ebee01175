import { reached } from '../../../src/escalation/reached.ts';
import type { AlertFact } from '../../../src/model/alert-fact.ts';

const step = (...ways: string[]): AlertFact => ({
  kind: 'step',
  at: 1,
  step: 0,
  loop: 0,
  told: ['ana'],
  pages: ways.length,
  ways,
});
const sent = (by: string, nth = 1, providerId = by): AlertFact => ({
  kind: 'sent',
  at: 2,
  clinician: 'ana',
  by,
  providerId,
  nth,
});
const failed: AlertFact = { kind: 'failed', at: 2, clinician: 'ana', by: 'sms', because: 'x', nth: 1 };
const undelivered: AlertFact = {
  kind: 'undelivered',
  at: 3,
  clinician: 'ana',
  by: 'sms',
  providerId: 'sms',
  because: '30003',
};
const both = ['ana/sms', 'ana/teams'];

it.each<[string, AlertFact[], number, boolean]>([
  ['a phone that rang', [step(...both), sent('sms')], 1, true],
  ['a card while the phone of the step has still to ring', [step(...both), sent('teams')], 1, false],
  ['a card and a phone', [step(...both), sent('teams'), sent('sms')], 1, true],
  ['a card where the phone took nothing', [step(...both), sent('teams'), failed], 1, true],
  ['a card where the text never arrived', [step(...both), sent('teams'), sent('sms'), undelivered], 1, true],
  ['a card that is all there is', [step('ana/teams'), sent('teams')], 1, true],
  ['a mail while a call has still to ring', [step('ana/email', 'ana/voice'), sent('email')], 1, false],
  ['a paging service, which rings by itself', [step('ana/webhook', 'ana/sms'), sent('webhook')], 1, true],
  ['the phone of somebody else in the step', [step('ana/teams', 'bo/sms'), sent('teams')], 1, true],
  [
    'a card of the second step, whose phone waits',
    [step(...both), failed, step(...both), sent('teams', 2)],
    2,
    false,
  ],
  ['nothing', [step(...both)], 1, false],
])('%s', (_, facts, steps, is) => {
  expect(reached({ facts, steps })).toEqual(is ? ['ana'] : []);
});
