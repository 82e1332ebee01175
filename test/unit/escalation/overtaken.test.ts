import { isNews, isOvertaken } from '../../../src/escalation/overtaken.ts';
import { GIVEN_UP, type AlertFact } from '../../../src/model/alert-fact.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { toldOf } from '../../../src/notify/standing.ts';
import { anAlert, NOW } from './an-alert.ts';

const opened: AlertFact = { kind: 'opened', at: NOW };
const raised: AlertFact = { kind: 'raised', at: NOW, to: 'emergency' };
const step = (...ways: string[]): AlertFact => {
  const told = [...new Set(ways.map((way) => way.split('/')[0] ?? ''))];
  return { kind: 'step', at: NOW, step: 0, loop: 0, told, pages: ways.length, ways };
};
const page = (nth: number, by: 'sms' | 'teams' = 'sms') =>
  ({ clinician: 'otieno', by, because: 'step', nth }) as const;
const sent = (nth: number, providerId = `p${nth}`): AlertFact => ({
  kind: 'sent',
  at: NOW,
  clinician: 'otieno',
  by: 'sms',
  nth,
  providerId,
});
const failed = (nth: number, by: string, because = 'away'): AlertFact => ({
  kind: 'failed',
  at: NOW,
  clinician: 'otieno',
  by,
  nth,
  because,
});
const lost = (providerId: string): AlertFact => ({
  kind: 'undelivered',
  at: NOW,
  clinician: 'otieno',
  by: 'sms',
  providerId,
  because: '30003',
});
const withFacts = (...facts: AlertFact[]): Alert =>
  anAlert('emergency', { facts, steps: facts.filter(({ kind }) => kind === 'step').length });
const to = step('otieno/sms', 'otieno/teams');
const others = step('moreau/sms');

describe('what a page still has to tell', () => {
  it.each([
    ['the first', [opened, to], 1, true],
    ['after another person was told', [opened, others, to], 2, true],
    ['after one has been sent', [opened, to, sent(1), to], 2, false],
    ['after only a card has failed', [opened, to, failed(1, 'teams'), to], 2, true],
    ['after one that did not arrive', [opened, to, sent(1), lost('p1'), to], 2, true],
    ['when it has been raised since', [opened, to, sent(1), raised, to], 2, true],
  ] as const)('is news: %s', (_, facts, nth, is) => {
    expect(isNews(withFacts(...facts), page(nth))).toBe(is);
  });

  it('word to whoever has it is no news of the alert', () => {
    expect(isNews(withFacts(opened, to), { ...page(1), because: 'more' })).toBe(false);
  });

  it.each([
    ['its own step runs', [opened, to], 1, false],
    ['a repeat of the step that runs', [opened, to, sent(1), to], 2, false],
    ['a later one is on its way', [opened, to, to], 1, true],
    ['a later one has been sent', [opened, to, to, sent(2)], 1, true],
    ['a later one has failed', [opened, to, to, failed(2, 'sms')], 1, false],
    [
      'a later one was given up for one later still',
      [opened, to, to, to, failed(2, 'sms', GIVEN_UP)],
      1,
      true,
    ],
    ['others are told now, and this person knows nothing', [opened, to, others], 1, false],
    ['others are told now, and this person knows', [opened, to, sent(1), to, others], 2, true],
    ['the later one is another way', [opened, to, step('otieno/teams')], 1, false],
  ] as const)('is overtaken: %s', (_, facts, nth, is) => {
    expect(isOvertaken(withFacts(...facts), page(nth))).toBe(is);
  });
});

describe('who was told', () => {
  it.each([
    ['the card has failed and the text waits', [opened, to, failed(1, 'teams')], false],
    ['both have failed', [opened, to, failed(1, 'teams'), failed(1, 'sms')], true],
    ['the text has come late, in the next step', [opened, to, failed(1, 'teams'), others, sent(1)], false],
    ['a text has arrived before', [opened, to, sent(1), to, failed(2, 'teams'), failed(2, 'sms')], false],
    [
      'it was before it was raised',
      [opened, to, sent(1), raised, to, failed(2, 'teams'), failed(2, 'sms')],
      true,
    ],
    ['that text has not arrived', [opened, to, failed(1, 'teams'), sent(1), lost('p1')], true],
    ['no way was open', [opened, step(), failed(1, 'any')], undefined],
  ] as const)('%s', (_, facts, missed) => {
    expect(toldOf(withFacts(...facts)).find(({ clinician }) => clinician === 'otieno')?.missed).toBe(missed);
  });
});
