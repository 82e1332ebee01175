/** What the alerts of one person were about, of which some rules and questions speak for weeks. */
import type { Alert } from './alert.ts';
import type { SignalName } from './signal.ts';
import type { Instant } from './time.ts';

/** When each danger was urgent or an emergency last, in this alert and in those before it; what a clinician found to be none was none. */
export function risksOf({ earlier, quotes, facts }: Alert): Partial<Record<SignalName, Instant>> {
  const ended = facts.findLast((fact) => fact.kind === 'resolved');
  if (ended?.outcome === 'false-alarm') return { ...earlier };
  const grave = quotes.flatMap(({ at, signals }) =>
    signals
      .filter(({ tier }) => tier === 'emergency' || tier === 'urgent')
      .map(({ signal }) => [signal, at] as const),
  );
  return { ...earlier, ...Object.fromEntries(grave) };
}
