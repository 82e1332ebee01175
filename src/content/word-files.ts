/** The vocabulary by which replies are understood, one file per language with the same keys. */
import { languages, type Language } from '../model/language.ts';
import { readSource, shaped, type Fault } from './source.ts';
import { carrierClashes } from './carrier-clashes.ts';
import { words, type Words } from './words.ts';

export function readWords(dir: string, faults: Fault[]): Record<Language, Words> | undefined {
  const [en, es] = languages.map((lang) =>
    shaped(readSource(dir, `words/${lang}.yaml`, faults), words, faults),
  );
  if (!en || !es) return undefined;
  for (const word of carrierClashes([en, es]))
    faults.push({
      file: 'content/words',
      line: 1,
      text: `"${word}" is a word the carrier acts on by itself. Choose another.`,
    });
  return { en, es };
}
