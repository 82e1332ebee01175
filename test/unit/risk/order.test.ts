import type { Signal, SignalName, Tier } from '../../../src/model/signal.ts';
import { inOrder } from '../../../src/risk/order.ts';

const heard = (signal: SignalName, tier: Tier, ...words: string[]): Signal => ({
  signal,
  tier,
  rule: 'r',
  evidence: { words, changedBy: [] },
});
const names = (signals: Signal[], likeliest?: SignalName) =>
  inOrder(signals, likeliest).map(({ signal }) => signal);

describe('the danger that is named first', () => {
  const breath = heard('clot', 'emergency', 'cannot breathe');
  const lips = heard('allergic_reaction', 'emergency', 'lips', 'swelling');

  it('is the more urgent one, whatever else is likely', () => {
    expect(names([heard('clot', 'urgent', 'a'), lips], 'clot')).toEqual(['allergic_reaction', 'clot']);
  });
  it('is that of suicide among equals, since its question must be asked', () => {
    expect(names([breath, heard('suicide_self_harm', 'emergency', 'die')], 'clot')).toEqual([
      'suicide_self_harm',
      'clot',
    ]);
  });
  it('is what the second reader takes the whole message for', () => {
    expect(names([lips, breath], 'clot')).toEqual(['clot', 'allergic_reaction']);
  });
  it('is, where it says nothing, that of which most was found', () => {
    expect(names([breath, lips])).toEqual(['allergic_reaction', 'clot']);
    expect(names([heard('clot', 'soon', 'leg'), heard('cardiac', 'soon', 'tight chest')])).toEqual([
      'cardiac',
      'clot',
    ]);
  });
});
