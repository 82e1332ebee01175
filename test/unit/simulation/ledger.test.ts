import { Ledger } from '../../../src/simulation/ledger.ts';

const open = { day: '2026-03-03', dueAt: 0, status: 'open', nudged: false, answers: [] };
const message = (purpose: string, linkId?: string, key = 'any') =>
  ({
    owner: 'p1',
    key,
    text: 'any',
    purpose,
    to: { channel: 'teams', user: 'any' },
    ...(linkId !== undefined && { ask: { linkId } }),
  }) as unknown as Parameters<Ledger['out']>[0];

function seenAfter(...messages: Parameters<Ledger['out']>[0][]) {
  const ledger = new Ledger(() => 0);
  ledger.committed('p1', { put: { 'check-in': open } });
  for (const each of messages) ledger.out(each);
  return ledger.checkIns.get('p1/2026-03-03');
}

describe('the messages of a check-in', () => {
  it('are those of its questions alone while each is put once', () => {
    const seen = seenAfter(message('reminder', 'pain-now'), message('reply', 'mood'), message('reply'));
    expect(seen).toMatchObject({ messages: 3 });
    expect(seen?.disturbedBy).toBeUndefined();
  });

  it('are more where a question was put again, or a danger was talked about', () => {
    const first = message('reminder', 'pain-now');
    const unclear = message('reply', 'pain-now', 'question.vague');
    const again = message('reply', 'pain-now', 'answers/heat-cold + daily-check-in/pain-now');
    expect(seenAfter(first, again)).toMatchObject({ messages: 2, disturbedBy: 'own' });
    expect(seenAfter(first, unclear, again)).toMatchObject({ messages: 3, disturbedBy: 'not-understood' });
    expect(seenAfter(message('safety'), first, again)).toMatchObject({ messages: 3, disturbedBy: 'danger' });
  });
});
