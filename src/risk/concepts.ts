/** Concepts found in a message, with the modifiers that reach them. */
import type { Modifier } from '../model/signal.ts';
import { marksOf, modifiersOf } from './modifiers.ts';
import type { Trigger } from './modifiers.ts';
import type { Said } from './normalise.ts';
import type { Hit, Scanner } from './scan.ts';
import { covers } from './spans.ts';

export type Label = { is: 'concept'; concept: string } | { is: 'not-concept'; concept: string } | Trigger;

export interface Finding extends Hit<string> {
  modifiers: Modifier[];
}
/** Findings by concept. */
export type Findings = ReadonlyMap<string, Finding[]>;

export function findConcepts(said: Said, scanner: Scanner<Label>): Findings {
  const hits = scanner.scan(said.tokens);
  const marks = marksOf(hits.filter((hit): hit is Hit<Trigger> => !hit.label.is.endsWith('concept')));
  const barred = hits.filter((hit) => hit.label.is === 'not-concept');
  const found = new Map<string, Finding[]>();
  for (const { label, from, to } of hits) {
    if (label.is !== 'concept' || barred.some((other) => bars(other, label.concept, { from, to }))) continue;
    const finding = {
      label: label.concept,
      from,
      to,
      modifiers: modifiersOf({ label, from, to }, marks, said),
    };
    found.set(label.concept, [...(found.get(label.concept) ?? []), finding]);
  }
  return found;
}

/**
 * "Dying for a cuppa" is no wish to die: a `not` phrase that overlaps a finding of its concept takes it away, unless the
 * finding says more than the phrase: "want to go to sleep and never wake" holds "want to go to", and means the rest.
 */
function bars(other: Hit<Label>, concept: string, hit: { from: number; to: number }): boolean {
  if (other.label.is !== 'not-concept' || other.label.concept !== concept) return false;
  const overlaps = other.from < hit.to && hit.from < other.to;
  return overlaps && (covers(other, hit) || !covers(hit, other));
}
