/** What the rules make of the findings: which fire, at what tier, and because of which words. */
import { outranks } from '../model/signal.ts';
import type { Modifier, RiskContext, Signal, Tier } from '../model/signal.ts';
import { areAnothers } from './about.ts';
import type { Finding, Findings } from './concepts.ts';
import { believed, type Support } from './doubt.ts';
import type { Effect, ModifierKind } from './files.ts';
import type { Said } from './normalise.ts';
import { inContext, isStanding, type Weighed } from './reasons.ts';
import type { Rule } from './rules.ts';
import { beginningIn, wordsOf } from './spans.ts';

/** What is known of a message besides its words: of the patient, and whether the second reader hears danger in it too. */
export interface Known extends RiskContext {
  supported?: Support | undefined;
}

export function judge(rule: Rule, findings: Findings, said: Said, context: Known): Signal | undefined {
  const weighed = windows(rule, findings, said)
    .map((window) => weigh(rule, window, said))
    .filter((each) => each !== undefined)
    .reduce<Weighed | undefined>(
      (best, each) => (best && !outranks(each.tier, best.tier) ? best : each),
      undefined,
    );
  if (!weighed) return undefined;
  const { tier: full, changedBy } = inContext(rule, weighed, findings, context, said);
  const most = believed(rule, full, weighed.findings, said, context.supported);
  const isDoubted = outranks(full, most);
  const tier = isDoubted ? most : full;
  if (isDoubted) changedBy.push({ kind: 'context', words: 'heard by this rule alone' });
  if (tier === 'none') return undefined;
  const words = [...new Set(weighed.findings.map((each) => wordsOf(each, said)))];
  const about = areAnothers(weighed.findings, findings) ? { about: 'somebody-else' as const } : {};
  return { signal: rule.signal, tier, rule: rule.id, evidence: { words, changedBy, ...about } };
}

/** The findings that stand together, clause by clause, sentence by sentence, or all at once. */
function windows(rule: Rule, findings: Findings, said: Said): Findings[] {
  const needed = [...rule.all, ...rule.any, ...rule.none];
  if (rule.near !== undefined) return around(rule, rule.near, needed, findings, said);
  if (rule.within === 'message') return [findings];
  const byPlace = new Map<number, Map<string, Finding[]>>();
  for (const concept of needed) {
    for (const finding of findings.get(concept) ?? []) {
      const place = said.tokens[finding.from]![rule.within];
      const window = byPlace.get(place) ?? new Map<string, Finding[]>();
      byPlace.set(place, window);
      const known = window.get(concept);
      if (known) known.push(finding);
      else window.set(concept, [finding]);
    }
  }
  return [...byPlace.values()];
}

/** No phrase runs over more words than this. */
const longest = 64;

/** What stands near each finding of the first concept, in its sentence unless the rule looks further. */
function around(rule: Rule, near: number, needed: string[], findings: Findings, said: Said): Findings[] {
  const anchors = (rule.all.length > 0 ? rule.all.slice(0, 1) : rule.any).flatMap(
    (concept) => findings.get(concept) ?? [],
  );
  const isNear = (a: Finding, b: Finding) =>
    Math.max(b.from - a.to, a.from - b.to) <= near &&
    (rule.within === 'message' || said.tokens[a.from]![rule.within] === said.tokens[b.from]![rule.within]);
  const nearby = (anchor: Finding, others: readonly Finding[]) =>
    beginningIn(others, anchor.from - near - longest, anchor.to + near + 1).filter((each) =>
      isNear(anchor, each),
    );
  return anchors.map((anchor) => {
    const window = new Map<string, Finding[]>();
    for (const concept of needed)
      window.set(concept, concept === anchor.label ? [anchor] : nearby(anchor, findings.get(concept) ?? []));
    return window;
  });
}

function weigh(rule: Rule, window: Findings, said: Said): Weighed | undefined {
  if (rule.none.some((concept) => isStanding(window, concept))) return undefined;
  const parts = rule.all.map((concept) => strongest(rule, window.get(concept) ?? [], said));
  if (rule.any.length > 0)
    parts.push(
      strongest(
        rule,
        rule.any.flatMap((concept) => window.get(concept) ?? []),
        said,
      ),
    );
  const whole = parts.filter((part) => part !== undefined);
  if (whole.length < parts.length) return undefined;
  return {
    findings: whole.flatMap((part) => part.findings),
    tier: whole.reduce<Tier>((low, part) => (outranks(low, part.tier) ? part.tier : low), rule.tier),
    changedBy: whole.flatMap((part) => part.changedBy),
  };
}

function strongest(rule: Rule, findings: Finding[], said: Said): Weighed | undefined {
  return findings
    .filter((finding) => !rule.whole || isWhole(finding, said))
    .map((finding) => withModifiers(rule, finding))
    .reduce<Weighed | undefined>(
      (best, each) => (each && (!best || outranks(each.tier, best.tier)) ? each : best),
      undefined,
    );
}

function withModifiers(rule: Rule, finding: Finding): Weighed | undefined {
  let tier: Tier = rule.tier;
  const changedBy: Modifier[] = [];
  for (const modifier of finding.modifiers) {
    const effect: Effect = rule.modified[modifier.kind as ModifierKind];
    if (effect === 'drop') return undefined;
    if (effect === 'keep') continue;
    if (outranks(tier, effect)) tier = effect;
    changedBy.push(modifier);
  }
  return { findings: [finding], tier, changedBy };
}

/** A word of thanks or a filler beside it does not make it less of a whole message. */
function isWhole(finding: Finding, said: Said): boolean {
  return said.tokens.every((token, at) => token.filler || (at >= finding.from && at < finding.to));
}
