/** Whose turn failed because the store went away: their mail waits there, and is taken up as soon as the store is back. */
import { isAway } from '../errors.ts';

export interface Unanswered {
  noting(owner: string, turn: () => Promise<void>): Promise<void>;
  readonly any: boolean;
  /** All of them, once. */
  take(): string[];
}

export function createUnanswered(): Unanswered {
  const owners = new Set<string>();
  return {
    async noting(owner, turn) {
      try {
        await turn();
      } catch (fault) {
        if (isAway(fault)) owners.add(owner);
        throw fault;
      }
    },
    get any() {
      return owners.size > 0;
    },
    take() {
      const all = [...owners];
      owners.clear();
      return all;
    },
  };
}
