/** The facts of a brief in the words of a language, for clinicians: each number with what it rests on. */
import { factText } from './fact-text.ts';
import { isOpenDanger, linesOf, sections, type Brief, type Line, type Section } from './line.ts';
import { sourcesText } from './sources.ts';
import type { Wording } from './wording.ts';

export interface WordedLine {
  text: string;
  line: Line;
  /** Draws the eye: a danger that nobody has closed. */
  isOpen: boolean;
  /** The patient's own words, shown as such. */
  quote?: string;
  /** Where it was told from; nothing for what is said to be missing. */
  told: string;
}
export interface WordedSection {
  id: Section;
  title: string;
  lines: WordedLine[];
}

export function wordedSections(brief: Brief, words: Wording): WordedSection[] {
  return sections.flatMap((id) => {
    const lines = linesOf(brief, id).map((line) => wordedLine(line, brief, words));
    return lines.length === 0 ? [] : [{ id, title: words.say(`brief.section.${id}`), lines }];
  });
}

function wordedLine(line: Line, brief: Brief, words: Wording): WordedLine {
  const { fact } = line;
  const quote = 'words' in fact ? { quote: fact.words } : {};
  const isOpen = isOpenDanger(fact) || (fact.is === 'more-alerts' && fact.tier === 'any' && fact.open > 0);
  const told = sourcesText(line, brief, words);
  return { text: factText(fact, brief, words), line, isOpen, told, ...quote };
}
