/**
 * Locks that the store may have given us without our hearing of it, because the connection broke before its answer: nobody else
 * knows them, and whoever asks for that owner next gives them back first. Without this they would have to lapse.
 */
import { isAway } from '../errors.ts';

export class Unheard {
  readonly #fences = new Map<string, readonly string[]>();

  /**
   * Each is given back by one caller alone: a second one would free the lock that the first has got meanwhile. Which of them
   * the store has, if any, only the giving back tells; one that fails is left for the next time.
   */
  async giveBack(owner: string, unlock: (fence: string) => Promise<void>): Promise<void> {
    const fences = this.#fences.get(owner) ?? [];
    this.#fences.delete(owner);
    await Promise.all(fences.map((fence) => this.answered(owner, fence, unlock(fence))));
  }

  /** Remembers the fence where the answer does not come. */
  async answered<T>(owner: string, fence: string, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (fault) {
      if (isAway(fault)) this.#fences.set(owner, [...(this.#fences.get(owner) ?? []), fence]);
      throw fault;
    }
  }
}
