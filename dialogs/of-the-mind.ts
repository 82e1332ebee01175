import { ofTheMind, type SignalName } from '../src/model/signal.ts';

/** Dangers that are not asked back about as if they were words like others. */
export function isOfTheMind(signal: SignalName): boolean {
  return OF_THE_MIND.has(signal);
}

const OF_THE_MIND: ReadonlySet<SignalName> = new Set([...ofTheMind, 'medication_misuse']);
