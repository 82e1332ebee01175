/** Counts the syllables of a Spanish word by its vowels: strong ones stand alone, weak ones join unless accented. */
const VOWELS = /[aeiouáéíóúü]+/g;
const OWN_SYLLABLE = /[aeoáéóíú]/g;

export function syllablesInSpanish(word: string): number {
  const spoken = word
    .toLowerCase()
    // The u of que, qui, gue and gui is silent.
    .replace(/([qg])u(?=[eéií])/g, '$1')
    // y is a vowel at the end of a word, and alone.
    .replace(/y$/, 'i');
  const groups = spoken.match(VOWELS) ?? [];
  const counted = groups.reduce((sum, group) => sum + Math.max(1, group.match(OWN_SYLLABLE)?.length ?? 0), 0);
  return Math.max(1, counted);
}
