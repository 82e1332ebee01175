/**
 * What a rule would have done: tried, as it is written now, on messages and numbers of the past. Pure. Each try says how
 * grave the rule finds it, and whether somebody would have been alerted only because of this rule.
 */
import { outranks, secondReaderRule, type RiskContext, type Screened, type Tier } from '../model/signal.ts';
import type { TriggerRule } from '../model/trigger.ts';
import type { RiskFile } from './files.ts';
import { createBothReaders, type RiskContent } from './readers.ts';
import { namesIn } from './rule-names.ts';
import { compileRules } from './rules.ts';
import { createScreen } from './screen.ts';
import type { Day } from '../model/time.ts';
import { triggered, type Found, type Observed } from './triggers.ts';

export type { Found };

export interface Tried {
  tier: Tier;
  /** Without this rule nobody would have been alerted. */
  alone: boolean;
}

type TryWords = (text: string, context: RiskContext) => Tried;

/** Undefined when no file has a rule of that name. */
export function tryOnWords(content: RiskContent, rule: string): TryWords | undefined {
  if (rule === secondReaderRule) return trySecondReader(content);
  const only = withRules(content, (id) => id === rule);
  if (!only.riskFiles.some((file) => file.kind === 'rules')) return undefined;
  const [alone, others] = [only, withRules(content, (id) => id !== rule)].map(createBothReaders);
  return (text, context) => {
    return triedOn(rule, alone!({ text, context }), () => others!({ text, context }));
  };
}

/** Beside the rules, as in the service: it hears more where they have heard something. */
function trySecondReader(content: RiskContent): TryWords {
  const [both, rules] = [createBothReaders(content), createScreen(compileRules(content.riskFiles))];
  return (text, context) =>
    triedOn(secondReaderRule, both({ text, context }), () => rules({ text, context }));
}

function triedOn(rule: string, heard: Screened, without: () => Screened): Tried {
  const tier = heard.signals.find((each) => namesIn(each.rule).includes(rule))?.tier ?? 'none';
  return { tier, alone: alerts(tier) && !alerts(without().tier) };
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

/** For one person after another: each has what was found of them before, as it would have been. */
export function tryOnNumbers(
  rules: readonly TriggerRule[],
  rule: string,
): (() => (seen: Observed) => Tried) | undefined {
  if (!rules.some(({ id }) => id === rule)) return undefined;
  const others = rules.filter(({ id }) => id !== rule);
  return () => {
    const [withIt, without] = [remembering(rules), remembering(others)];
    return (seen) => {
      const tier = withIt(seen).find((each) => each.rule === rule)?.tier ?? 'none';
      const otherwise = without(seen).some((each) => alerts(each.tier));
      return { tier, alone: alerts(tier) && !otherwise };
    };
  };
}

/** What all rules together find, of one person after another. */
export function tryAll(rules: readonly TriggerRule[]): () => (seen: Observed) => Found[] {
  return () => remembering(rules);
}

function remembering(rules: readonly TriggerRule[]): (seen: Observed) => Found[] {
  const [found, toldWith]: [Record<string, Day>, Record<string, number>] = [{}, {}];
  return (seen) => {
    const all = triggered(rules, { ...seen, found, toldWith });
    for (const { rule, level } of all) {
      found[rule] = seen.today;
      if (level !== undefined) toldWith[level.of] = level.value;
    }
    return all;
  };
}

function alerts(tier: Tier): boolean {
  return outranks(tier, 'ask');
}
