/** The patient's plan as they are shown it: their own words, in pieces that each fit two segments of SMS. */
import { isWritten, planParts, wordsFor, type SafetyPlan } from '../src/model/safety-plan.ts';
import type { SignalName } from '../src/model/signal.ts';
import type { Turn } from '../src/turn/turn.ts';

/** Two segments hold 306; some letters take the room of two, and a curly quote or three dots more. */
const PIECE = 270;
const WITH_OFFER = new Set<SignalName>(['suicide_self_harm', 'severe_distress']);

/** True when there was something to show. */
export function showPlan(turn: Turn): boolean {
  const plan = turn.safetyPlan;
  if (!isWritten(plan)) return false;
  // Said for safety, so that the patient's words are never run together with ours.
  for (const text of pieces(linesOf(turn, plan), PIECE))
    turn.say('plan.shown', {}, { purpose: 'safety', text });
  return true;
}

/** Offered, not sent: who holds the phone at this moment is not known. It takes nobody's place and quiets no alert. */
export function offerPlan(turn: Turn, signal: SignalName): void {
  if (WITH_OFFER.has(signal) && isWritten(turn.safetyPlan)) turn.say('plan.offer', {}, { purpose: 'safety' });
}

function linesOf(turn: Turn, plan: SafetyPlan): string[] {
  return planParts.flatMap((part) => {
    const words = wordsFor(plan, part);
    return words === undefined
      ? []
      : `${turn.content.text(`plan.label.${part}`, turn.patient.lang)} ${words}`;
  });
}

/** Lines together as long as they fit; one that is too long is cut between words, and only within a word if it must be. */
export function pieces(lines: readonly string[], most: number): string[] {
  const out: string[] = [];
  for (const line of lines.flatMap((each) => cut(each, most))) {
    const last = out.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= most) out[out.length - 1] = `${last}\n${line}`;
    else out.push(line);
  }
  return out;
}

function cut(line: string, most: number): string[] {
  const out: string[] = [];
  let rest = line;
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const at = space > most / 2 ? space : most;
    out.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...out, rest];
}
