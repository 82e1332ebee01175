/** What the patient brings in their own words, and what was agreed last time. */
import { agreedParts, TOP, type Visit, type Written } from '../model/visit.ts';
import type { Fact, Line, Section } from './line.ts';

const MOST_CORRECTIONS = 2;

export function questionLines({ questions, prepared, corrections, summaries }: Visit): Line[] {
  const told = (['matters', 'changes', 'goal'] as const).flatMap((what): Line[] => {
    const words = prepared[what];
    if (words === undefined) return [];
    const section = what === 'goal' ? 'function' : 'questions';
    const short = summaries?.[what];
    // Of other words than those that stand there now it is left out.
    const drafted =
      short?.at === words.at
        ? [said(section, { is: 'summary', short: short.words, at: words.at }, words)]
        : [];
    return [said(section, { is: 'prepared', what, ...words }, words), ...drafted];
  });
  const top = questions
    .slice(0, TOP)
    .map(({ words, at, drafted }, place) =>
      said(
        'questions',
        { is: 'question', place: place + 1, words, at, ...(drafted && { drafted }) },
        { words, at },
      ),
    );
  const rest = questions.slice(TOP);
  return [
    ...told,
    ...top,
    ...(rest.length > 0 ? [more(rest)] : []),
    ...(questions.length === 0
      ? [{ section: 'questions', fact: { is: 'no-questions' }, from: [] } as const]
      : []),
    ...corrections
      .slice(-MOST_CORRECTIONS)
      .map((each) => said('questions', { is: 'correction', words: each.words, at: each.at }, each)),
  ].map((line) => ({ ...line, from: [...line.from] }));
}

function more(rest: readonly Written[]): Line {
  const from = rest.map(({ at }) => ({ kind: 'message' as const, at }));
  return { section: 'questions', fact: { is: 'more-questions', count: rest.length }, from };
}

/** Of the visit before this one. */
export function agreedLines({ agreed }: Visit): Line[] {
  const last = agreed.at(-1);
  if (last === undefined) return [];
  const parts = agreedParts.flatMap((part): Line[] => {
    const words = last.parts[part];
    return words === undefined ? [] : [said('agreed', { is: 'agreed', part, ...words }, words)];
  });
  const { taughtBack } = last;
  return taughtBack === undefined
    ? parts
    : [...parts, said('agreed', { is: 'agreed', part: 'taught-back', ...taughtBack }, taughtBack)];
}

function said(section: Section, fact: Fact, { at }: Written): Line {
  return { section, fact, from: [{ kind: 'message', at }] };
}
