/** A word as it is compared: one case, no accents, nothing invisible. */
export function plainWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/’/g, "'");
}
