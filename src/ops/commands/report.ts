/** `report`: how quick pages, acknowledgements and outcomes were, by month and tier; how drills went; which rules were worth it. */
import { FACT_LOG, type MovedFact } from '../../model/alert-fact.ts';
import { alert, type Alert } from '../../model/alert.ts';
import type { Store } from '../../ports/store.ts';
import { whyNotTried } from '../../risk/rule-names.ts';
import { drillScores, type DrillRow } from '../drill-scores.ts';
import { ruleShares, type RuleShare } from '../rule-shares.ts';
import { timings, type Row, type Spread } from '../timings.ts';
import { shown, span, table, type Command } from './command.ts';

const AT_A_TIME = 50;
/** More alerts than one patient can have had in the years that are looked back on. */
const MOST = 1_000;
/** Of all of them: a month of ringing. */
const MOST_FACTS = 100_000;

export function report({ store, zone }: { store: Store; zone: string }): Command {
  return async (asked) => {
    const facts = await safetyReport(store, zone);
    return shown(asked, facts, inText(facts));
  };
}

export async function safetyReport(store: Store, zone: string): Promise<Facts> {
  const all = await allAlerts(store);
  const real = all.filter(({ drill }) => drill !== true);
  return {
    alerts: timings(real, zone).filter(({ tier }) => tier === 'emergency' || tier === 'urgent'),
    drills: drillScores(
      all.filter(({ drill }) => drill === true),
      zone,
    ),
    rules: ruleShares(real),
  };
}

interface Facts {
  alerts: Row[];
  drills: DrillRow[];
  rules: RuleShare[];
}

function inText({ alerts, drills, rules }: Facts): string {
  const parts = [
    alerts.length === 0 ? 'There has been no alert that pages anybody.' : told(alerts),
    ...(drills.length === 0 ? [] : [`Drills\n${practised(drills)}`]),
    ...(alerts.length + drills.length === 0
      ? []
      : ['Each as the median, what nine of ten kept to, and of how many.']),
    ...(rules.length === 0 ? [] : [`Closed alerts by rule\n${worth(rules)}`]),
  ];
  return parts.join('\n\n');
}

async function allAlerts(store: Store): Promise<Alert[]> {
  const found: Alert[] = [];
  let from: string | undefined;
  do {
    const { owners, next } = await store.owners(from, AT_A_TIME);
    const read = await Promise.all(owners.map((owner) => alertsOf(store, owner)));
    found.push(...read.flat());
    from = next;
    // Whoever writes of danger meanwhile is heard between any two portions.
    await new Promise((go) => setImmediate(go));
  } while (from !== undefined);
  return found;
}

/** What cannot be read is not counted; whoever watches over alerts finds it. */
async function alertsOf(store: Store, owner: string): Promise<Alert[]> {
  const { docs } = await store.read(owner);
  if (docs['alert'] === undefined) return [];
  const known = [...(await store.log(owner, 'alerts', MOST)), docs['alert'].value];
  const alerts = known.flatMap((each) => alert.safeParse(each).data ?? []);
  return alerts.some(({ earlierFacts }) => earlierFacts !== undefined)
    ? withMoved(alerts, (await store.log(owner, FACT_LOG, MOST_FACTS)) as MovedFact[])
    : alerts;
}

/** One that rang for long has its first page, and perhaps its first answer, in a log beside it. */
function withMoved(alerts: Alert[], moved: readonly MovedFact[]): Alert[] {
  const inOrder = moved.toSorted((a, b) => a.index - b.index);
  return alerts.map((each) => ({
    ...each,
    facts: [...inOrder.filter((of) => of.alert === each.id).map(({ fact }) => fact), ...each.facts],
  }));
}

function told(rows: Row[]): string {
  const heading = [
    'month',
    'tier',
    'alerts',
    'danger to page',
    'page to acknowledged',
    'acknowledged to outcome',
  ];
  const cells = rows.map(({ month, tier, alerts, toPage, toAcknowledged, toOutcome }) => [
    month,
    tier,
    alerts,
    inWords(toPage),
    inWords(toAcknowledged),
    inWords(toOutcome),
  ]);
  return table(heading, cells);
}

function practised(rows: DrillRow[]): string {
  const cells = rows.map(({ month, tier, drills, unanswered, toPage, toAcknowledged }) => [
    month,
    tier,
    drills,
    unanswered,
    inWords(toPage),
    inWords(toAcknowledged),
  ]);
  return table(['month', 'tier', 'drills', 'unanswered', 'begin to page', 'page to answer'], cells);
}

function worth(rows: RuleShare[]): string {
  const cells = rows.map(({ rule, closed, worth: acted, falseAlarms, other }) => [
    rule,
    closed,
    acted,
    falseAlarms,
    other,
    `${Math.round((100 * acted) / closed)} %`,
  ]);
  return [
    table(['rule', 'closed', 'acted on', 'false alarm', 'other', 'share acted on'], cells),
    'Try one on the past: npm run -s backtest -- --rule RULE.',
    ...notTried(rows),
  ].join('\n');
}

function notTried(rows: readonly RuleShare[]): string[] {
  return rows.flatMap(({ rule }) => {
    const why = whyNotTried(rule);
    return why === undefined ? [] : [`Not ${rule}: it is ${why}.`];
  });
}

function inWords(spread: Spread | undefined): string {
  return spread === undefined ? '-' : `${span(spread.median)}, ${span(spread.ninth)} (${spread.count})`;
}
