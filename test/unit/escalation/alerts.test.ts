import { joinAlert } from '../../../src/escalation/alerts.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { acknowledge, afterActs, anAlert, danger, NOW } from './an-alert.ts';

const kinds = (alert: Alert) => alert.facts.map((fact) => fact.kind);
function held(tier: 'emergency' | 'urgent' | 'soon'): Alert {
  return afterActs(anAlert(tier, { step: 1 }), ['otieno', acknowledge]);
}

describe('an alert', () => {
  it('opens with the words that raised it, before its first step', () => {
    expect(anAlert('urgent')).toMatchObject({
      status: 'open',
      tier: 'urgent',
      step: -1,
      loop: 0,
      openedAt: NOW,
      quotes: [{ text: 'it hurts', eventId: 'event' }],
      facts: [{ kind: 'opened', at: NOW }],
    });
  });
});

describe('a danger that joins an alert', () => {
  it.each([
    ['the same tier, nobody has it yet', anAlert('urgent'), 'urgent', 'nothing', 'urgent', 'open'],
    ['the same tier, somebody has it', held('urgent'), 'urgent', 'tell-holder', 'urgent', 'acknowledged'],
    [
      'a higher tier, nobody has it yet',
      anAlert('urgent', { step: 2, loop: 1 }),
      'emergency',
      'start',
      'emergency',
      'open',
    ],
    ['a higher tier, somebody has it', held('urgent'), 'emergency', 'start', 'emergency', 'open'],
    ['from the list to a page', anAlert('soon'), 'urgent', 'start', 'urgent', 'open'],
    ['a lower tier never lowers it', held('emergency'), 'urgent', 'tell-holder', 'emergency', 'acknowledged'],
    ['a thing for the list wakes nobody', held('emergency'), 'soon', 'nothing', 'emergency', 'acknowledged'],
  ] as const)('%s', (_, alert, tier, stir, after, status) => {
    const joined = joinAlert(alert, danger(tier, { text: 'more' }));
    expect({ stir: joined.stir, tier: joined.alert.tier, status: joined.alert.status }).toEqual({
      stir,
      tier: after,
      status,
    });
    expect(joined.alert.quotes.map((quote) => quote.text)).toEqual(['it hurts', 'more']);
  });

  it('and raises it starts the steps afresh and takes it from whoever held less', () => {
    const { alert } = joinAlert(held('urgent'), danger('emergency'));
    expect(alert).toMatchObject({ step: -1, loop: 0, lead: { who: 'otieno', alone: false } });
    expect(alert.acknowledgedBy).toBeUndefined();
    expect(kinds(alert).slice(-2)).toEqual(['raised', 'came-back']);
  });

  it('without a signal is kept with it and disturbs nobody', () => {
    const { alert, stir } = joinAlert(held('emergency'), danger('none', { signals: [], text: 'hello?' }));
    expect(stir).toBe('nothing');
    expect(alert.quotes.at(-1)?.text).toBe('hello?');
  });
});
