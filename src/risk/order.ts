/** Which danger is named first: it chooses what is said to the patient, and what the clinician reads first. */
import { signalNames, tiers } from '../model/signal.ts';
import type { Signal, SignalName } from '../model/signal.ts';

/**
 * Of equally urgent ones that of suicide, since its question must be asked; then the one that the second reader takes it
 * for, which hears the whole message where a rule hears a part; then the one of which most was found.
 */
export function inOrder(signals: readonly Signal[], likeliest?: SignalName): Signal[] {
  return [...signals].sort(
    (a, b) =>
      tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
      Number(b.signal === 'suicide_self_harm') - Number(a.signal === 'suicide_self_harm') ||
      Number(b.signal === likeliest) - Number(a.signal === likeliest) ||
      b.evidence.words.length - a.evidence.words.length ||
      lengthOf(b) - lengthOf(a) ||
      signalNames.indexOf(a.signal) - signalNames.indexOf(b.signal),
  );
}

function lengthOf({ evidence }: Signal): number {
  return evidence.words.join('').length;
}
