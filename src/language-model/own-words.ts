/**
 * What a model has written for a person's eyes is believed word by word: each stands in the text it was made from, or is one of
 * the few small words that the clinic allows. So it can name no medicine, dose, number, cause, person or promise that was not
 * there, whatever it was talked into.
 */
const SIGNS = /^[a-z0-9áéíóúüñ .,;:?¿'(){}[\]-]*$/iu;

/** Nothing but plain letters and signs, none of which a phone shows otherwise or a page would take for a mark. */
export function isPlain(text: string): boolean {
  return SIGNS.test(text.normalize('NFC'));
}

/** A mark of ours, such as {phone} or [name 1], is a word. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\{\w+\}|\[[a-z]+ \d+\]|[\p{L}\p{N}']+/gu) ?? []
  );
}

/** How many words of the source it has kept, in their order; undefined when there is one that neither has. */
export function keptOf(
  source: readonly string[],
  made: readonly string[],
  mayAdd: ReadonlySet<string>,
): number | undefined {
  // How far the source has been read, with the most words kept on the way there: a small word may be its own or an added one.
  let ways = new Map([[0, 0]]);
  for (const word of made) {
    const next = new Map<number, number>();
    const reach = (at: number, kept: number) => next.set(at, Math.max(kept, next.get(at) ?? 0));
    for (const [at, kept] of ways) {
      const found = source.indexOf(word, at);
      if (found >= 0) reach(found + 1, kept + 1);
      if (mayAdd.has(word)) reach(at, kept);
    }
    ways = next;
  }
  return ways.size === 0 ? undefined : Math.max(...ways.values());
}
