/**
 * People say the same few thousand words: what is known of one is kept. What strangers send beyond is forgotten again, all at
 * once, so that no text can fill the memory.
 */
export function remembering<T>(find: (word: string) => T, most = 20_000): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const found = find(word);
    known.set(word, found);
    return found;
  };
}
