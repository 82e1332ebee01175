/**
 * The risk room: one message in, signals out, by rules a clinician can read and sign. It is pure and total: no clock, no
 * network, no model, no text it cannot take, and the same answer every time. It must not decide what is said or who is
 * told; it only names the danger, how soon somebody must act, and the words that say so.
 */
import { highest, outranks, tiers } from '../model/signal.ts';
import type { Expected, RiskContext, Screened, Signal } from '../model/signal.ts';
import { isAboutAnother } from './about.ts';
import { findConcepts, type Findings } from './concepts.ts';
import type { Support } from './doubt.ts';
import { judge, type Known } from './judge.ts';
import { normalise, type Said } from './normalise.ts';
import { inOrder } from './order.ts';
import type { RiskRules } from './rules.ts';

export interface ToScreen {
  text: string;
  /** Every language is always read, since people mix them; this is for the record. */
  lang?: string | undefined;
  context?: RiskContext | undefined;
  /** Undefined where no question is open, or the message is more than an answer to it. */
  expected?: Expected | undefined;
  /** How far the second reader hears danger too, which settles the doubt of doubtful rules. */
  supported?: Support | undefined;
}

export type Screen = (said: ToScreen) => Screened;

/** A message is screened without and then with what is known of the patient: what its words are is found once. */
export function createScreen(rules: RiskRules): Screen {
  let last: { text: string; found: Found } | undefined;
  return ({ text, context, supported, expected }) => {
    if (last?.text !== text) last = { text, found: findingsIn(text, rules) };
    return verdict(judged(last.found, rules, { ...context, supported }, expected), last.found.findings);
  };
}

export function screen({ text, context, supported }: ToScreen, rules: RiskRules): Screened {
  const found = findingsIn(text, rules);
  return verdict(judged(found, rules, { ...context, supported }), found.findings);
}

function verdict(fired: readonly Signal[], findings: Findings): Screened {
  const strongest = new Map<string, Signal>();
  for (const signal of fired) {
    const known = strongest.get(signal.signal);
    if (!known || tiers.indexOf(signal.tier) < tiers.indexOf(known.tier))
      strongest.set(signal.signal, signal);
  }
  const signals = inOrder([...strongest.values()]);
  const tier = highest(signals.map((each) => each.tier));
  // One danger that may be their own makes all of them doubtful, and in doubt it is the patient's.
  const isAnothers =
    isAboutAnother(findings) && signals.every(({ evidence }) => evidence.about !== undefined);
  return isAnothers ? { tier, signals, about: 'somebody-else' } : { tier, signals: signals.map(takenForOwn) };
}

function takenForOwn(signal: Signal): Signal {
  const { about, ...evidence } = signal.evidence;
  if (about === undefined) return signal;
  return { ...signal, evidence };
}

/** Every rule that fires, several per signal: for the rules' own examples and for back-tests. */
export function firing({ text, context, supported }: ToScreen, rules: RiskRules): Signal[] {
  return judged(findingsIn(text, rules), rules, { ...context, supported });
}

interface Found {
  heard: Said;
  findings: Findings;
}

function findingsIn(text: string, rules: RiskRules): Found {
  const heard = normalise(text, rules.spelling);
  return { heard, findings: findConcepts(heard, rules.scanner) };
}

function judged({ heard, findings }: Found, rules: RiskRules, context: Known, expected?: Expected): Signal[] {
  if (findings.size === 0) return [];
  return (
    rules
      .possible(findings)
      // "I'll do it tonight" says when and not what, and our question has said what; so has any day of "going to lie down".
      .filter((rule) => (expected !== 'put-off' && expected !== 'ordinary') || !rule.doubtful)
      .map((rule) => judge(rule, findings, heard, context))
      .filter((signal) => signal !== undefined)
      // How low somebody is, is what was asked: the number that it comes to has rules of its own.
      .filter(
        ({ signal, tier }) =>
          (expected !== 'told' && expected !== 'our-words') ||
          signal !== 'severe_distress' ||
          outranks(tier, 'soon'),
      )
  );
}
