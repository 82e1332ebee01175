/**
 * A doubt is asked about, and the answer decides. Whoever may not be written to cannot be asked: what silence to the
 * question would mean is so at once, for nobody would hear of it otherwise. Pure.
 */
import type { Danger } from '../escalation/alerts.ts';
import type { Consent } from '../model/consent.ts';
import type { Said } from '../model/event.ts';
import type { Protocol } from '../model/protocol.ts';
import { highest, outranks, secondReaderRule, type Signal, type SignalName } from '../model/signal.ts';

export type Protocols = (signal: SignalName | 'for-other') => Protocol;

/** Undefined when the question can be put, or is none of any protocol. */
export function unaskedDoubt(said: Said, consent: Consent, protocolOf: Protocols): Danger | undefined {
  if (said.tier !== 'ask' || consent[said.from.channel] !== 'revoked') return undefined;
  const signals = said.signals.flatMap((signal) => asInSilence(signal, protocolOf));
  const [first, ...rest] = signals;
  if (first === undefined) return undefined;
  const tier = highest([first.tier, ...rest.map((each) => each.tier)]);
  return { eventId: said.id, at: said.at, text: said.text, tier, signals };
}

function asInSilence(signal: Signal, protocolOf: Protocols): Signal[] {
  const { ask, answers } = protocolOf(signal.evidence.about === undefined ? signal.signal : 'for-other');
  if (ask.ask === undefined || answers === undefined) return [];
  const { tier } = answers.afterAsk?.silence ?? answers.silence;
  // Most who want no more texts say so in words that are like others' words of parting: somebody looks the next day, and nobody is
  // woken for a likeness that no rule shares.
  const isLikeness = signal.rule === secondReaderRule && outranks(tier, 'soon');
  return [{ ...signal, tier: isLikeness ? 'soon' : tier }];
}
