/** No word that many people say is longer. */
const LONGEST = 40;

/**
 * People say the same few thousand words: what is known of one is kept. What strangers send beyond is forgotten again, all at
 * once, and what is longer than any word is never kept, so that no text can fill the memory.
 */
export function remembering<T>(find: (word: string) => T, most = 20_000): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = find(word);
    if (word.length > LONGEST) return found;
    if (known.size >= most) known.clear();
    known.set(word, found);
    return found;
  };
}
