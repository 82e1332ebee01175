/** Concepts found in a message, with the modifiers that reach them. */
import type { Modifier } from '../model/signal.ts';
import { marksOf, modifiersOf } from './modifiers.ts';
import type { Trigger } from './modifiers.ts';
import type { Said } from './normalise.ts';
import type { Span } from './found.ts';
import type { Hit, Scanner } from './scan.ts';
import { covers, inOrder, standingOver } from './spans.ts';

export type Label =
  { is: 'concept'; concept: string; plain?: boolean } | { is: 'not-concept'; concept: string } | Trigger;

export interface Finding extends Hit<string> {
  modifiers: Modifier[];
}
/** Findings by concept, in the order in which they begin. */
export type Findings = ReadonlyMap<string, Finding[]>;

export function findConcepts(said: Said, scanner: Scanner<Label>): Findings {
  const hits = scanner.scan(said.tokens);
  const bars = barsIn(hits);
  const claims = hits.filter(isClaim).filter((hit) => !isBarred(hit, bars.get(hit.label.concept)));
  const marks = marksOf(hits.filter((hit): hit is Hit<Trigger> => !hit.label.is.endsWith('concept')));
  const over = standingOver(claims);
  const free = { ...marks, triggers: marks.triggers.filter((each) => !isSpent(each, over(each.from))) };
  const found = new Map<string, Finding[]>();
  for (const claim of inOrder(claims)) {
    const { concept, plain } = claim.label;
    const finding = {
      label: concept,
      from: claim.from,
      to: claim.to,
      modifiers: plain ? [] : modifiersOf(claim, free, said),
    };
    const known = found.get(concept);
    if (known) known.push(finding);
    else found.set(concept, [finding]);
  }
  return found;
}

type Claim = Hit<Label & { is: 'concept' }>;
const isClaim = (hit: Hit<Label>): hit is Claim => hit.label.is === 'concept';

function barsIn(hits: readonly Hit<Label>[]): Map<string, Span[]> {
  const bars = new Map<string, Span[]>();
  for (const { label, from, to } of hits) {
    if (label.is !== 'not-concept') continue;
    const known = bars.get(label.concept);
    if (known) known.push({ from, to });
    else bars.set(label.concept, [{ from, to }]);
  }
  return bars;
}

/**
 * "Dying for a cuppa" is no wish to die: a `not` phrase that overlaps a finding of its concept takes it away, unless the
 * finding says more than the phrase: "want to go to sleep and never wake" holds "want to go to", and means the rest.
 */
function isBarred(hit: Span, bars: readonly Span[] = []): boolean {
  return bars.some(
    (bar) => bar.from < hit.to && hit.from < bar.to && (covers(bar, hit) || !covers(hit, bar)),
  );
}

/** The "not" of "have not been able to pee" belongs to what it says, and denies nothing that comes after. */
function isSpent(trigger: Hit<Trigger & { is: 'trigger' }>, claims: readonly Claim[]): boolean {
  return (
    trigger.label.kind === 'negation' &&
    claims.some((claim) => !claim.label.plain && covers(claim, trigger) && !covers(trigger, claim))
  );
}
