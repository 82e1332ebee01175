/**
 * Whose danger it is. It is another person's only where the message names one who is in it and the writer does not speak
 * of themselves: in every doubt it is taken for the patient's own.
 */
import type { Finding, Findings } from './concepts.ts';

const ANOTHER = 'somebody-else';
const ONESELF = 'oneself';

export function isAboutAnother(findings: Findings): boolean {
  return findings.has(ANOTHER) && !findings.has(ONESELF);
}

/** Each of them belongs to what is told of the other person: "my wife took the car, took all the pills" is of two people. */
export function areAnothers(found: readonly Finding[], findings: Findings): boolean {
  if (!isAboutAnother(findings)) return false;
  const told = findings.get(ANOTHER) ?? [];
  return found.every((each) => told.some(({ from, to }) => from <= each.to && each.from <= to));
}
