/** What is understood by a state of the content: learnt when it is needed first, and then kept as long as its files are. */
import type { Content } from '../content/content.ts';
import type { Language } from '../model/language.ts';
import type { Page } from '../model/reading.ts';
import { compileSpelling } from '../risk/spelling.ts';
import type { Hearing } from './of-its-own.ts';
import { createSearch, type Search } from './search.ts';
import { createUnderstanding, type Understand } from './understand.ts';

const known = new WeakMap<Content['understanding'], Understand>();
const searches = new WeakMap<Content, Record<Language, Search>>();

export function understandingOf(content: Content): Understand {
  const before = known.get(content.understanding);
  if (before !== undefined) return before;
  const words = content.everyWord('en');
  const understand = createUnderstanding({ ...content, words });
  known.set(content.understanding, understand);
  return understand;
}

/** The clinic's answers in one language. */
export function answersIn(content: Content, lang: Language): Search {
  const before = searches.get(content);
  if (before !== undefined) return before[lang];
  const spelling = compileSpelling(content.riskFiles.filter((file) => file.kind === 'spelling'));
  const of = (each: Language) =>
    createSearch(
      content.understanding.answers.filter((answer) => answer.lang === each),
      content.understanding.examples
        .filter((file) => file.lang === each)
        .flatMap(({ examples }) => Object.values(examples).flat()),
      spelling,
    );
  const made = { en: of('en'), es: of('es') };
  searches.set(content, made);
  return made[lang];
}

/**
 * A small library whole, for what our search cannot place it cannot put in order either; of a larger one as much as can be read for
 * the price of a letter.
 */
const NEAR = 16;

/** What might still answer a question, for a reader that understands more than words they share. */
export function pagesNear(content: Content, text: string, lang: Language): Page[] {
  return answersIn(content, lang)
    .near(text, NEAR)
    .map(({ id, title, text: says }) => ({ id, title, text: says.trim() }));
}

/** How a text is heard in which two things may stand. */
export function hearingOf(content: Content): Hearing {
  return { words: content.everyWord('en'), understand: understandingOf(content) };
}
