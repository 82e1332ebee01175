/**
 * How hard a text is to read. English: Flesch-Kincaid grade, at most 6. Spanish: the INFLESZ scale (Szigriszt's
 * formula, Barrio-Cantalejo 2008), at least 65, "fairly easy". Very short texts have no grade worth the name.
 */
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Language } from '../../model/language.ts';
import { syllablesInSpanish } from './spanish-syllables.ts';

const TOO_SHORT = 6;
const LONGEST_SENTENCE = 15;
const HARDEST_GRADE = 6;
const LEAST_EASE = 65;

export function sentences(text: string): string[][] {
  return text
    .split(/[.!?]+(?:\s|$)|:\s/)
    .map((each) => each.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [])
    .filter((each) => each.length > 0);
}

export function longSentences(text: string): number[] {
  return sentences(text)
    .map((each) => each.length)
    .filter((words) => words > LONGEST_SENTENCE);
}

/** What is wrong with the reading level, or undefined. */
export function hardToRead(text: string, lang: Language): string | undefined {
  const said = sentences(text);
  const words = said.flat();
  if (words.length < TOO_SHORT) return undefined;
  return lang === 'en' ? gradeFault(said.length, words) : easeFault(said.length, words);
}

function gradeFault(sentence: number, words: string[]): string | undefined {
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade = fleschKincaid({ sentence, word: words.length, syllable: syllables });
  return grade > HARDEST_GRADE
    ? `reads at grade ${grade.toFixed(1)}; ${HARDEST_GRADE} is the most`
    : undefined;
}

function easeFault(sentence: number, words: string[]): string | undefined {
  const syllables = words.reduce((sum, word) => sum + syllablesInSpanish(word), 0);
  const ease = 206.835 - (62.3 * syllables) / words.length - words.length / sentence;
  return ease < LEAST_EASE
    ? `has an INFLESZ ease of ${ease.toFixed(0)}; ${LEAST_EASE} is the least`
    : undefined;
}
