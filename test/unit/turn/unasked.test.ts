import type { ConsentState } from '../../../src/model/consent.ts';
import type { Said } from '../../../src/model/event.ts';
import { secondReaderRule, type Signal, type SignalName, type Tier } from '../../../src/model/signal.ts';
import { unaskedDoubt } from '../../../src/turn/unasked.ts';
import { shippedContent } from '../../harness/scene.ts';
import { NOW, signal } from '../escalation/an-alert.ts';

function unasked(tier: Tier, sms: ConsentState, ...signals: Signal[]) {
  const from = { channel: 'sms', number: '+15550107777', via: 'twilio' } as const;
  const said: Said = {
    kind: 'said',
    v: 1,
    id: 'event',
    at: NOW,
    text: 'words',
    from,
    media: 0,
    tier,
    signals,
  };
  return unaskedDoubt(said, { v: 1, sms, teams: 'granted' }, shippedContent.protocol);
}
const doubt = (name: SignalName) => signal(name, 'ask');

describe('a doubt that cannot be asked about', () => {
  it.each(['none', 'invited', 'granted'] as const)('is asked about while texts are %s', (sms) => {
    expect(unasked('ask', sms, doubt('suicide_self_harm'))).toBeUndefined();
  });

  it.each(['none', 'soon', 'urgent', 'emergency'] as const)('is none when it is %s', (tier) => {
    expect(unasked(tier, 'revoked', signal('suicide_self_harm', tier))).toBeUndefined();
  });

  it('counts as silence to its question would, where only a doubt stood behind that', () => {
    const { answers } = shippedContent.protocol('suicide_self_harm');
    expect(unasked('ask', 'revoked', doubt('suicide_self_harm'))).toMatchObject({
      tier: answers?.afterAsk?.silence.tier,
      text: 'words',
      signals: [{ signal: 'suicide_self_harm', tier: answers?.afterAsk?.silence.tier }],
    });
  });

  it('is as grave as the gravest of several', () => {
    const both = unasked('ask', 'revoked', doubt('medication_misuse'), doubt('suicide_self_harm'));
    expect(both?.tier).toBe(unasked('ask', 'revoked', doubt('suicide_self_harm'))?.tier);
    expect(both?.signals).toHaveLength(2);
  });

  it('is for the next day where no rule shares what the likeness hears', () => {
    const like = { ...doubt('suicide_self_harm'), rule: secondReaderRule };
    expect(unasked('ask', 'revoked', like)?.tier).toBe('soon');
    expect(unasked('ask', 'revoked', like, doubt('suicide_self_harm'))?.tier).toBe('urgent');
  });

  it('is that of whom it is about', () => {
    const { answers } = shippedContent.protocol('for-other');
    const theirs = doubt('suicide_self_harm');
    const about = { ...theirs, evidence: { ...theirs.evidence, about: 'somebody-else' as const } };
    const means = (answers?.afterAsk?.silence ?? answers?.silence)?.tier;
    expect(unasked('ask', 'revoked', about)?.tier).toBe(means);
  });
});
