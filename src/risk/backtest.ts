/**
 * What a rule would have done: tried, as it is written now, on messages and numbers of the past. Pure. Each try says how
 * grave the rule finds it, and whether somebody would have been alerted only because of this rule.
 */
import { outranks, type RiskContext, type Tier } from '../model/signal.ts';
import type { TriggerRule } from '../model/trigger.ts';
import type { RiskFile } from './files.ts';
import { createBothReaders, type RiskContent } from './readers.ts';
import { triggered, type Observed } from './triggers.ts';

export interface Tried {
  tier: Tier;
  /** Without this rule nobody would have been alerted. */
  alone: boolean;
}

/** Undefined when no file has a rule of that name. */
export function tryOnWords(
  content: RiskContent,
  rule: string,
): ((text: string, context: RiskContext) => Tried) | undefined {
  const only = withRules(content, (id) => id === rule);
  if (!only.riskFiles.some((file) => file.kind === 'rules')) return undefined;
  const [alone, others] = [only, withRules(content, (id) => id !== rule)].map(createBothReaders);
  return (text, context) => {
    const met = alone!({ text, context }).signals.find((each) => each.rule.split(', ').includes(rule));
    const tier = met?.tier ?? 'none';
    return { tier, alone: alerts(tier) && !alerts(others!({ text, context }).tier) };
  };
}

function withRules({ riskFiles, secondReader }: RiskContent, isKept: (id: string) => boolean): RiskContent {
  const kept = riskFiles.map((file): RiskFile =>
    file.kind === 'rules' ? { ...file, rules: file.rules.filter(({ id }) => isKept(id)) } : file,
  );
  return {
    riskFiles: kept.filter((file) => file.kind !== 'rules' || file.rules.length > 0),
    secondReader,
  };
}

export function tryOnNumbers(
  rules: readonly TriggerRule[],
  rule: string,
): ((seen: Observed) => Tried) | undefined {
  const own = rules.filter(({ id }) => id === rule);
  if (own.length === 0) return undefined;
  return (seen) => {
    const tier = triggered(own, seen)[0]?.tier ?? 'none';
    const others = triggered(
      rules.filter(({ id }) => id !== rule),
      seen,
    );
    return { tier, alone: alerts(tier) && !others.some((each) => alerts(each.tier)) };
  };
}

function alerts(tier: Tier): boolean {
  return outranks(tier, 'ask');
}
