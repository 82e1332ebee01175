/** Which rules were worth their alert: how those that each of them had a part in have ended. Pure: alerts in, rows out. */
import type { Alert } from '../model/alert.ts';
import { namesIn } from '../risk/rule-names.ts';
import { isDealtWith, type Outcome } from '../model/outcome.ts';

export interface RuleShare {
  rule: string;
  /** Closed alerts that a rule had a part in, and that page somebody or stand on the list. */
  closed: number;
  /** Acted, advised or referred. */
  worth: number;
  falseAlarms: number;
  /** Closed as something else, or without a word. */
  other: number;
}

/** The rules with the most false alarms first. */
export function ruleShares(alerts: readonly Alert[]): RuleShare[] {
  const rows = new Map<string, RuleShare>();
  for (const alert of alerts) {
    const end = alert.facts.findLast((fact) => fact.kind === 'resolved');
    if (alert.drill === true || alert.status !== 'resolved' || end === undefined) continue;
    for (const rule of rulesOf(alert)) {
      const row = rows.get(rule) ?? { rule, closed: 0, worth: 0, falseAlarms: 0, other: 0 };
      rows.set(rule, counted(row, end.outcome));
    }
  }
  return [...rows.values()].sort(
    (a, b) => b.falseAlarms - a.falseAlarms || b.closed - a.closed || (a.rule < b.rule ? -1 : 1),
  );
}

/** Each once, however often it was met. */
function rulesOf({ quotes }: Alert): string[] {
  return [...new Set(quotes.flatMap(({ signals }) => signals.flatMap(({ rule }) => namesIn(rule))))];
}

function counted(row: RuleShare, outcome: Outcome | undefined): RuleShare {
  const name = isDealtWith(outcome) ? 'worth' : outcome === 'false-alarm' ? 'falseAlarms' : 'other';
  return { ...row, closed: row.closed + 1, [name]: row[name] + 1 };
}
