/** Whatever a text tells a person to send must be understood when it comes back. */
import { languages, type Language } from '../../model/language.ts';
import type { Parts } from '../read-content.ts';
import { faultAt, type Fault } from '../source.ts';
import type { Words } from '../words.ts';
import { wordsAskedFor } from './wording.ts';

export function vocabularyFaults(parts: Parts, words: Record<Language, Words>): Fault[] {
  return languages.flatMap((lang) => {
    const { source, messages } = parts.catalogues[lang];
    const known = understood(words[lang]);
    return Object.entries(messages).flatMap(([key, { text }]) =>
      wordsAskedFor({ key, lang, text })
        .filter((word) => !known.has(plain(word)))
        .map((word) =>
          faultAt(
            source,
            ['messages', key],
            `${key} asks for ${word}, which content/words/${lang}.yaml does not know. Add it there.`,
          ),
        ),
    );
  });
}

function understood({
  commands,
  plan: safetyPlan,
  wishes,
  ready,
  breaks,
  questions,
  skills,
  yesNo,
  carrier,
  inForms,
}: Words): Set<string> {
  const alone = Object.values(commands).flatMap((each) => each.alone);
  const replies = [...yesNo.yes, ...yesNo.yesAlone, ...yesNo.no];
  const { change, erase } = safetyPlan;
  return new Set(
    [
      ...alone,
      ...wishes.resume,
      ...ready,
      ...breaks.off,
      ...skills.list,
      ...change,
      ...erase,
      ...questions.reword,
      ...questions.remove,
      ...questions.fix,
      ...inForms.leave,
      ...replies,
      ...carrier.stop,
      ...carrier.start,
      ...carrier.help,
    ].map(plain),
  );
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
