/** Which words are ordinary: those that the product's own files use. Whatever else a patient writes may be a name. */
import type { Content } from '../content/content.ts';
import { languages } from '../model/language.ts';
import { plainWord } from './plain-word.ts';

export type OrdinaryContent = Pick<
  Content,
  'riskFiles' | 'secondReader' | 'understanding' | 'words' | 'languageModel'
>;

export function ordinaryWords(content: OrdinaryContent): ReadonlySet<string> {
  const { redaction } = content.languageModel;
  const { answers, phrases, examples } = content.understanding;
  const texts = [
    ...strings(content.riskFiles),
    ...strings(content.secondReader().families),
    ...strings(languages.map((lang) => content.words(lang))),
    ...strings([answers, phrases, examples]),
    ...redaction.ordinary,
  ];
  const words = new Set(texts.flatMap((text) => text.match(/[\p{L}\p{M}'’]+/gu) ?? []).map(plainWord));
  for (const name of [...redaction.names, ...redaction.places].map(plainWord)) words.delete(name);
  return words;
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}
