/** Words of a danger that an alert names and does not hold: those of the alerts before it, and of the question that was put. */
import { wordsBefore } from '../../../src/clinic/words-before.ts';
import type { Alert, Quote } from '../../../src/model/alert.ts';
import type { SignalName } from '../../../src/model/signal.ts';
import { anAlert, NOW } from '../escalation/an-alert.ts';

const quote = (at: number, text: string, names: SignalName[]): Quote => {
  const evidence = { words: [], changedBy: [] };
  const signals = names.map((signal) => ({ signal, tier: 'urgent' as const, rule: 'r', evidence }));
  return { at, eventId: `e${at}`, text, signals };
};
const alertWith = (id: string, quotes: Quote[]): Alert => anAlert('urgent', { id, openedAt: NOW, quotes });
const silent = quote(NOW, '', ['severe_distress', 'suicide_self_harm']);
const closed = alertWith('old', [
  quote(NOW - 30, 'an older word', ['suicide_self_harm']),
  quote(NOW - 20, 'back on the roof', ['suicide_self_harm']),
  quote(NOW - 10, 'my chest', ['cardiac']),
]);
const led = { at: NOW - 15, led: { eventId: 'x', text: 'cannot go on' }, times: 1 };

const before = (alert: Alert, doubts = {}) =>
  wordsBefore({ log: async () => [closed] }, {
    owner: 'p',
    at: NOW,
    alert,
    file: { talk: { doubts } },
  } as unknown as Parameters<typeof wordsBefore>[1]);

it('of each reason without a word of its own, the newest words written before', async () => {
  const found = await before(alertWith('new', [silent]), { severe_distress: led });
  expect(found.map(({ text }) => text)).toEqual(['back on the roof', 'cannot go on']);
});

it('nothing where every reason has its words', async () => {
  const heard = quote(NOW + 1, 'I mean it', ['severe_distress', 'suicide_self_harm']);
  expect(await before(alertWith('new', [silent, heard]))).toEqual([]);
});
