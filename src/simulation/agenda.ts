/** What happens when, in the order of time; what was put there first comes first among the same. */
import type { Instant } from '../model/time.ts';

interface Entry {
  at: Instant;
  order: number;
  act: () => Promise<void>;
}

export class Agenda {
  readonly #heap: Entry[] = [];
  #count = 0;

  get next(): Instant | undefined {
    return this.#heap[0]?.at;
  }

  add(at: Instant, act: () => Promise<void>): void {
    this.#heap.push({ at, order: (this.#count += 1), act });
    let place = this.#heap.length - 1;
    while (place > 0 && this.#isBefore(place, (place - 1) >> 1)) place = this.#swap(place, (place - 1) >> 1);
  }

  take(): (() => Promise<void>) | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (first !== last) this.#sink(last);
    return first.act;
  }

  #sink(entry: Entry): void {
    this.#heap[0] = entry;
    for (let place = 0; ;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const smaller = right < this.#heap.length && this.#isBefore(right, left) ? right : left;
      if (smaller >= this.#heap.length || !this.#isBefore(smaller, place)) return;
      place = this.#swap(place, smaller);
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    return a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order));
  }

  #swap(from: number, to: number): number {
    const [a, b] = [this.#heap[from], this.#heap[to]];
    if (a !== undefined && b !== undefined) [this.#heap[from], this.#heap[to]] = [b, a];
    return to;
  }
}
