/**
 * "I took 2 tylenol this morning", "tomo tramadol cada 8 horas": a medicine, how much of it and when, and nothing else. The
 * whole message, or it is none: whatever else is told may be why it is told.
 */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt, once } from './phrases.ts';
import { numberWordAt } from './number-words.ts';
import { tokensOf, type Token } from './tokens.ts';

/** Of one medicine, counted once. More may be right too, and is for those to judge who read for danger. */
const MOST_AT_ONCE = 2;
/** No medicine of a pain clinic is taken more often as a rule. */
const LEAST_HOURS = 4;

export function isOrdinaryDose(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  if (/[?¿]/.test(text)) return false;
  const { names, around, spans } = listsFor(words);
  let [named, counted] = [0, 0];
  for (let at = 0; at < tokens.length;) {
    const span = spanAt(tokens, at, spans, words);
    const amount = span > 0 ? undefined : amountAt(tokens, at, words);
    const name = longestAt(tokens, at, names);
    const step = span || amount?.length || Math.max(name, longestAt(tokens, at, around));
    if (step === 0 || (amount !== undefined && amount.value > MOST_AT_ONCE)) return false;
    if (amount !== undefined) counted += 1;
    else if (span === 0 && name === step) named += 1;
    at += step;
  }
  // Two counted together are a mixture, of which no reading room knows what it does.
  return named === 1 ? counted <= 1 : named === 2 && counted === 0;
}

interface Amount {
  value: number;
  length: number;
}

function amountAt(tokens: readonly Token[], at: number, words: readonly Words[]): Amount | undefined {
  const token = tokens[at];
  if (token?.kind === 'figure')
    return { value: token.suffix ? Infinity : (token.value ?? Infinity), length: 1 };
  return numberWordAt(tokens, at, words);
}

/** "Every 8 hours", "cada ocho horas", "two hours ago". */
function spanAt(
  tokens: readonly Token[],
  at: number,
  { every, hours }: ReturnType<typeof listsFor>['spans'],
  words: readonly Words[],
): number {
  const opens = longestAt(tokens, at, every);
  const amount = amountAt(tokens, at + opens, words);
  const unit = amount === undefined ? 0 : longestAt(tokens, at + opens + amount.length, hours);
  if (unit === 0 || amount === undefined || (opens > 0 && amount.value < LEAST_HOURS)) return 0;
  return opens + amount.length + unit;
}

const listsFor = once((words) => ({
  names: listsOf(words, ({ medicine }) => medicine.names),
  around: [
    ...listsOf(words, ({ medicine }) => medicine.around),
    ...listsOf(words, ({ fillers }) => fillers),
    ...listsOf(words, ({ number }) => number.articles),
    ...listsOf(words, ({ number }) => number.and),
  ],
  spans: {
    every: listsOf(words, ({ medicine }) => medicine.every),
    hours: listsOf(words, ({ number }) => number.counted.hours),
  },
}));
