import fc from 'fast-check';
import { type Heard, type OnlyRaises, raising } from '../../src/model/only-raises.ts';
import { outranks, type Screened, signalNames, type Signal, tiers } from '../../src/model/signal.ts';

type Fits<F> = F extends OnlyRaises ? 'fits' : 'does not';
const toNone = (first: Screened): Heard<'none'> => ({ ...first, tier: 'none' });
const toAnything = (first: Screened): Screened => first;
const same = <F extends Screened>(first: F): F => first;

const signal: fc.Arbitrary<Signal> = fc.record({
  signal: fc.constantFrom(...signalNames),
  tier: fc.constantFrom(...tiers),
  rule: fc.constant('language-model/danger'),
  evidence: fc.constant({ words: [] as string[], changedBy: [] }),
});

describe('a later reading', () => {
  it('can by its type not lower a tier', () => {
    // The compiler decides these: whoever widens the type has to change them.
    const fits: [Fits<typeof toNone>, Fits<typeof toAnything>, Fits<typeof same>] = [
      'does not',
      'does not',
      'fits',
    ];
    expect(fits).toHaveLength(3);
  });

  it('leaves everything, or raises it and takes nothing away', () => {
    const screened = fc.record({ tier: fc.constantFrom(...tiers), signals: fc.array(signal) });
    fc.assert(
      fc.property(screened, fc.option(signal, { nil: undefined }), (first, second: Signal | undefined) => {
        const { tier, signals } = raising(second)(first);
        expect(outranks(first.tier, tier)).toBe(false);
        const isGraver = second !== undefined && outranks(second.tier, first.tier);
        expect(tier).toBe(isGraver ? second.tier : first.tier);
        expect(signals).toEqual(isGraver ? [second, ...first.signals] : first.signals);
      }),
    );
  });
});
