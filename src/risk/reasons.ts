/** What raises or lowers a rule that has fired: what else stands in the message, or what is known of the patient. */
import { outranks, tiers } from '../model/signal.ts';
import type { Modifier, RiskContext, Tier } from '../model/signal.ts';
import type { Finding, Findings } from './concepts.ts';
import type { Given } from './files.ts';
import type { Said } from './normalise.ts';
import type { Rule } from './rules.ts';
import { wordsOf } from './spans.ts';

export interface Weighed {
  findings: Finding[];
  tier: Tier;
  changedBy: Modifier[];
}
type Verdict = Pick<Weighed, 'tier' | 'changedBy'>;

export function isStanding(findings: Findings, concept: string): boolean {
  return standing(findings, concept).length > 0;
}

function standing(findings: Findings, concept: string): Finding[] {
  return (findings.get(concept) ?? []).filter(
    (each) => !each.modifiers.some(({ kind }) => kind === 'negation' || kind === 'idiom'),
  );
}

export function inContext(
  rule: Rule,
  weighed: Weighed,
  findings: Findings,
  context: RiskContext,
  said: Said,
): Verdict {
  let { tier } = weighed;
  const changedBy = [...weighed.changedBy];
  const apply = (changes: Rule['raised'], isChange: (to: Tier) => boolean) => {
    for (const { given, to } of changes) {
      const reason = reasonFor(given, weighed, findings, context, said);
      if (reason === undefined || !isChange(to)) continue;
      tier = to;
      changedBy.push({ kind: 'context', words: reason });
    }
  };
  apply(rule.lowered, (to) => tiers.indexOf(to) > tiers.indexOf(tier));
  apply(rule.raised, (to) => outranks(to, tier));
  return { tier, changedBy };
}

/** In words, what of the context is so; undefined when something asked for is not. */
function reasonFor(
  given: Given,
  weighed: Weighed,
  findings: Findings,
  context: RiskContext,
  said: Said,
): string | undefined {
  if (given.unless?.some((concept) => isStanding(findings, concept))) return undefined;
  const reasons: (string | undefined)[] = [];
  const beside = (concepts: string[]) => reasons.push(standingWords(concepts, findings, said));
  if (given.with) beside(given.with);
  if (given.and) beside(given.and);
  if (given.changedBy) reasons.push(weighed.changedBy.find((each) => each.kind === given.changedBy)?.words);
  if (given.medicines) reasons.push(given.medicines.find((each) => context.medicines?.includes(each)));
  if (given.ageFrom !== undefined)
    reasons.push((context.age ?? 0) >= given.ageFrom ? `age ${given.ageFrom} or more` : undefined);
  if (given.recentProcedure) reasons.push(context.recentProcedure ? 'recent procedure' : undefined);
  if (given.answering) reasons.push(given.answering.find((each) => each === context.answering));
  return reasons.includes(undefined) ? undefined : reasons.join(', ');
}

function standingWords(concepts: string[], findings: Findings, said: Said): string | undefined {
  const [first] = concepts.flatMap((concept) => standing(findings, concept));
  return first && wordsOf(first, said);
}
