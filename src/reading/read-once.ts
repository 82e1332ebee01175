/**
 * A message is read by many who want to know something of it, and most of them ask first what others have asked already.
 * Readings are pure and content is frozen at start, so the same words are read once while somebody deals with them.
 */

/** A few messages and their parts; then all is forgotten at once, so that no text can fill the memory. */
const MOST_LETTERS = 12_000;

/** `of`: what else the reading rests on, such as the vocabularies: the same object is taken for the same content. */
export function readOnce<Of extends object[], R>(
  read: (text: string, ...of: Of) => R,
): (text: string, ...of: Of) => R {
  const all = new Readings<R>();
  return (text, ...of) => {
    const readings = of.reduce<Readings<R>>((above, each) => above.under(each), all);
    const before = readings.texts.get(text);
    if (before !== undefined) return before.is;
    const is = read(text, ...of);
    readings.keep(text, is);
    return is;
  };
}

class Readings<R> {
  readonly texts = new Map<string, { is: R }>();
  readonly #below = new WeakMap<object, Readings<R>>();
  #letters = 0;

  under(each: object): Readings<R> {
    const before = this.#below.get(each);
    if (before !== undefined) return before;
    const readings = new Readings<R>();
    this.#below.set(each, readings);
    return readings;
  }

  keep(text: string, is: R): void {
    this.#letters += text.length;
    if (this.#letters > MOST_LETTERS) {
      this.texts.clear();
      this.#letters = text.length;
    }
    this.texts.set(text, { is });
  }
}
