import type { Said } from '../../../src/model/event.ts';
import { newTalk } from '../../../src/model/file.ts';
import { HOUR } from '../../../src/model/time.ts';
import { thinking, type Thinking } from '../../../src/turn/thinking.ts';

const at = Date.UTC(2026, 2, 3, 17);
const from = { channel: 'sms', number: '+15550108881', via: 'twilio' } as const;
const said = (text: string, now: number): Said => ({
  kind: 'said',
  v: 1,
  id: text,
  at: now,
  text,
  from,
  media: 0,
  tier: 'none',
  signals: [],
});
const patient = {
  v: 1,
  id: 'ruth',
  name: 'Ruth',
  lang: 'en',
  country: 'US',
  zone: 'America/New_York',
  checkInAt: '23:00',
  prefers: 'sms',
  context: {},
} as const;

function thought(talk: Thinking['talk'], text: string, now = at, more: Partial<Thinking> = {}) {
  const policy = { perPatientPerDay: 2 };
  return thinking({
    talk,
    event: said(text, now),
    patient,
    now,
    uses: ['danger'],
    speaks: true,
    policy,
    ...more,
  });
}

describe('a message that a language model is to read', () => {
  it('is one of so many of a patient in a day of their own clock', () => {
    const [first, second] = [thought(newTalk, 'one'), thought(thought(newTalk, 'one').talk, 'two')];
    expect([first.due.length, second.due.length]).toEqual([1, 1]);
    const third = thought(second.talk, 'three');
    expect(third.due).toEqual([]);
    // 22:00 and 01:00 in New York.
    expect(thought(third.talk, 'four', at + 10 * HOUR).due).toEqual([]);
    expect(thought(third.talk, 'five', at + 13 * HOUR).due).toHaveLength(1);
  });

  it('makes the answer to the one before too late, also where it is itself not read any more', () => {
    const second = thought(thought(newTalk, 'one').talk, 'two');
    expect(second.talk.thinking).toEqual({ of: 'two', at });
    expect(thought(second.talk, 'three').talk.thinking).toBeUndefined();
  });

  it('is not read where nobody asked for it', () => {
    expect(thought(newTalk, 'one', at, { uses: [] })).toEqual({ talk: newTalk, due: [] });
  });
});
