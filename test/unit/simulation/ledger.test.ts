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

describe('a form that follows a check-in', () => {
  const form = { form: 'peg', day: '2026-03-03', status: 'open', given: [] };
  const given = [{ place: '1' }, { place: '2', skipped: true }];
  const asked = (key: string) => {
    const out = message('reply', '75893-8', key);
    return { ...out, ask: { ...out.ask, questionnaire: 'peg' } } as typeof out;
  };

  it('has texts of its own, and the check-in before it keeps its own', () => {
    const ledger = new Ledger(() => 0);
    ledger.committed('p1', { put: { 'check-in': open, form } });
    ledger.out(message('reply', undefined, 'check-in.thanks-more + forms.begin'));
    ledger.out(asked('peg/75893-8'));
    ledger.committed('p1', { put: { form: { ...form, status: 'complete', given } } });
    ledger.out(message('reply', undefined, 'forms.mean-first + forms.finished'));
    expect(ledger.forms.get('p1/peg/2026-03-03')).toMatchObject({
      status: 'complete',
      answers: 1,
      messages: 2,
    });
    expect(ledger.checkIns.get('p1/2026-03-03')?.messages).toBe(1);
  });
});
