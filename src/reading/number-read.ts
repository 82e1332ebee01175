/** What reading a number can come to. */
export type NumberRead =
  /**
   * `over`: "10+", at least the highest the scale has. `rest`: what else was said. `chosen`: other numbers stood beside it, and it
   * was told which one is the answer.
   */
  | { kind: 'value'; value: number; approx: boolean; over: boolean; rest: string; chosen?: true }
  | { kind: 'range'; low: number; high: number; rest: string; chosen?: true }
  | { kind: 'same' }
  | { kind: 'emergency-line'; number: string }
  /** `maybe`: the only number there is, of which nobody can say whether it is the answer. */
  | {
      kind: 'unclear';
      because: 'no-number' | 'several' | 'not-this' | 'vague' | 'below' | 'above';
      maybe?: number;
    };

type Because = Extract<NumberRead, { kind: 'unclear' }>['because'];

export function unclear(because: Because): NumberRead {
  return { kind: 'unclear', because };
}
