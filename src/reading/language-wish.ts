/** "Speak Spanish please", "en español por favor": to be written to in another language. */
import type { Words } from '../content/words.ts';
import type { Language } from '../model/language.ts';
import { longestAt, listsOf } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** Undefined where a language is only mentioned among other things, or none of ours. */
export function readLanguageWish(text: string, words: readonly Words[]): Language | undefined {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const lists = (name: 'beside' | 'notMine') => listsOf(words, ({ languages }) => languages[name]);
  const beside = [
    ...lists('beside'),
    ...listsOf(words, ({ fillers }) => fillers),
    ...listsOf(words, ({ asking }) => asking),
  ];
  const named: Language[] = [];
  let isNotMine = false;
  for (let at = 0; at < tokens.length;) {
    const [lang, notMine] = [languageAt(tokens, at, words), longestAt(tokens, at, lists('notMine'))];
    const length = lang?.length ?? Math.max(notMine, longestAt(tokens, at, beside));
    if (length === 0) return undefined;
    if (lang !== undefined) named.push(lang.lang);
    isNotMine ||= lang === undefined && notMine === length;
    at += length;
  }
  const [lang, ...more] = new Set(named);
  if (lang === undefined || more.length > 0) return undefined;
  // "I don't speak English", and there are two.
  return isNotMine ? (lang === 'en' ? 'es' : 'en') : lang;
}

function languageAt(tokens: ReturnType<typeof tokensOf>, at: number, words: readonly Words[]) {
  const found = words.flatMap(({ languages: { names } }) =>
    (['en', 'es'] as const).map((lang) => ({ lang, length: longestAt(tokens, at, [names[lang]]) })),
  );
  return found.find(({ length }) => length > 0);
}
