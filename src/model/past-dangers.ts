/** What the alerts of one person were about, of which some rules and questions speak for weeks. */
import type { Alert, PastDanger } from './alert.ts';
import { isDealtWith } from './outcome.ts';
import type { SignalName } from './signal.ts';
import { DAY, type Instant } from './time.ts';

/** When each danger was urgent or an emergency last, in this alert and in those before it. */
export function risksOf(alert: Alert): Partial<Record<SignalName, Instant>> {
  const inOrder = dangersOf(alert).toSorted((a, b) => a.at - b.at);
  return Object.fromEntries(inOrder.map(({ signal, at }) => [signal, at]));
}

/**
 * Each danger as each rule has heard it last; what a clinician found to be none was none. Whoever ends an alert as dealt with has
 * talked with the person about the dangers that it told of, also as they were heard before, and about no other.
 */
export function dangersOf({ earlier = {}, heardBefore = [], quotes, facts }: Alert): PastDanger[] {
  const before = [...(Object.entries(earlier) as [SignalName, Instant][]).map(ofUnknownRule), ...heardBefore];
  const ended = facts.findLast((fact) => fact.kind === 'resolved');
  if (ended?.outcome === 'false-alarm') return before;
  const own = quotes.flatMap(graveIn);
  const all = newest([...before, ...own]);
  if (!isDealtWith(ended?.outcome)) return all;
  const told = new Set(own.map(({ signal }) => signal));
  return all.map((each) => (told.has(each.signal) ? { ...each, talkedAbout: true as const } : each));
}

/** As long as anything asks for them: longer than any rule looks back. */
const KEPT = 90 * DAY;

export function keptOf(alert: Alert, now: Instant): PastDanger[] {
  return dangersOf(alert).filter(({ at }) => at > now - KEPT);
}

/** Of records of before rules were kept with it. */
function ofUnknownRule([signal, at]: [SignalName, Instant]): PastDanger {
  return { signal, rule: '', tier: 'emergency', at };
}

function graveIn({ at, signals }: Alert['quotes'][number]): PastDanger[] {
  return signals.flatMap(({ signal, rule, tier }) =>
    tier === 'emergency' || tier === 'urgent' ? [{ signal, rule, tier, at }] : [],
  );
}

/** What is heard again has not been talked about yet. */
function newest(all: readonly PastDanger[]): PastDanger[] {
  const nameOf = ({ signal, rule, tier }: PastDanger) => `${signal} ${tier} ${rule}`;
  return [...new Map(all.map((each) => [nameOf(each), each])).values()];
}
