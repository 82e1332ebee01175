/** "Half past two", "las 10 y media": the minutes that are told beside an hour, written as on a clock. */
import type { Words } from '../content/words.ts';
import { longestNumberAt, numberWordAt } from './number-words.ts';
import { tokensOf, type Token } from './tokens.ts';

const HOURS = 12;
const MINUTES = 60;

/** Everything else stays as it was written. */
export function withMinutesWritten(text: string, words: readonly Words[]): string {
  const tokens = tokensOf(text);
  for (let at = 0; at < tokens.length; at += 1) {
    const found = clockAt(tokens, at, words);
    const [first, last] = [tokens[at], tokens[at + (found?.length ?? 1) - 1]];
    if (found === undefined || first === undefined || last === undefined) continue;
    const rest = withMinutesWritten(text.slice(last.to), words);
    return `${text.slice(0, first.from)}${found.clock}${rest}`;
  }
  return text;
}

function clockAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const before = minutesAt(tokens, at, words, 'pastBefore');
  const hour = hourAt(tokens, at + before.length, words);
  if (hour === undefined) return undefined;
  const behind = at + before.length + hour.length;
  const after = before.length > 0 ? NONE : minutesAt(tokens, behind, words, 'pastAfter');
  if (before.length + after.length === 0) return undefined;
  // "A quarter to one" is in the hour before.
  const minutes = (hour.value + HOURS) * MINUTES + before.value + after.value;
  const told = Math.floor(minutes / MINUTES) % HOURS || HOURS;
  const clock = `${told}:${String(minutes % MINUTES).padStart(2, '0')}`;
  return { clock, length: before.length + hour.length + after.length };
}

const NONE = { value: 0, length: 0 };

function minutesAt(
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
  name: 'pastBefore' | 'pastAfter',
): { value: number; length: number } {
  const found = words.map(({ inForms }) => longestNumberAt(tokens, at, inForms[name])).find((each) => each);
  return found ?? NONE;
}

/** With nothing written on to it: "3rd", "7pm". */
function hourAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const token = tokens[at];
  const isBare = token?.kind === 'figure' && /^\d{1,2}$/.test(token.text) && (token.suffix ?? '') === '';
  const told = isBare ? { value: Number(token.text), length: 1 } : numberWordAt(tokens, at, words);
  return told !== undefined && told.value >= 1 && told.value <= HOURS ? told : undefined;
}
