/**
 * What a later reading of a message may do to the first: nothing, or raise it. The types say so: what comes back has the tier
 * that went in or one above it, and nothing that lowers a tier can be given this type.
 */
import type { Screened, Signal, Tier } from './signal.ts';

interface Above {
  emergency: never;
  urgent: 'emergency';
  soon: 'emergency' | 'urgent';
  ask: 'emergency' | 'urgent' | 'soon';
  none: 'emergency' | 'urgent' | 'soon' | 'ask';
}

export interface Heard<T extends Tier> extends Screened {
  tier: T;
}
export type OnlyRaises = <T extends Tier>(first: Heard<T>) => Heard<T | Above[T]>;

const above: { readonly [T in Tier]: readonly Above[T][] } = {
  emergency: [],
  urgent: ['emergency'],
  soon: ['emergency', 'urgent'],
  ask: ['emergency', 'urgent', 'soon'],
  none: ['emergency', 'urgent', 'soon', 'ask'],
};

/** The other tier, if it is above the first. */
function aboveOf<T extends Tier>(first: T, other: Tier): Above[T] | undefined {
  return above[first].find((each) => each === other);
}

/** Without a signal, and with one that is no graver, everything stays as it was. */
export function raising(signal: Signal | undefined): OnlyRaises {
  return (first) => {
    const tier = signal && aboveOf(first.tier, signal.tier);
    if (signal === undefined || tier === undefined) return first;
    return { tier, signals: [signal, ...first.signals] };
  };
}
