/** Which of several numbered things are meant: "1 and 3", "2, 4". Figures alone, each once, in the order they are named. */
import { tokensOf } from './tokens.ts';

export function figuresIn(text: string): number[] {
  const named = tokensOf(text).flatMap(({ kind, value, suffix = '' }) =>
    kind === 'figure' && value !== undefined && Number.isInteger(value) && value > 0 && suffix === ''
      ? [value]
      : [],
  );
  return [...new Set(named)];
}
