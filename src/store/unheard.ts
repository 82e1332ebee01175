/**
 * Locks that the store may have given us without our hearing of it, because the connection broke before its answer: nobody else
 * knows them, and whoever asks for that owner next gives them back first. Without this they would have to lapse.
 */
import { isAway } from '../errors.ts';

export class Unheard {
  readonly #fences = new Map<string, string>();

  of(owner: string): string | undefined {
    return this.#fences.get(owner);
  }

  /** Remembers the fence where the answer does not come; one for an owner, asked for again until it is answered. */
  async answered<T>(owner: string, fence: string, answer: Promise<T>): Promise<T> {
    try {
      const answered = await answer;
      this.#fences.delete(owner);
      return answered;
    } catch (fault) {
      if (isAway(fault)) this.#fences.set(owner, fence);
      throw fault;
    }
  }
}
