/** All that stands on the page, in words, before anybody lays it out on paper or on a screen. */
import { readable, shownDay } from '../model/time.ts';
import { DRAWN_DAYS } from './brief.ts';
import { isOpenDanger, type Brief } from './line.ts';
import { firstDayOf, rowOf } from './strip.ts';
import { measureName } from './fact-text.ts';
import { wordedSections, type WordedLine, type WordedSection } from './worded.ts';
import type { Wording } from './wording.ts';

export type Paper = 'a4' | 'letter';

export interface Drawing {
  label: string;
  alt: string;
  of: Brief['drawn'][number];
}
export interface Page {
  lang: string;
  title: string;
  name: string;
  visit: string;
  /** Said above everything while a danger is open. */
  open?: string;
  made: string;
  trace: string;
  /** Over the list of where each line was told from. */
  told: string;
  drawings: Drawing[];
  legend: string;
  from: string;
  to: string;
  drawnTo: Brief['drawnTo'];
  days: number;
  sections: WordedSection[];
}

/** A quotation on the page; the record has all of it. */
const LONGEST_QUOTE = 240;

export function pageOf(brief: Brief, words: Wording): Page {
  const { say, lang } = words;
  const when = (at: number) => readable(at, brief.zone, lang);
  const drawings = brief.drawn.map((of) => {
    const label = measureName(of.measure, words);
    return { label, of, alt: say('brief.drawing', { label, row: rowOf(of, brief.drawnTo, DRAWN_DAYS) }) };
  });
  const open = brief.lines.filter(({ fact }) => isOpenDanger(fact)).length;
  return {
    lang,
    title: say('brief.title'),
    name: brief.name,
    visit:
      brief.visitAt === undefined ? say('brief.no-visit') : say('brief.for', { time: when(brief.visitAt) }),
    ...(open > 0 && { open: say('brief.open', { times: open }) }),
    made: say('brief.made', { time: when(brief.madeAt) }),
    trace: say('brief.trace'),
    told: say('brief.told'),
    drawings,
    legend: say('brief.drawn', { days: DRAWN_DAYS }),
    from: shownDay(firstDayOf(brief.drawnTo, DRAWN_DAYS), lang),
    to: shownDay(brief.drawnTo, lang),
    drawnTo: brief.drawnTo,
    days: DRAWN_DAYS,
    sections: wordedSections(brief, words),
  };
}

export function quoted(words: string): string {
  const short = words.length <= LONGEST_QUOTE ? words : `${words.slice(0, LONGEST_QUOTE - 1).trimEnd()}…`;
  return `“${short.replace(/\s+/g, ' ')}”`;
}

export function whole({ text, quote }: Pick<WordedLine, 'text' | 'quote'>): string {
  return quote === undefined ? text : `${text} ${quoted(quote)}`;
}
