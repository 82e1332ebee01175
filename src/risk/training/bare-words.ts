/**
 * A word alone says next to nothing: "purple", "walking", "the park" answer a question. Nobody writes a training text of
 * them, so each common word is learnt from once by itself, as harmless, unless somebody was in danger in one or two words.
 */
import type { Families } from '../second/families.ts';
import { dangerLook } from '../second/danger-features.ts';
import { rowsOf, told } from '../second/reading.ts';
import type { Labelled } from './labelled-line.ts';

const COMMON = 8;

export function bareWords(messages: readonly Labelled[], families: Families): Labelled[] {
  const counts = new Map<string, { lang: Labelled['lang']; count: number }>();
  const grave = new Set<string>();
  for (const { text, lang, tier } of messages) {
    const words = new Set(told(text, families).words.map((word) => word.text));
    for (const word of words) {
      const count = (counts.get(word)?.count ?? 0) + 1;
      counts.set(word, { lang, count });
      if (tier !== 'none' && words.size <= 2) grave.add(word);
    }
  }
  return [...counts]
    .filter(([word, { count }]) => count >= COMMON && !grave.has(word) && /^\p{L}{3,}$/u.test(word))
    .map(([word, { lang }], at): Labelled => ({
      lang,
      text: word,
      tier: 'none',
      signals: [],
      kind: 'word',
      file: 'words',
      line: at + 1,
      rows: rowsOf(told(word, families).words, dangerLook),
      opening: word,
    }));
}
